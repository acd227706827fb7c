/** Read-only documents that show a file as a commit has it. */
import { Buffer } from 'node:buffer';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { commitScheme } from '../../shared/contributions';
import { decodeText } from '../../scan/decodeText';
import { startGit } from '../../scan/git';
import type { FoundLeak } from './foundLeak';

/** The address names folder, commit and path, and nothing of the text. */
export function commitUri({ folder, path, commit }: FoundLeak): vscode.Uri | undefined {
  if (commit === undefined) return undefined;
  const query = JSON.stringify({ folder: folder.uri.toString(), commit, path });
  return vscode.Uri.from({ scheme: commitScheme, path: `/${commit.slice(0, 8)}/${path}`, query });
}

/** The text at such an address; anybody can make one, so that it names no more than files of commits in the workspace. */
export async function commitText(uri: vscode.Uri): Promise<string | undefined> {
  const named = namedIn(uri.query);
  const folder = (vscode.workspace.workspaceFolders ?? []).find((each) => each.uri.toString() === named?.folder);
  return named && folder && textIn(folder.uri, named);
}

/** The text that holds a leak in Git: as its commit has it, or else as it is staged. */
export async function gitTextOf({ folder, path, commit = '' }: FoundLeak): Promise<string | undefined> {
  return isInside(path) ? textIn(folder.uri, { commit, path }) : undefined;
}

async function textIn(folder: vscode.Uri, named: Pick<Named, 'commit' | 'path'>): Promise<string | undefined> {
  if (folder.scheme !== 'file') return undefined;
  const { root, path } = await nearestFolder(folder.fsPath, named.path);
  // Without a commit it names what is staged (gitrevisions(7)).
  const bytes = await blobOf(root, `${named.commit}:./${path}`);
  return bytes === undefined ? undefined : decodeText(bytes).text;
}

/** The folder of the file, or what is left of it: the repository can be one inside of the folder of the workspace. */
async function nearestFolder(root: string, path: string): Promise<{ readonly root: string; readonly path: string }> {
  const parts = path.split('/');
  let nearest = { root, path };
  for (let depth = 1; depth < parts.length; depth += 1) {
    const folder = join(root, ...parts.slice(0, depth));
    // A link can lead anywhere.
    const stat = await lstat(folder).catch(() => undefined);
    if (stat?.isDirectory() !== true) break;
    nearest = { root: folder, path: parts.slice(depth).join('/') };
  }
  return nearest;
}

interface Named {
  readonly folder: string;
  readonly commit: string;
  readonly path: string;
}

function namedIn(query: string): Named | undefined {
  let value: unknown;
  try {
    value = JSON.parse(query);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const text = (name: keyof Named): string => {
    const member: unknown = name in value ? Reflect.get(value, name) : undefined;
    return typeof member === 'string' ? member : '';
  };
  const named = { folder: text('folder'), commit: text('commit'), path: text('path') };
  return /^[\da-f]{40,64}$/.test(named.commit) && isInside(named.path) ? named : undefined;
}

function isInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** VS Code shows no larger document. */
const mostBytes = 50_000_000;

async function blobOf(root: string, name: string): Promise<Buffer | undefined> {
  const { output, ended } = startGit(root, ['cat-file', 'blob', name]);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of output) {
    length += chunk.length;
    if (length <= mostBytes) chunks.push(chunk);
  }
  return (await ended) === undefined && length <= mostBytes ? Buffer.concat(chunks) : undefined;
}
