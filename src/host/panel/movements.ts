/** When what the cursor stands on may be something else, and whether a person moved it there. */
import * as vscode from 'vscode';

export interface Movements {
  /** By a person, or by a command of theirs. */
  readonly moved: () => void;
  readonly clicked: () => void;
  /** By an edit, or because another editor is the active one. */
  readonly shifted: () => void;
}

export function onMovement({ moved, clicked, shifted }: Movements): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(shifted),
    vscode.window.onDidChangeTextEditorSelection(({ kind, textEditor }) => {
      if (textEditor !== vscode.window.activeTextEditor) return;
      if (kind === vscode.TextEditorSelectionChangeKind.Mouse) clicked();
      // An edit moves the cursor without any kind.
      else if (kind === undefined) shifted();
      else moved();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) shifted();
    }),
  );
}
