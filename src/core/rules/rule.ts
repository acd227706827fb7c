/** What a rule is: data about one thing that can be wrong with a token, and the function that looks for it. */
import type { TokenKind } from '../token/classify';
import type { SegmentName } from '../token/decoded';
import type { Severity } from './finding';
import type { TokenFacts } from './facts';

/** One hit of a rule; severity and source only where they differ from the rule's own. */
export interface Problem {
  readonly message: string;
  readonly severity?: Severity;
  readonly source?: string;
  readonly segment?: SegmentName;
  readonly offset?: number;
  readonly path?: string;
}

/** One rule of the catalogue. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity | ((token: TokenFacts) => Severity);
  /** The kinds the rule is valid for; a token of a guessed kind meets it only when `jwt` is among them too. */
  readonly appliesTo: 'any' | readonly TokenKind[];
  /** Such as `RFC 8725 §3.2`. */
  readonly source: string;
  readonly check: (token: TokenFacts) => readonly Problem[];
  /** True where the rule compares with something beside the token that was not given, so that finding nothing says nothing. */
  readonly isUnanswered?: (token: TokenFacts) => boolean;
}

/** What a rule answers when it finds nothing. */
export const nothing: readonly Problem[] = [];
