/** The documents a person has open: those of all tabs, loaded or not, and those in panels. */
import * as vscode from 'vscode';
import { documentScheme } from '../shared/contributions';

/** Each once, in the order of the tabs; our own decoded documents are left out. */
export async function openDocuments(): Promise<readonly vscode.TextDocument[]> {
  const inTabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => documentsOf(input)));
  const opened = await Promise.all(inTabs);
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document);
  const documents = new Map([...opened.flat(), ...visible].map((document) => [document.uri.toString(), document]));
  return [...documents.values()].filter(({ uri }) => uri.scheme !== documentScheme);
}

async function documentsOf(input: unknown): Promise<readonly vscode.TextDocument[]> {
  if (input instanceof vscode.TabInputNotebook) return cellsOf(input.uri);
  const opened = await Promise.allSettled(urisOf(input).map((uri) => vscode.workspace.openTextDocument(uri)));
  // What cannot be opened as text (a file that is gone or too big) holds no token that could be listed.
  return opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

function urisOf(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  if (input instanceof vscode.TabInputTextDiff) return [input.original, input.modified];
  return [];
}

function cellsOf(uri: vscode.Uri): readonly vscode.TextDocument[] {
  const notebook = vscode.workspace.notebookDocuments.find((each) => each.uri.toString() === uri.toString());
  return notebook?.getCells().map(({ document }) => document) ?? [];
}
