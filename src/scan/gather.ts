/** A whole search: lists the files if any are needed, and puts together what the threads find. */
import { fileJobs, search, type SearchEnd } from './pool';
import { listChanged, listOfGit, type FileList } from './files';
import type { Findings } from './found';
import type { HistoryRange } from './history';
import type { Job } from './jobs';

/** What is searched: a folder, what is staged, what differs from the last commit, or what commits have added. */
export type Scope =
  { readonly kind: 'folder' | 'staged' | 'changed' } | { readonly kind: 'history'; readonly range: HistoryRange };

export interface GatherOptions {
  readonly root: string;
  readonly scope: Scope;
  readonly maxBytes: number;
  readonly worker: string;
  readonly signal: AbortSignal;
  readonly threads?: number | undefined;
  readonly allowedToo?: boolean | undefined;
  /** For how long the Git that lists files may say nothing. */
  readonly silence?: number | undefined;
}

/** What was found up to the end, whatever the end was. */
export interface Gathered extends Findings, Pick<FileList, 'by' | 'refusal'> {
  readonly end: SearchEnd;
}

/** Searches and waits for the end. */
export async function gather(options: GatherOptions): Promise<Gathered> {
  const { jobs, skipped: unlisted, by, refusal, end: early } = await jobsOf(options);
  const finds: Findings['finds'][number][] = [];
  const skipped = [...unlisted];
  let searched = 0;
  let allowed = 0;
  const onFindings = (findings: Findings): void => {
    for (const find of findings.finds) finds.push(find);
    for (const file of findings.skipped) skipped.push(file);
    searched += findings.searched;
    allowed += findings.allowed;
  };
  // A Git that was ended has failed too, but nobody wants to know.
  const end = (options.signal.aborted ? undefined : early) ?? (await search(jobs, { ...options, onFindings }));
  return { finds, skipped, searched, allowed, by, refusal, end };
}

interface Prepared extends Pick<FileList, 'skipped' | 'by' | 'refusal'> {
  readonly jobs: readonly Job[];
  /** Where there is nothing that could be searched. */
  readonly end?: SearchEnd | undefined;
}

async function jobsOf({ root, scope, signal, silence }: GatherOptions): Promise<Prepared> {
  switch (scope.kind) {
    case 'folder': {
      const { files, by, refusal } = await listOfGit(root, { signal, silence });
      const jobs = files === undefined ? [{ kind: 'folders', paths: [''] } as const] : fileJobs(files);
      return { jobs, skipped: [], by, refusal };
    }
    case 'changed': {
      const { files, problem } = await listChanged(root, signal, silence);
      return { jobs: fileJobs(files), skipped: [], by: 'git', end: problem };
    }
    case 'staged':
      return { jobs: [{ kind: 'staged' }], skipped: [], by: 'git' };
    case 'history':
      return { jobs: [{ kind: 'history', range: scope.range }], skipped: [], by: 'git' };
  }
}
