/** Documents with credentials, and which file each is, as Git knows files. */
import * as vscode from 'vscode';
import type { Allowance } from '../../core/leaks/ignore';
import type { Leak } from '../../core/leaks/leak';

/** A credential with its place in the version of the document that it was found in. */
export interface LeakInDocument {
  readonly leak: Leak;
  readonly range: vscode.Range;
  /** What comments say of it. */
  readonly comment?: Allowance;
}

/** The file that Git may know: the document's own, or that of its notebook. */
export function fileOf({ uri }: vscode.TextDocument): vscode.Uri | undefined {
  if (uri.scheme === 'file') return uri;
  if (uri.scheme !== 'vscode-notebook-cell') return undefined;
  const notebook = vscode.workspace.notebookDocuments.find((each) =>
    each.getCells().some(({ document }) => document.uri.toString() === uri.toString()),
  );
  return notebook?.uri.scheme === 'file' ? notebook.uri : undefined;
}
