/** Lists what a search is to look at, and puts the jobs together. */
import type * as vscode from 'vscode';
import { listChanged, listFiles, type ListedFile } from '../../scan/files';
import type { Skipped } from '../../scan/found';
import type { Job } from '../../scan/jobs';
import { fileJobs, type JobStream } from '../../scan/pool';
import { excludesOf } from './excludes';
import { givenDocument, listThroughEditor, readThroughEditor, unsavedBelow } from './givenFiles';
import { rootOf, type ScanOutcome, type ScanTarget } from './scanScope';

/** What a search is made of. */
export interface PreparedScan {
  readonly jobs: readonly Job[] | JobStream;
  readonly total: number | undefined;
  readonly by: ScanOutcome['by'];
  readonly refusal?: ScanOutcome['refusal'];
  /** The paths that were looked at, where that is not everything. */
  readonly listed: ReadonlySet<string> | undefined;
}

/** Why there is nothing to search. */
export type NothingPrepared = Pick<ScanOutcome, 'end'>;

export interface PrepareOptions {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** Lists what is to be searched, and puts what is left out to `skipped`. */
export async function prepareScan(
  target: ScanTarget,
  { maxBytes, signal }: PrepareOptions,
  skipped: Skipped[],
): Promise<PreparedScan | NothingPrepared> {
  const { folder, prefix, scope } = target;
  const root = rootOf(target);
  const isExcluded = excludesOf(folder);
  const isOut = (path: string): boolean => isExcluded(`${prefix}${path}`);
  const onSkipped = (file: Skipped): void => void skipped.push(file);
  if (root.scheme !== 'file') {
    if (scope.kind !== 'folder') return { end: { code: 'no-disk' } };
    const listing = await listThroughEditor(root, isOut, signal);
    listing.skipped.forEach(onSkipped);
    const jobs = readThroughEditor(root, listing.files, { maxBytes, onSkipped });
    return { jobs, total: listing.files.length + skipped.length, by: 'editor', listed: undefined };
  }
  switch (scope.kind) {
    case 'staged':
      return { jobs: [{ kind: 'staged' }], total: undefined, by: 'git', listed: undefined };
    case 'history':
      return { jobs: [{ kind: 'history', range: scope.range }], total: undefined, by: 'git', listed: undefined };
    case 'folder': {
      const { files, skipped: unlisted, by, refusal } = await listFiles(root.fsPath, signal);
      unlisted.forEach(onSkipped);
      const total = files.length + skipped.length;
      const jobs = jobsFor(root, await kept(files, isOut, { signal, onSkipped }));
      return { jobs, total, by, refusal, listed: undefined };
    }
    case 'changed': {
      const { files, problem } = await listChanged(root.fsPath, signal);
      if (problem !== undefined) return { end: problem };
      const listed = new Set(files.map(({ path }) => path));
      const jobs = jobsFor(root, await kept(files, isOut, { signal, onSkipped }));
      return { jobs, total: files.length, by: 'git', listed };
    }
  }
}

/** So many paths at a time hold up nobody. */
const slice = 2000;

/** The files that the settings do not leave out. */
async function kept(
  files: readonly ListedFile[],
  isOut: (path: string) => boolean,
  { signal, onSkipped }: { readonly signal: AbortSignal; readonly onSkipped: (file: Skipped) => void },
): Promise<readonly ListedFile[]> {
  const left: ListedFile[] = [];
  for (const [index, file] of files.entries()) {
    if (signal.aborted) break;
    if (index % slice === slice - 1) await new Promise((resolve) => setImmediate(resolve));
    if (isOut(file.path)) onSkipped({ path: file.path, code: 'excluded' });
    else left.push(file);
  }
  return left;
}

/** What has changes that are not saved is searched as the editor shows it. */
function jobsFor(root: vscode.Uri, files: readonly ListedFile[]): readonly Job[] {
  const unsaved = unsavedBelow(root);
  if (unsaved.size === 0) return fileJobs(files);
  const given = files.flatMap((file) => {
    const document = unsaved.get(file.path);
    return document === undefined ? [] : [givenDocument(file, document)];
  });
  return [{ kind: 'given', files: given }, ...fileJobs(files.filter(({ path }) => !unsaved.has(path)))];
}
