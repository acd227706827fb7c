/** The documents of all open tabs, those too that the editor has not loaded since the window was opened. */
import * as vscode from 'vscode';
import { documentScheme } from '../shared/contributions';

export async function openDocuments(): Promise<readonly vscode.TextDocument[]> {
  const loaded = vscode.workspace.textDocuments.filter(({ isClosed }) => !isClosed);
  const known = new Set(loaded.map(({ uri }) => uri.toString()));
  const missing = tabUris().filter((uri) => !known.has(uri.toString()));
  const opened = await Promise.allSettled(missing.map((uri) => vscode.workspace.openTextDocument(uri)));
  // What cannot be opened as text (an image, a file that is gone or too big) holds no token that could be listed.
  const late = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const documents = new Map([...loaded, ...late].map((document) => [document.uri.toString(), document]));
  return [...documents.values()].filter(({ uri }) => uri.scheme !== documentScheme);
}

function tabUris(): readonly vscode.Uri[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => urisOf(input)));
}

function urisOf(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  if (input instanceof vscode.TabInputTextDiff) return [input.original, input.modified];
  return [];
}
