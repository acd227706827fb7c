/** Where a token stands in its life. */
import type { JsonObject } from './decoded';

export type LifetimeState = 'unbounded' | 'notYetValid' | 'active' | 'expiring' | 'expired';

export type TimeClaim = 'iat' | 'nbf' | 'exp';

/** What is odd about a time claim; the instant is what the issuer most likely meant. */
export type TimeOddity = 'milliseconds' | 'numeric-string' | 'iso-string' | 'infinite' | 'not-a-time';

/** Where a token stands in its life, RFC 7519 sections 4.1.4 to 4.1.6. */
export interface Lifetime {
  readonly state: LifetimeState;
  readonly issuedAt: Date | undefined;
  readonly notBefore: Date | undefined;
  readonly expiresAt: Date | undefined;
  /** `exp` minus `iat` (or `nbf`), in seconds. */
  readonly lifetimeSeconds: number | undefined;
  /** Seconds until `exp`, negative once expired; undefined without `exp`. */
  readonly remainingSeconds: number | undefined;
  readonly oddities: readonly { readonly claim: TimeClaim; readonly oddity: TimeOddity }[];
}

export function lifetimeOf(_claims: JsonObject, _now: Date): Lifetime {
  throw new Error('not built yet');
}
