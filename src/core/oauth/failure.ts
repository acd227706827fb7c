/** Why a request to an authorization server came to nothing, as a value with a stable code; words are the host's. */
import type { HttpFailureCode } from '../issuers/http';

/** One request, or the flow it belongs to, failed. */
export interface OAuthFailure {
  readonly code: OAuthFailureCode;
  /** `error` of the answer (RFC 6749 section 5.2), as the server wrote it, cut and made visible. */
  readonly error?: string | undefined;
  /** `error_description`, the same way. */
  readonly description?: string | undefined;
  readonly status?: number | undefined;
  /** Why it failed below HTTP. */
  readonly http?: HttpFailureCode | undefined;
  /** How long the server asked to be left alone. */
  readonly retryAfterSeconds?: number | undefined;
  /** False when the server certainly never saw the request, so that repeating it does no harm. */
  readonly mayHaveArrived: boolean;
}

export type OAuthFailureCode =
  /** Below HTTP: `http` says why. */
  | 'oauth-unreachable'
  /** 5xx, 408 or 429: later may help. */
  | 'oauth-server-busy'
  /** A status or body that no standard and no quirk of the provider explains. */
  | 'oauth-unexpected-answer'
  /** The server answered with an `error` that has no code of its own here. */
  | 'oauth-refused'
  /** `access_denied`: the person, or a policy, said no. */
  | 'oauth-access-denied'
  /** `expired_token`, or the device code's time ran out here. */
  | 'oauth-device-code-expired'
  /** `authorization_pending`; never leaves the polling loop. */
  | 'oauth-pending'
  /** `slow_down`; never leaves the polling loop. */
  | 'oauth-slow-down'
  /** `invalid_grant`: the code or refresh token is used, expired or revoked. */
  | 'oauth-invalid-grant'
  | 'oauth-invalid-client'
  | 'oauth-unauthorized-client'
  | 'oauth-unsupported-grant'
  | 'oauth-invalid-scope'
  /** `invalid_target` (RFC 8707, RFC 8693). */
  | 'oauth-invalid-target'
  | 'oauth-invalid-request'
  /** `interaction_required`, `login_required`, `consent_required`, and a step-up that the provider asks for. */
  | 'oauth-interaction-required'
  /** `invalid_dpop_proof`, or a nonce that was refused twice (RFC 9449 section 8). */
  | 'oauth-dpop-refused'
  /** DPoP was asked for and a bearer token came (RFC 9449 section 5), which would be a silent downgrade. */
  | 'oauth-dpop-downgraded'
  /** `state` of the redirect is not the one sent (RFC 6749 section 10.12). */
  | 'oauth-state-mismatch'
  /** `iss` of the redirect is missing or another's (RFC 9207 section 2.4). */
  | 'oauth-issuer-mismatch'
  /** The ID token does not fit the request: nonce, audience, issuer, time or signature. */
  | 'oauth-id-token-invalid'
  /** The server names no endpoint for what was to be done. */
  | 'oauth-no-endpoint'
  /** An endpoint that is not https, or no URL. */
  | 'oauth-endpoint-insecure'
  /** The metadata lists challenge methods, and S256 is not among them (RFC 9700 section 2.1.1). */
  | 'oauth-no-pkce'
  /** No client id in the profile. */
  | 'oauth-no-client-id'
  /** The client authenticates with a secret or key that is not stored. */
  | 'oauth-no-client-secret'
  /** The stored private key cannot sign: not a private JWK of a known kind. */
  | 'oauth-client-key-unusable'
  /** What the grant needs is not there: a refresh token, a subject token. */
  | 'oauth-nothing-to-present';

/** What a step of a flow comes to. */
export type OAuthOutcome<T> =
  { readonly status: 'done'; readonly value: T } | { readonly status: 'failed'; readonly failure: OAuthFailure };

export function done<T>(value: T): OAuthOutcome<T> {
  return { status: 'done', value };
}

/** A failure that needs no request to know of it. */
export function failed(code: OAuthFailureCode, more: Partial<OAuthFailure> = {}): OAuthOutcome<never> {
  return { status: 'failed', failure: { mayHaveArrived: false, ...more, code } };
}
