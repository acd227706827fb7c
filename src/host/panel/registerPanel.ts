/** The door to the token panel: registers the view and its commands, and loads what is behind when one is first used. */
import * as vscode from 'vscode';
import { commandIds, viewIds } from '../../shared/contributions';
import type { CommandHandler, CommandTable } from '../commands/table';
import { createPanelFeatures, type PanelFeatures } from './features';
import type { PanelCommand, PanelDeps } from './panelDeps';

export interface PanelDoor extends vscode.Disposable {
  readonly commands: Pick<CommandTable, PanelCommand>;
}

/** Looks at no document and reads no secret before the panel is seen. */
export function registerPanel(deps: PanelDeps): PanelDoor {
  let made: PanelFeatures | undefined;
  const features = (): PanelFeatures => (made ??= createPanelFeatures(deps));
  const late =
    (id: PanelCommand): CommandHandler =>
    (argument) =>
      features().commands[id](argument);
  const view = vscode.window.registerWebviewViewProvider(
    viewIds.panel,
    { resolveWebviewView: (resolved) => features().resolve(resolved) },
    { webviewOptions: { retainContextWhenHidden: false } },
  );
  return {
    commands: {
      [commandIds.showPanel]: late(commandIds.showPanel),
      [commandIds.pasteToken]: late(commandIds.pasteToken),
      [commandIds.pinToken]: late(commandIds.pinToken),
      [commandIds.unpinToken]: late(commandIds.unpinToken),
    },
    dispose: () => void vscode.Disposable.from(view, { dispose: () => void made?.dispose() }).dispose(),
  };
}
