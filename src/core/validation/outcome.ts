/** What validating a token against an issuer profile answers. */
import type { KeyFailure, KeyOrigin } from '../issuers/keys';
import type { DecodedToken, JsonObject, JsonValue } from '../token/decoded';

/** Whose key decided: always shown beside a verdict. */
export interface KeyProvenance {
  /** Name of the issuer profile. */
  readonly profile: string;
  readonly issuer: string;
  readonly keyId: string | undefined;
  readonly algorithm: string;
  /** JWK thumbprint, RFC 7638, SHA-256 in base64url; undefined for a shared secret. */
  readonly thumbprint: string | undefined;
  readonly origin: KeyOrigin;
}

declare const verified: unique symbol;

/** Claims that a configured issuer's key vouches for; made by `validateToken` alone. */
export interface VerifiedToken {
  readonly [verified]: true;
  readonly decoded: DecodedToken;
  readonly claims: JsonObject;
  readonly header: JsonObject;
  /** When it was checked. */
  readonly checkedAt: Date;
  /** What the profile left unsaid, so that nothing was compared with it. */
  readonly unchecked: readonly ('audience' | 'scope' | 'type' | 'lifetime')[];
  /** The claim that holds only because clocks may differ; a stricter API refuses the token. */
  readonly withinTolerance: 'exp' | 'nbf' | undefined;
}

/** One expectation that failed. */
export interface Reason {
  /** Stable; a rule id of the catalogue where it has one, such as `aud-mismatch` or `expired`. */
  readonly code: ReasonCode;
  /** The claim or header parameter it is about, where the code does not say so. */
  readonly claim?: string;
  readonly expected?: JsonValue;
  readonly found?: JsonValue;
  /** What sets the two apart, where that is easily overlooked. */
  readonly difference?: Difference;
  /** Seconds, for times: how long ago it expired, how far in the future it lies. */
  readonly seconds?: number;
}

export type ReasonCode =
  | 'signature-invalid'
  /** The signature is right for a key that the token itself carries, which proves nothing. */
  | 'signature-by-embedded-key'
  | 'alg-none'
  | 'alg-not-allowed-for-issuer'
  | 'key-issuer-binding'
  | 'key-refused'
  | 'iss-missing'
  | 'iss-mismatch'
  | 'aud-missing'
  | 'aud-mismatch'
  | 'exp-missing'
  | 'expired'
  | 'not-yet-valid'
  | 'iat-in-future'
  | 'numericdate-not-number'
  | 'numericdate-milliseconds'
  | 'lifetime-too-long'
  | 'typ-mismatch'
  | 'kind-mismatch'
  | 'scope-missing'
  | 'claim-missing'
  | 'malformed'
  | 'encoding'
  | 'duplicate-header-param'
  | 'duplicate-claim'
  | 'crit-unknown'
  | 'crit-malformed'
  | 'b64-false-in-jwt'
  | 'payload-not-object'
  /** A signature in JSON form that is no SD-JWT: JWTs are always compact (RFC 7519 section 1). */
  | 'json-serialization-not-jwt'
  | 'sd-jwt-structure'
  | 'sd-jwt-kb'
  | 'dpop-structure'
  | 'nested-invalid';

export type Difference =
  | 'trailing-slash'
  | 'letter-case'
  | 'white-space'
  | 'scheme'
  | 'entra-v1-v2'
  | 'entra-tenant'
  | 'client-id-instead-of-api'
  | 'within-list'
  | 'prefix'
  | 'milliseconds'
  | 'within-a-few-minutes'
  | 'id-token-instead-of-access-token'
  | 'other-profile'
  /** Tokens of the Firebase emulator are unsigned on purpose. */
  | 'firebase-emulator';

/** Why nothing could be decided. */
export interface Undecided {
  readonly code:
    | 'issuer-not-configured'
    | 'keys-unavailable'
    /** None of the keys at hand has that `kid`, or fits: `keysFrom` and `failure` tell how far the issuer was asked. */
    | 'key-not-found'
    /** Several keys fit, and none is named. */
    | 'key-ambiguous'
    | 'not-a-jwt'
    | 'opaque'
    | 'encrypted'
    | 'algorithm-not-supported'
    /** Microsoft Graph and the like: signed for their own eyes only. */
    | 'graph-nonce-token'
    | 'okta-org-token'
    | 'not-verifiable-by-others'
    /** A DPoP proof, Key Binding JWT and the like: no issuer vouches for it, it proves possession of a key. */
    | 'proof-of-possession'
    | 'aborted';
  readonly failure?: KeyFailure;
  readonly keyId?: string | undefined;
  readonly algorithm?: string | undefined;
  readonly issuer?: string | undefined;
  /** Where the keys came from among which none was found; absent where there were none. */
  readonly keysFrom?: KeyOrigin | undefined;
  /** Whether they were fetched or read for this very check. */
  readonly isFresh?: boolean;
}

export type Validation = {
  readonly provenance: KeyProvenance | undefined;
} & (
  | { readonly status: 'valid'; readonly token: VerifiedToken }
  | { readonly status: 'invalid'; readonly reasons: readonly Reason[] }
  | { readonly status: 'undecided'; readonly cause: Undecided; readonly reasons?: readonly Reason[] }
);
