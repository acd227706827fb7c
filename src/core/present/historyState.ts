/** What is known of credentials in the history of a repository. */
import type { LeakKind } from '../leaks/leak';

/** A commit that added a credential, or changed its line. */
export interface LeakCommit {
  /** Abbreviated. */
  readonly id: string;
  readonly path: string;
}

/** One credential, without any secret part of it. */
export interface LeakInHistory {
  readonly kind: LeakKind;
  readonly title: string;
  readonly redacted: string;
  /** Files of the working tree that hold it, with the line. */
  readonly files: readonly string[];
  readonly isInHead: boolean;
  /** The newest first. */
  readonly commits: readonly LeakCommit[];
  /** Branches of remotes that have one of the commits, as they were last fetched or pushed. */
  readonly remoteBranches: readonly string[];
}

export interface HistoryState {
  /** The folder, as the editor names it. */
  readonly name: string;
  /** Undefined where it is no repository, or has no commit. */
  readonly branch: string | undefined;
  readonly isRepository: boolean;
  readonly isShallow: boolean;
  /** Their names: an address can hold a password. */
  readonly remotes: readonly string[];
  readonly leaks: readonly LeakInHistory[];
  /** How many commits of how many were searched. */
  readonly searched: number;
  readonly commits: number;
  /** Why not all of that was searched; undefined where it was. */
  readonly brokeOff: 'git-missing' | 'git-failed' | 'git-timeout' | 'worker-failed' | undefined;
  /** How many changes of files were left out, by why, in words. */
  readonly skipped: ReadonlyMap<string, number>;
}
