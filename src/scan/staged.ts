/** What is about to be committed: the contents that Git has staged, not those of the working tree. */
import type { Buffer } from 'node:buffer';
import { readBlobs } from './blobs';
import type { SkipCode } from './found';
import { nulSeparated, startGit, type GitProblem } from './git';
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
  const { entries, problem } = await stagedEntries(root, signal);
  if (problem !== undefined) return problem;
  // Of a link Git holds where it leads to, which is a text as any other.
  const files = entries.filter(({ mode }) => mode !== submoduleMode);
  for (const { path, mode } of entries) if (mode === submoduleMode) onFile({ path, code: 'nested-repository' });
  const ids = files.map(({ blob }) => blob);
  return readBlobs(root, ids, { maxBytes, signal }, (blob, index) =>
    onFile({ path: files[index]?.path ?? '', ...blob }),
  );
}

const submoduleMode = '160000';

async function stagedEntries(
  root: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly entries: readonly StagedEntry[]; readonly problem: GitProblem | undefined }> {
  const { commit, problem } = await comparedCommit(root, signal);
  if (commit === undefined) return { entries: [], problem };
  const args = ['diff-index', '--cached', '-z', '--raw', '--no-abbrev', '--no-renames', '--diff-filter=ACMT'];
  const { output, ended } = startGit(root, [...args, '--relative', commit, '--'], { signal });
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
