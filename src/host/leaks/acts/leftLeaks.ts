/** What an act over many leaks left alone, and why. */
import type { FoundLeak } from '../foundLeak';

export type LeftCode =
  | 'moved'
  /** Only commits have it. */
  | 'history'
  | 'file-gone'
  | 'read-only'
  /** The file holds the values of variables itself. */
  | 'dotenv'
  | 'no-idiom'
  | 'overlap'
  | 'nothing-to-redact'
  | 'refused'
  /** No token, so that no issuer knows of it. */
  | 'no-token'
  | 'no-issuer'
  | 'expired'
  | 'revoked'
  | 'inactive'
  | 'id-token'
  | 'no-revocation'
  | 'request-failed'
  | 'undecided'
  | 'stopped'
  | 'no-session';

export interface LeftLeak {
  readonly found: FoundLeak;
  readonly why: LeftCode;
}

/** How many were left for each reason, the most frequent first. */
export function countLeft(left: readonly LeftLeak[]): readonly (readonly [LeftCode, number])[] {
  const counts = new Map<LeftCode, number>();
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}
