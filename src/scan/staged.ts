/** What is about to be committed: the contents that Git has staged, not those of the working tree. */
import type { Buffer } from 'node:buffer';
import { byteReader, type ByteReader } from './byteReader';
import type { SkipCode } from './found';
import { chunksOf, nulSeparated, startGit, type GitProblem } from './git';
import { comparedCommit } from './revisions';

/** A staged file with its bytes, or why they were not read. */
export type StagedFile =
  | { readonly path: string; readonly bytes: Buffer; readonly code?: undefined }
  | { readonly path: string; readonly bytes?: undefined; readonly code: SkipCode };

interface StagedEntry {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

/** Gives each staged file that was added or changed to `onFile`. */
export async function readStaged(
  root: string,
  maxBytes: number,
  onFile: (file: StagedFile) => void,
  signal?: AbortSignal,
): Promise<GitProblem | undefined> {
  const { entries, problem } = await stagedEntries(root);
  if (problem !== undefined) return problem;
  // Of a link Git holds where it leads to, which is a text as any other.
  const files = entries.filter(({ mode }) => mode !== submoduleMode);
  for (const { path, mode } of entries) if (mode === submoduleMode) onFile({ path, code: 'nested-repository' });
  if (files.length === 0) return undefined;
  // By their ids: a path can hold what the command would read as something else.
  const ids = files.map(({ blob }) => `${blob}\n`).join('');
  const { output, ended } = startGit(root, ['cat-file', '--batch'], { input: ids, signal });
  const reader = byteReader(chunksOf(output));
  for (const { path } of files) onFile({ path, ...(await readBlob(reader, maxBytes)) });
  return ended;
}

const submoduleMode = '160000';

async function stagedEntries(
  root: string,
): Promise<{ readonly entries: readonly StagedEntry[]; readonly problem: GitProblem | undefined }> {
  const { commit, problem } = await comparedCommit(root);
  if (commit === undefined) return { entries: [], problem };
  const args = ['diff-index', '--cached', '-z', '--raw', '--no-abbrev', '--no-renames', '--diff-filter=ACMT'];
  const { output, ended } = startGit(root, [...args, '--relative', commit, '--']);
  const entries: StagedEntry[] = [];
  let change: readonly string[] = [];
  for await (const part of nulSeparated(output)) {
    // `:old-mode new-mode old-id new-id status`, then the path.
    if (change.length === 0) change = part.split(' ');
    else {
      entries.push({ path: part, mode: change[1] ?? '', blob: change[3] ?? '' });
      change = [];
    }
  }
  return { entries, problem: await ended };
}

/** `id blob size`, the bytes, a line break; or `id missing` where a partial clone lacks it. */
async function readBlob(
  reader: ByteReader,
  maxBytes: number,
): Promise<{ readonly bytes: Buffer; readonly code?: undefined } | { readonly code: SkipCode }> {
  const header = (await reader.line())?.toString('latin1') ?? '';
  const [, size] = /^[\da-f]+ blob (\d+)$/.exec(header) ?? [];
  if (size === undefined) return { code: 'unreadable' };
  const length = Number(size);
  const bytes = length > maxBytes ? undefined : await reader.take(length);
  await reader.skip(length > maxBytes ? length + 1 : 1);
  if (length > maxBytes) return { code: 'too-large' };
  return bytes === undefined ? { code: 'unreadable' } : { bytes };
}
