/** What work on sessions comes to, shared by core and host: tokens, failures, reports. */
import type { OAuthFailure, OAuthFailureCode } from '../oauth/failure';
import type { JsonObject } from '../token/decoded';
import type { SessionView } from './session';

export type SessionFailureCode =
  | OAuthFailureCode
  /** It was signed out, here or elsewhere. */
  | 'session-gone'
  /** The server refused the refresh token, or its time is over: only a new sign-in helps. */
  | 'session-ended'
  /** The answer to a renewal was lost, and asking again could end the whole grant (RFC 9700 section 4.14.2). */
  | 'session-uncertain'
  /** Another window renewed it, and SecretStorage of this window does not see the result. */
  | 'session-outdated'
  | 'session-no-refresh-token'
  /** No profile in effect has this issuer and client. */
  | 'session-profile-gone'
  /** SecretStorage did not give back what was to be kept. */
  | 'store-write-failed'
  /** SecretStorage cannot be read. */
  | 'store-unavailable'
  /** Another window has been at it for too long. */
  | 'session-locked';

/** As {@link OAuthFailure}, with the codes of keeping sessions. */
export type SessionFailure = Omit<OAuthFailure, 'code'> & { readonly code: SessionFailureCode };

export type SessionOutcome<T> =
  { readonly status: 'done'; readonly value: T } | { readonly status: 'failed'; readonly failure: SessionFailure };

/** A failure of keeping, which no server has seen. */
export function sessionFailed(
  code: SessionFailureCode,
  more: Partial<SessionFailure> = {},
): { readonly status: 'failed'; readonly failure: SessionFailure } {
  return { status: 'failed', failure: { mayHaveArrived: false, ...more, code } };
}

/** What a request to an API needs of a session. */
export interface SessionToken {
  readonly view: SessionView;
  readonly accessToken: string;
  readonly tokenType: string;
  readonly idToken: string | undefined;
  readonly dpopKey: JsonObject | undefined;
  readonly expiresAt: Date | undefined;
}

/** What signing out came to, token by token. */
export interface SignOutReport {
  readonly view: SessionView;
  readonly refreshToken: RevocationResult;
  readonly accessToken: RevocationResult;
  /** Whether SecretStorage has confirmed that it is gone. */
  readonly deleted: boolean;
}

export type RevocationResult =
  /** There was no such token. */
  | { readonly kind: 'none' }
  /** The server said so, which it also does of tokens it does not know (RFC 7009 section 2.2). */
  | { readonly kind: 'revoked'; readonly status: number }
  /** The server has no endpoint for it, or does not revoke this type. */
  | { readonly kind: 'not-supported' }
  | { readonly kind: 'failed'; readonly failure: SessionFailure };

/** An entry that holds no session, or none that this version can read. */
export interface DamagedEntry {
  /** Where it is now. */
  readonly key: string;
  readonly reason: DamageReason;
  /** False while it is where it was found: a newer version's, or SecretStorage would not take a copy. */
  readonly setAside: boolean;
}

export type DamageReason =
  | 'not-json'
  /** Of a version that is no more read. */
  | 'other-version'
  /** Of a version that is yet to come here. */
  | 'newer-version'
  | 'incomplete'
  /** SecretStorage lists it and gives nothing: the editor could not decrypt it, and then deletes it. */
  | 'unreadable';

/**
 * Whether secrets outlive the window. `unknown`: nothing speaks against it, and no restart has shown it yet.
 * `not-persisted`: what an earlier window kept is gone, as where no keyring of the system is at hand. `unavailable`:
 * SecretStorage does not give back what it was just given.
 */
export type StoreHealth = 'ok' | 'unknown' | 'not-persisted' | 'unavailable';
