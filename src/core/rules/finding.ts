/** What checking a token answers, and what it must be told. */
import type { DecodedToken, JsonObject, SegmentName } from '../token/decoded';

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
  /** Where that part begins in the compact token, in UTF-16 units, where several have its name. */
  readonly offset?: number;
  /** Claim or header path, such as `exp` or `cnf.jkt`. */
  readonly path?: string;
}

export interface CheckOptions {
  readonly now: Date;
  /** Tolerance for clocks that differ, in seconds; 60 where absent. */
  readonly clockToleranceSeconds?: number;
  /** What is known beside the token; rules that compare with it stay silent without it. */
  readonly context?: CheckContext | undefined;
  /** Tries published demo secrets on tokens with a MAC; needs {@link CheckContext.compact}. */
  readonly tryDemoSecrets?: boolean | undefined;
}

/** What a token came with: the request, the login, or the token inside. */
export interface CheckContext {
  /** The token as given to `decodeToken`: rules about signature and digests need its bytes. */
  readonly compact?: string | undefined;
  /** What stands before the token in the text, such as `Authorization: Bearer `; its end is enough. */
  readonly textBefore?: string | undefined;
  /** The access token that came with an ID token or goes with a DPoP proof. */
  readonly accessToken?: string | undefined;
  /** The authorization code that came with an ID token. */
  readonly code?: string | undefined;
  /** The nonce that the client or the verifier sent. */
  readonly nonce?: string | undefined;
  readonly clientId?: string | undefined;
  /** `max_age` of the authorization request, in seconds. */
  readonly maxAgeSeconds?: number | undefined;
  /** The claims inside a JWE that was opened. */
  readonly decryptedClaims?: JsonObject | undefined;
  /** The token inside a JWE that was opened, when its content is one (RFC 7519 section 5.2). */
  readonly decryptedToken?: DecodedToken | undefined;
}
