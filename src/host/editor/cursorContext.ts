/** Keeps the context keys that menus and key bindings ask: is there a token here, at the cursor? */
import * as vscode from 'vscode';
import { contextKeys } from '../../shared/contributions';
import { after, type Clock } from '../clock';
import { createContextKeys } from '../contextKeys';
import type { TokenIndex } from '../tokenIndex';

export interface CursorContextDeps {
  readonly index: TokenIndex;
  readonly clock: Clock;
}

/** Long enough that typing does not search a document at each key, short enough for the eye. */
const pauseMilliseconds = 150;

export function registerCursorContext({ index, clock }: CursorContextDeps): vscode.Disposable {
  const keys = createContextKeys();
  let waiting: vscode.Disposable | undefined;

  function update(): void {
    const editor = vscode.window.activeTextEditor;
    const matches = editor === undefined ? [] : index.matches(editor.document);
    const atCursor = editor !== undefined && matches.length > 0 && index.at(editor.document, editor.selection.active);
    keys.set(contextKeys.editorHasTokens, matches.length > 0);
    keys.set(contextKeys.tokenAtCursor, Boolean(atCursor));
  }

  function soon(): void {
    waiting?.dispose();
    waiting = after(clock, pauseMilliseconds, update);
  }

  soon();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.window.onDidChangeTextEditorSelection(({ kind, textEditor }) => {
      if (textEditor !== vscode.window.activeTextEditor) return;
      // A right click opens the menu at once, and the menu must know what was clicked.
      if (kind === vscode.TextEditorSelectionChangeKind.Mouse) update();
      else soon();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) soon();
    }),
    {
      dispose: () => {
        waiting?.dispose();
      },
    },
  );
}
