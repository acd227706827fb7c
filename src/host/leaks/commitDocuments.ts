/** Read-only documents that show a file as a commit has it. */
import { Buffer } from 'node:buffer';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { commitScheme } from '../../shared/contributions';
import { decodeText } from '../../scan/decodeText';
import { chunksOf, startGit } from '../../scan/git';
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
  if (named === undefined) return undefined;
  const folder = (vscode.workspace.workspaceFolders ?? []).find((each) => each.uri.toString() === named.folder);
  if (folder?.uri.scheme !== 'file') return undefined;
  const { root, path } = repositoryPlace(folder.uri.fsPath, named.path);
  const bytes = await blobOf(root, `${named.commit}:./${path}`);
  return bytes === undefined ? undefined : decodeText(bytes).text;
}

/** The nearest folder that is there still: a repository may begin below that of the workspace. */
function repositoryPlace(folder: string, path: string): { readonly root: string; readonly path: string } {
  const parts = path.split('/');
  let depth = parts.length - 1;
  const at = (): string => join(folder, ...parts.slice(0, depth));
  while (depth > 0 && statSync(at(), { throwIfNoEntry: false })?.isDirectory() !== true) depth -= 1;
  return { root: at(), path: parts.slice(depth).join('/') };
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
  // No path leads out of the folder.
  const isInside = named.path !== '' && !named.path.split(/[/\\]/).includes('..');
  return /^[\da-f]{40,64}$/.test(named.commit) && isInside ? named : undefined;
}

/** VS Code shows no larger document. */
const mostBytes = 50_000_000;

async function blobOf(root: string, name: string): Promise<Buffer | undefined> {
  const { output, ended } = startGit(root, ['cat-file', 'blob', name]);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunksOf(output)) {
    length += chunk.length;
    if (length <= mostBytes) chunks.push(chunk);
  }
  return (await ended) === undefined && length <= mostBytes ? Buffer.concat(chunks) : undefined;
}
