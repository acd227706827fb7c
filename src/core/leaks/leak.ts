/** A credential that stands in a text where it can leak, told without any secret part of it. */

/** What kind of credential it is, for grouping and for the rule of a report. */
export type LeakKind =
  | 'access-token'
  | 'refresh-token'
  | 'id-token'
  /** Any other signed or unsecured token: a client assertion, a DPoP proof, a JWT of no known use. */
  | 'signed-token'
  | 'encrypted-token'
  | 'opaque-token'
  | 'private-key'
  | 'client-secret';

/** One credential in a text. Texts may hold claims, which are hostile: whoever shows them makes them visible first. */
export interface Leak {
  /** UTF-16 offsets of the whole credential as written. */
  readonly start: number;
  readonly end: number;
  readonly kind: LeakKind;
  /** Such as `Access token · Keycloak` or `GitHub classic personal access token`. */
  readonly title: string;
  /** Sentences that say why it is taken for one; they hold no text of the credential. */
  readonly reasons: readonly string[];
  /** `iss` of a token; undefined where it has none. */
  readonly issuer: string | undefined;
  /** `exp` of a token. */
  readonly expiresAt: Date | undefined;
  /** Why it is no real credential, as a sentence: signed with a published secret, an example issuer, a vendor's example. */
  readonly testReason: string | undefined;
  /** The same for the same credential wherever it stands, and no secret can be computed or guessed from it. */
  readonly fingerprint: string;
  /** Such as `eyJhbGci… (JWS, 614 characters, sha256 1a2b3c4d)`. */
  readonly redacted: string;
}

/** How much harm it can do: `verified` where a configured issuer vouches for it. */
export type LeakRank = 'verified' | 'live' | 'test' | 'expired';

/** The worst first. */
export const leakRanks: readonly LeakRank[] = ['verified', 'live', 'test', 'expired'];

/** How much harm a leak can do at an instant; a token without an end never expires. An issuer that vouches knows best. */
export function rankOf({ expiresAt, testReason }: Leak, now: Date, isVerified = false): LeakRank {
  if (expiresAt !== undefined && expiresAt <= now) return 'expired';
  if (isVerified) return 'verified';
  return testReason === undefined ? 'live' : 'test';
}
