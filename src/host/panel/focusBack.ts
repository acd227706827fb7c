/** Gives the focus back to the panel when a list that was opened from it closes: the editor puts it into the text editor. */
import * as vscode from 'vscode';
import { viewIds } from '../../shared/contributions';
import type { Dialog } from '../dialog';
import type { PanelSurroundings } from './panelDeps';

export interface FocusBackDeps {
  readonly run: PanelSurroundings['run'];
  /** A panel that is not seen is not brought up. */
  readonly isVisible: () => boolean;
}

/** Runs what may open lists; the focus goes nowhere where a person or the act has gone elsewhere meanwhile. */
export async function withFocusBack<T>({ run, isVisible }: FocusBackDeps, act: () => Promise<T>): Promise<T> {
  const person = { isElsewhere: false };
  const watch = onDidGo(() => (person.isElsewhere = true));
  try {
    return await act();
  } finally {
    watch.dispose();
    if (!person.isElsewhere && isVisible()) await run(`${viewIds.panel}.focus`);
  }
}

/** The same for each list of a dialog by itself: what follows it may take long. */
export function focusingDialog(deps: FocusBackDeps, dialog: Dialog): Dialog {
  return { ...dialog, pick: (items, options) => withFocusBack(deps, () => dialog.pick(items, options)) };
}

/** Another editor, terminal or window, or work in the one there is. */
function onDidGo(gone: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(gone),
    vscode.window.onDidChangeTextEditorSelection(gone),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) gone();
    }),
    vscode.window.onDidChangeActiveTerminal(gone),
    vscode.window.tabGroups.onDidChangeTabs(gone),
    vscode.window.onDidChangeWindowState(({ focused }) => (focused ? undefined : gone())),
  );
}
