/** What a search gives: credentials with their places, and the files it did not look into. */
import type { Allowance } from '../core/leaks/ignore';
import type { Leak } from '../core/leaks/leak';
import type { SkippedFile } from '../core/leaks/report';

/** Why a file was not searched. */
export type SkipCode =
  | 'too-large'
  | 'binary'
  | 'unreadable'
  /** It became shorter while it was read. */
  | 'changed'
  /** Git knows of it, and it is not there: deleted, or outside of a sparse checkout. */
  | 'gone'
  /** Where it leads to is searched as what it is, or lies outside. */
  | 'symbolic-link'
  /** A device, a pipe, a socket. */
  | 'not-a-file'
  /** A submodule, or a repository inside of this one: it is searched on its own. */
  | 'nested-repository'
  /** The settings of the editor leave it out. */
  | 'excluded'
  /** Our own mistake. */
  | 'failed';

/** A file that was not searched. */
export interface Skipped extends SkippedFile {
  readonly code: SkipCode;
  /** Of our own mistake: what kind of error it was. */
  readonly detail?: string | undefined;
}

/** Where a credential stands in a text: from 1, in UTF-16 units, the end behind the last character. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A credential that was found, without any secret part of it. */
export interface Find extends TextPlace {
  readonly leak: Leak;
  /** From the folder that is searched, with `/` between its parts. */
  readonly path: string;
  readonly tracking?: 'tracked' | 'untracked' | 'ignored' | 'history' | undefined;
  readonly commit?: string | undefined;
  /** What comments say of it; those that one allows are given only to those who ask for them. */
  readonly comment?: Allowance;
}

/** What came of a part of the work. */
export interface Findings {
  readonly finds: readonly Find[];
  readonly skipped: readonly Skipped[];
  /** How many files, or changes of files, were looked into. */
  readonly searched: number;
  /** How many credentials comments allow. */
  readonly allowed: number;
}

/** Takes what was found, as it comes. */
export type Post = (findings: Findings) => void;
