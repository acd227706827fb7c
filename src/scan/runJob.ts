/** Does one part of a search. */
import { Buffer } from 'node:buffer';
import type { ListedFile } from './files';
import type { Find, Findings, SkipCode } from './found';
import { findInText } from './findInText';
import type { GitProblem } from './git';
import { readHistory, type HistoryRange } from './history';
import { readerInside } from './insideRoot';
import type { GivenFile, Job, JobSettings } from './jobs';
import type { FileBytes } from './readFile';
import { readingsOf } from './readings';
import { readStaged } from './staged';

export type Post = (findings: Findings) => void;

/** Where some text comes from, as it stands in each of its finds; `lineBefore` is how many lines stand above it. */
type Origin = Pick<Find, 'path' | 'tracking' | 'commit'> & { readonly lineBefore?: number };

/** Does a job and posts what comes of it, as it comes; answers why Git did not help. */
export async function runJob(
  job: Exclude<Job, { kind: 'folders' }>,
  { root, maxBytes }: JobSettings,
  {
    readFile,
    post,
    signal,
  }: { readonly readFile: (path: string) => FileBytes; readonly post: Post; readonly signal: AbortSignal },
): Promise<GitProblem | undefined> {
  switch (job.kind) {
    case 'files':
      searchFiles(job.files, readerInside(root, readFile), post);
      return undefined;
    case 'given':
      post(joined(job.files.map((file) => searchGiven(file, maxBytes))));
      return undefined;
    case 'staged':
      return readStaged(
        root,
        maxBytes,
        ({ path, bytes, code }) => post(bytes === undefined ? skippedFile(path, code) : searchStaged(bytes, path)),
        signal,
      );
    case 'history':
      return searchHistory(root, job.range, { maxBytes, signal }, post);
  }
}

/** A NUL makes nothing pass that is about to be committed. */
function searchStaged(bytes: Buffer, path: string): Findings {
  return search(bytes, { path, tracking: 'tracked' }, true);
}

/** One message for all of them: each costs more than to search a small file. */
export function searchFiles(files: readonly ListedFile[], readFile: (path: string) => FileBytes, post: Post): void {
  post(
    joined(
      files.map(({ path, tracking }) => {
        const { bytes, code } = readFile(path);
        return bytes === undefined ? skippedFile(path, code) : search(bytes, { path, tracking });
      }),
    ),
  );
}

function searchGiven({ path, tracking, bytes }: GivenFile, maxBytes: number): Findings {
  if (bytes.length > maxBytes) return skippedFile(path, 'too-large');
  return search(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { path, tracking });
}

async function searchHistory(
  root: string,
  range: HistoryRange,
  limits: { readonly maxBytes: number; readonly signal: AbortSignal },
  post: Post,
): Promise<GitProblem | undefined> {
  let searched = 0;
  const problem = await readHistory(root, range, {
    ...limits,
    onFile: () => {
      searched += 1;
    },
    onSkipped: (path, code) => {
      searched -= 1;
      post(skippedFile(path, code));
    },
    onAdded: ({ commit, path, line, bytes }) => {
      const findings = search(bytes, { path, commit, tracking: 'history', lineBefore: line - 1 });
      // Nearly every change has nothing to tell.
      if (findings.finds.length + findings.skipped.length + findings.allowed > 0) post({ ...findings, searched: 0 });
    },
  });
  post({ finds: [], skipped: [], searched, allowed: 0 });
  return problem;
}

function search(bytes: Buffer, { lineBefore = 0, ...origin }: Origin, binaryToo = false): Findings {
  const { texts, code } = readingsOf(bytes, { binaryToo });
  try {
    const all = texts.map(findInText);
    const finds = all.flatMap(({ found }) =>
      found.map((find) => ({
        ...find,
        ...origin,
        line: find.line + lineBefore,
        endLine: find.endLine + lineBefore,
      })),
    );
    const allowed = all.reduce((total, each) => total + each.allowed, 0);
    if (code !== undefined && finds.length + allowed === 0) return skippedFile(origin.path, code);
    return { finds, skipped: [], searched: 1, allowed };
  } catch {
    // The other files are still to be searched; that this one was not is told.
    return skippedFile(origin.path, 'failed');
  }
}

function skippedFile(path: string, code: SkipCode): Findings {
  return { finds: [], skipped: [{ path, code }], searched: 0, allowed: 0 };
}

function joined(all: readonly Findings[]): Findings {
  const sum = (count: (findings: Findings) => number): number =>
    all.reduce((total, findings) => total + count(findings), 0);
  return {
    finds: all.flatMap(({ finds }) => finds),
    skipped: all.flatMap(({ skipped }) => skipped),
    searched: sum(({ searched }) => searched),
    allowed: sum(({ allowed }) => allowed),
  };
}
