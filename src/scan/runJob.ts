/** Does one part of a search. */
import { Buffer } from 'node:buffer';
import { clearFiles } from './clearFiles';
import { errorDetail } from './errorDetail';
import type { ListedFile } from './files';
import type { Find, Findings, Post, SkipCode, Skipped } from './found';
import { findInText } from './findInText';
import type { GitProblem } from './git';
import { readHistory, type HistoryRange } from './history';
import { readerInside } from './insideRoot';
import type { GivenFile, Job, JobEnd, JobSettings } from './jobs';
import type { FileBytes } from './readFile';
import { readingsOf } from './readings';
import { searchFolders } from './searchFolders';
import { readStaged, type StagedFile } from './staged';
import { searchUnshown, type UnshownChange } from './unshownChanges';

/** Where some text comes from, as it stands in each of its finds; `lineBefore` is how many lines stand above it. */
type Origin = Pick<Find, 'path' | 'tracking' | 'commit'> &
  Pick<JobSettings, 'allowedToo'> & { readonly lineBefore?: number };

/** Does a job and posts what comes of it, as it comes. */
export async function runJob(
  job: Job,
  { root, maxBytes, allowedToo }: JobSettings,
  {
    readFile,
    post,
    signal,
  }: { readonly readFile: (path: string) => FileBytes; readonly post: Post; readonly signal: AbortSignal },
): Promise<JobEnd> {
  switch (job.kind) {
    case 'files':
      return { rest: clearFiles(job.files, readerInside(root, readFile), post) };
    case 'folders':
      return { rest: searchFolders(job.paths, root, { readFile, post }) };
    case 'suspects':
      searchFiles(job.files, readerInside(root, readFile), post, allowedToo);
      return {};
    case 'given':
      post(joined(job.files.map((file) => searchGiven(file, { maxBytes, allowedToo }))));
      return {};
    case 'staged':
      return { problem: await readStaged(root, maxBytes, (file) => post(searchStaged(file, allowedToo)), signal) };
    case 'history':
      return { problem: await searchHistory(root, job.range, { maxBytes, signal, allowedToo }, post) };
  }
}

/** A NUL makes nothing pass that is about to be committed. */
function searchStaged({ path, bytes, code }: StagedFile, allowedToo: JobSettings['allowedToo']): Findings {
  return bytes === undefined ? skippedFile(path, code) : search(bytes, { path, tracking: 'tracked', allowedToo }, true);
}

/** One message for all of them: each costs more than to search a small file. */
function searchFiles(
  files: readonly ListedFile[],
  readFile: (path: string) => FileBytes,
  post: Post,
  allowedToo: JobSettings['allowedToo'],
): void {
  const finds: Find[] = [];
  const skipped: Skipped[] = [];
  let searched = 0;
  let allowed = 0;
  for (const { path, tracking } of files) {
    const { bytes, code } = readFile(path);
    const findings = bytes === undefined ? skippedFile(path, code) : search(bytes, { path, tracking, allowedToo });
    searched += findings.searched;
    if (findings === nothing) continue;
    for (const find of findings.finds) finds.push(find);
    for (const file of findings.skipped) skipped.push(file);
    allowed += findings.allowed;
  }
  post({ finds, skipped, searched, allowed });
}

function searchGiven(
  { path, tracking, bytes }: GivenFile,
  { maxBytes, allowedToo }: Omit<JobSettings, 'root'>,
): Findings {
  if (bytes.length > maxBytes) return skippedFile(path, 'too-large');
  return search(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { path, tracking, allowedToo });
}

async function searchHistory(
  root: string,
  range: HistoryRange,
  { allowedToo, ...limits }: Omit<JobSettings, 'root'> & { readonly signal: AbortSignal },
  post: Post,
): Promise<GitProblem | undefined> {
  let searched = 0;
  const unshown: UnshownChange[] = [];
  const problem = await readHistory(root, range, {
    ...limits,
    onFile: () => {
      searched += 1;
    },
    onSkipped: (path, code) => {
      searched -= 1;
      post(skippedFile(path, code));
    },
    onUnshown: (change) => {
      searched -= 1;
      unshown.push(change);
    },
    onAdded: ({ commit, path, line, bytes }) => {
      const findings = search(bytes, { path, commit, tracking: 'history', allowedToo, lineBefore: line - 1 });
      // Nearly every change has nothing to tell.
      if (findings.finds.length + findings.skipped.length + findings.allowed > 0) post({ ...findings, searched: 0 });
    },
  });
  post({ finds: [], skipped: [], searched, allowed: 0 });
  const others = await searchUnshown(root, unshown, limits, {
    search: ({ bytes, code }, { path, commit }) =>
      bytes === undefined ? skippedFile(path, code) : search(bytes, { path, commit, tracking: 'history', allowedToo }),
    post,
  });
  return problem ?? others;
}

/** Of a file without a credential. */
const nothing: Findings = { finds: [], skipped: [], searched: 1, allowed: 0 };

function search(bytes: Buffer, origin: Origin, binaryToo = false): Findings {
  // Nearly every file has nothing that a credential begins with, and is never made a text of.
  const { texts, code } = readingsOf(bytes, { binaryToo });
  if (texts.length === 0 && code === undefined) return nothing;
  try {
    const all = texts.map((text) => findingsIn(text, origin));
    const findings = all.length === 1 && all[0] !== undefined ? all[0] : { ...joined(all), searched: 1 };
    if (code !== undefined && findings.finds.length + findings.allowed === 0) return skippedFile(origin.path, code);
    return findings;
  } catch (error) {
    // The other files are still to be searched; that this one was not is told.
    return skippedFile(origin.path, 'failed', errorDetail(error));
  }
}

function findingsIn(text: string, { lineBefore = 0, allowedToo, ...origin }: Origin): Findings {
  const { found, allowed } = findInText(text, allowedToo);
  const finds = found.map((find) => ({
    ...find,
    ...origin,
    line: find.line + lineBefore,
    endLine: find.endLine + lineBefore,
  }));
  return { finds, skipped: [], searched: 1, allowed };
}

function skippedFile(path: string, code: SkipCode, detail?: string): Findings {
  return {
    finds: [],
    skipped: [detail === undefined ? { path, code } : { path, code, detail }],
    searched: 0,
    allowed: 0,
  };
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
