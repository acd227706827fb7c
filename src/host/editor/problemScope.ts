/** Tells which documents get problems: files that a person has open to work on, and no others. */
import * as vscode from 'vscode';
import type { Settings } from '../settings';

/** The documents that a tab shows; of a comparison, the side that can be edited. */
export function shownDocuments(): readonly vscode.TextDocument[] {
  const shown = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => urisOf(input))));
  return vscode.workspace.textDocuments.filter(({ uri }) => shown.has(uri.toString()));
}

export function getsProblems(document: vscode.TextDocument, settings: Settings): boolean {
  const { problems, maxProblemsLength } = settings;
  return problems && isFile(document.uri) && lengthOf(document) <= maxProblemsLength && !isExcluded(document, settings);
}

/**
 * Whether somebody can work on the document: it lies where things can be written, or in a folder of the workspace. Old
 * versions from git, output, search results and our own documents are shown by providers that only read.
 */
function isFile(uri: vscode.Uri): boolean {
  return isEditable(uri) || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** Whether a document at this address can be changed, as far as its address tells. */
export function isEditable({ scheme }: vscode.Uri): boolean {
  const unsaved = scheme === 'untitled' || scheme === 'vscode-notebook-cell';
  return unsaved || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

function urisOf(input: unknown): readonly string[] {
  if (input instanceof vscode.TabInputText) return [input.uri.toString()];
  if (input instanceof vscode.TabInputTextDiff) return [input.modified.toString()];
  if (input instanceof vscode.TabInputNotebook) return cellsOf(input.uri.toString());
  if (input instanceof vscode.TabInputNotebookDiff) return cellsOf(input.modified.toString());
  return [];
}

function cellsOf(notebook: string): readonly string[] {
  const open = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === notebook);
  return open?.getCells().map(({ document }) => document.uri.toString()) ?? [];
}

/** Without joining the lines. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(new vscode.Position(document.lineCount, 0));
}

function isExcluded(document: vscode.TextDocument, { problemsExclude }: Settings): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return problemsExclude.some((glob) => {
    const anywhere = glob.startsWith('**') || glob.startsWith('/') || folder === undefined;
    const pattern = anywhere ? glob : new vscode.RelativePattern(folder, glob);
    return vscode.languages.match({ pattern }, document) > 0;
  });
}
