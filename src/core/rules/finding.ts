/** What checking a token answers, and what it must be told. */
import type { SegmentName } from '../token/decoded';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One thing a rule found. */
export interface Finding {
  /** Rule id as in the catalogue, such as `alg-none`. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what is wrong and why it matters; claim values in it are truncated and hold no control characters. */
  readonly message: string;
  /** Such as `RFC 8725 §3.2`. */
  readonly source: string;
  readonly segment?: SegmentName;
  /** Claim or header path, such as `exp` or `cnf.jkt`. */
  readonly path?: string;
}

export interface CheckOptions {
  readonly now: Date;
  /** Tolerance for clocks that differ, in seconds; 60 where absent. */
  readonly clockToleranceSeconds?: number;
}
