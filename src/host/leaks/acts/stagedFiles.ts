/** Which files have staged contents that an edit does not reach: they stay in the index until they are staged again. */
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type * as vscode from 'vscode';
import { gitText } from '../../../scan/git';

/** More cannot be named in one command of every system. */
const mostAsked = 200;

/** How many of the files have other contents in the index than in the last commit. */
export async function countStaged(files: readonly vscode.Uri[]): Promise<number> {
  const folders = new Map<string, Set<string>>();
  for (const file of new Map(files.map((uri) => [uri.toString(), uri])).values()) {
    // A link is what it leads to.
    const path = file.scheme === 'file' ? await realpath(file.fsPath).catch(() => undefined) : undefined;
    if (path === undefined) continue;
    folders.set(dirname(path), (folders.get(dirname(path)) ?? new Set()).add(basename(path)));
  }
  let count = 0;
  for (const [folder, names] of folders) count += await stagedIn(folder, [...names].slice(0, mostAsked));
  return count;
}

/** The innermost repository answers; none where there is no Git. */
async function stagedIn(folder: string, names: readonly string[]): Promise<number> {
  const compare = ['diff', '--cached', '--name-only', '-z', '--no-ext-diff', '--no-renames', '--relative', '--'];
  // A name may hold what Git would read as a pattern.
  const { text, problem } = await gitText(folder, [...compare, ...names], {
    variables: { GIT_LITERAL_PATHSPECS: '1' },
  });
  return problem === undefined ? text.split('\0').filter((name) => name !== '').length : 0;
}
