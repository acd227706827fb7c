/** What a worker is asked for, and what it answers. */
import type { Findings } from './found';
import type { ListedFile } from './files';
import type { GitProblem } from './git';
import type { HistoryRange } from './history';

/** A file that a thread cannot read by itself: it is on no disk, or has not been saved. */
export interface GivenFile extends ListedFile {
  readonly bytes: Uint8Array;
}

/** A part of a search. */
export type Job =
  | { readonly kind: 'files'; readonly files: readonly ListedFile[] }
  /** Files that a look at their bytes could not clear: a job of files or folders gives them back. */
  | { readonly kind: 'suspects'; readonly files: readonly ListedFile[] }
  /** Folders with all that is below them; what is too much for one job comes back as another. */
  | { readonly kind: 'folders'; readonly paths: readonly string[] }
  | { readonly kind: 'given'; readonly files: readonly GivenFile[] }
  | { readonly kind: 'staged' }
  | { readonly kind: 'history'; readonly range: HistoryRange };

/** Ends the Git that a job has started, which would go on without its thread. */
export interface Stop {
  readonly kind: 'stop';
}

/** What holds for every job of a worker. */
export interface JobSettings {
  readonly root: string;
  /** The size above which a file is skipped. */
  readonly maxBytes: number;
  /** Gives what comments allow too, marked, for who does not trust the writer of the comments. */
  readonly allowedToo?: boolean | undefined;
}

/** How a job ended: why Git did not help, and what is left for other jobs. */
export interface JobEnd {
  readonly problem?: GitProblem | undefined;
  readonly rest?: readonly Job[];
}

/** Findings, any number of times, then the end of the job. */
export type Answer = { readonly kind: 'findings'; readonly findings: Findings } | ({ readonly kind: 'end' } & JobEnd);
