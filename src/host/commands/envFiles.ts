/** `.env` and `.gitignore` at the root of the workspace folder, read and extended. */
import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { dotenvAddition, dotenvStanding } from '../../core/edits/dotenv';
import { ignoreAddition, isIgnored } from '../../core/edits/gitignore';
import { gitText } from '../../scan/git';

/** A file as it is in the editor, changes that are not saved included. */
interface FileText {
  readonly uri: vscode.Uri;
  /** Undefined when there is no such file. */
  readonly document: vscode.TextDocument | undefined;
  readonly text: string;
  readonly wasDirty: boolean;
}

export interface EnvFiles {
  readonly dotenv: FileText;
  readonly gitignore: FileText;
  /** The name that git is to ignore. */
  readonly name: string;
  /** Whether `.gitignore` names it. */
  readonly named: boolean;
  /** Whether git has it in its index, where `.gitignore` does not count. */
  readonly tracked: boolean;
  /** Whether git ignores it already. */
  readonly ignored: boolean;
}

const dotenvName = '.env';

/** Whether a file holds the values of variables itself, such as `.env.local`. */
export function isDotenv({ path }: vscode.Uri): boolean {
  return /(?:^|\/)\.env(?:\.[\w.-]+)?$/.test(path);
}

/** The files of the folder that a document is in; of a document in none, those of the first folder. */
export async function envFiles(uri: vscode.Uri): Promise<EnvFiles | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined || vscode.workspace.fs.isWritableFileSystem(folder.uri.scheme) !== true) return undefined;
  const uris = [dotenvName, '.gitignore'].map((name) => vscode.Uri.joinPath(folder.uri, name));
  // A link can lead to a file that everybody reads.
  if ((await Promise.all(uris.map(isLink))).includes(true)) return undefined;
  const [dotenv, gitignore] = await Promise.all(uris.map(readFile));
  if (dotenv === undefined || gitignore === undefined) return undefined;
  const name = isDotenv(uri) ? (uri.path.split('/').at(-1) ?? dotenvName) : dotenvName;
  const named = isIgnored(gitignore.text, name);
  const tracked = await isTracked(isDotenv(uri) ? uri : dotenv.uri);
  return { dotenv, gitignore, name, named, tracked, ignored: named && !tracked };
}

/** Adds values to `.env` by their names, those aside that are there. */
export function addValues(
  edit: vscode.WorkspaceEdit,
  { dotenv }: EnvFiles,
  values: readonly (readonly [name: string, value: string])[],
): void {
  let addition = '';
  for (const [name, value] of values) {
    if (dotenvStanding(dotenv.text, name, value) === 'same') continue;
    addition += dotenvAddition(dotenv.text + addition, name, value);
  }
  if (addition !== '') append(edit, dotenv, addition);
}

/** Adds the name to `.gitignore`, unless that names it. */
export function addIgnoring(edit: vscode.WorkspaceEdit, { gitignore, name, named }: EnvFiles): void {
  if (!named) append(edit, gitignore, ignoreAddition(gitignore.text, name));
}

/** Saves what the edit changed of these files, because nobody sees that they have changes; not those that had some before. */
export async function saveEnvFiles(files: EnvFiles | undefined): Promise<void> {
  for (const { document, wasDirty } of files === undefined ? [] : [files.dotenv, files.gitignore]) {
    // Whether it is dirty now is told a moment later; saving one that is not changes nothing.
    if (document !== undefined && !wasDirty) await document.save();
  }
}

/** Of a file that is not there too: git may have it all the same, and takes up the new one. */
async function isTracked({ scheme, fsPath }: vscode.Uri): Promise<boolean> {
  if (scheme !== 'file') return false;
  // A name may hold what git would read as a pattern.
  const variables = { GIT_LITERAL_PATHSPECS: '1' };
  const { text } = await gitText(dirname(fsPath), ['ls-files', '-z', '--cached', '--', basename(fsPath)], {
    variables,
  });
  return text !== '';
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    return false;
  }
}

async function readFile(uri: vscode.Uri): Promise<FileText> {
  try {
    // The editor goes on showing a file that is gone.
    await vscode.workspace.fs.stat(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    return { uri, document, text: document.getText(), wasDirty: document.isDirty };
  } catch {
    return { uri, document: undefined, text: '', wasDirty: false };
  }
}

function append(edit: vscode.WorkspaceEdit, { uri, document }: FileText, addition: string): void {
  if (document === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(addition) });
  else edit.insert(uri, document.positionAt(document.getText().length), addition);
}
