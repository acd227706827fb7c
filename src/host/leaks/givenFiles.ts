/** Files that a thread cannot read by itself: those with changes that are not saved, and those on no disk. */
import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import type { ListedFile } from '../../scan/files';
import type { Skipped } from '../../scan/found';
import type { GivenFile, Job } from '../../scan/jobs';
import type { JobStream } from '../../scan/pool';

/** The documents below a folder that have changes which are not saved, by their paths from there. */
export function unsavedBelow(root: vscode.Uri): ReadonlyMap<string, vscode.TextDocument> {
  const start = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.scheme === root.scheme && uri.authority === root.authority,
  );
  return new Map(
    unsaved.flatMap((document) =>
      document.uri.path.startsWith(start) ? [[document.uri.path.slice(start.length), document] as const] : [],
    ),
  );
}

/** The text of a document as the editor shows it. */
export function givenDocument(file: ListedFile, document: vscode.TextDocument): GivenFile {
  return { ...file, bytes: Buffer.from(document.getText()) };
}

/** The files of a folder that is on no disk, listed through the editor. */
export async function listThroughEditor(
  root: vscode.Uri,
  isExcluded: (path: string) => boolean,
  signal: AbortSignal,
): Promise<{ readonly files: readonly ListedFile[]; readonly skipped: readonly Skipped[] }> {
  const files: ListedFile[] = [];
  const skipped: Skipped[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined && !signal.aborted; folder = folders.pop()) {
    const entries = await entriesOf(folder === '' ? root : vscode.Uri.joinPath(root, folder));
    if (entries === undefined) skipped.push({ path: folder, code: 'unreadable' });
    for (const [name, type] of entries ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (isExcluded(path)) skipped.push({ path, code: 'excluded' });
      else if ((type & vscode.FileType.SymbolicLink) !== 0) skipped.push({ path, code: 'symbolic-link' });
      else if (type === vscode.FileType.Directory) folders.push(path);
      else files.push({ path, tracking: undefined });
    }
  }
  return { files, skipped };
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][] | undefined> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return undefined;
  }
}

export interface ReadOptions {
  readonly maxBytes: number;
  readonly onSkipped: (skipped: Skipped) => void;
}

const batchSize = 32;

/** Reads files through the editor while others are searched. */
export function readThroughEditor(root: vscode.Uri, files: readonly ListedFile[], options: ReadOptions): JobStream {
  return { count: Math.ceil(files.length / batchSize), jobs: batches(root, files, options) };
}

async function* batches(
  root: vscode.Uri,
  files: readonly ListedFile[],
  { maxBytes, onSkipped }: ReadOptions,
): AsyncGenerator<Job, void> {
  const unsaved = unsavedBelow(root);
  for (let from = 0; from < files.length; from += batchSize) {
    const batch = files.slice(from, from + batchSize).map(async (file) => {
      const document = unsaved.get(file.path);
      if (document !== undefined) return givenDocument(file, document);
      const read = await bytesOf(vscode.Uri.joinPath(root, file.path), maxBytes);
      if (typeof read === 'string') onSkipped({ path: file.path, code: read });
      else return { ...file, bytes: read };
      return undefined;
    });
    yield { kind: 'given', files: (await Promise.all(batch)).filter((file) => file !== undefined) };
  }
}

async function bytesOf(uri: vscode.Uri, maxBytes: number): Promise<Uint8Array | Skipped['code']> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return 'not-a-file';
    return size > maxBytes ? 'too-large' : await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound' ? 'gone' : 'unreadable';
  }
}
