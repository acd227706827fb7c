/** What the token panel is made of. */
import * as vscode from 'vscode';
import type { SessionView } from '../../core/sessions/session';
import type { commandIds } from '../../shared/contributions';
import type { CommandDeps } from '../commands/table';
import { createDialog, type Dialog } from '../dialog';
import type { Sessions } from '../sessions/sessions';

export type PanelCommand = (typeof commandIds)['showPanel' | 'pasteToken' | 'pinToken' | 'unpinToken'];

/** The sessions, as their door hands them out. */
export interface PanelSessions {
  /** As last read; loads nothing. */
  readonly known: () => readonly SessionView[];
  readonly onDidChange: vscode.Event<void>;
  readonly onDidSignIn: vscode.Event<SessionView>;
  /** Loads what keeps them. */
  readonly sessions: () => Pick<Sessions, 'list' | 'known' | 'peek'>;
}

export interface PanelDeps extends CommandDeps {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri'>;
  readonly sessions: PanelSessions;
  readonly surroundings?: Partial<PanelSurroundings> | undefined;
}

/** What the editor does for the panel; tests put their own in its stead. */
export interface PanelSurroundings {
  readonly run: (command: string, argument?: unknown) => Promise<unknown>;
  readonly clipboard: Pick<vscode.Clipboard, 'readText' | 'writeText'>;
  readonly dialog: Dialog;
  readonly isTrusted: () => boolean;
}

/** {@link PanelDeps} with the editor in place. */
export type PanelUse = Omit<PanelDeps, 'surroundings'> & PanelSurroundings;

export function panelUseOf({ surroundings, ...deps }: PanelDeps): PanelUse {
  return {
    run: async (command, argument) =>
      argument === undefined
        ? vscode.commands.executeCommand(command)
        : vscode.commands.executeCommand(command, argument),
    clipboard: vscode.env.clipboard,
    dialog: createDialog(),
    isTrusted: () => vscode.workspace.isTrusted,
    ...surroundings,
    ...deps,
  };
}
