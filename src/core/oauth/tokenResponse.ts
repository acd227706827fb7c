/** Reads what a token endpoint gives (RFC 6749 section 5.1), with the same distrust for every server. */
import { memberOf } from '../rules/facts';
import type { JsonObject } from '../token/decoded';
import type { OAuthRequest } from './client';
import type { OAuthOutcome } from './failure';
import { done, failed } from './failure';
import { positiveSeconds } from './numbers';
import { serverText } from './serverText';
import type { TokenAnswer } from './tokenRequest';
import type { TokenSet } from './tokenSet';

export interface TokenReading {
  /** What `scope` means where the answer has none. */
  readonly requestedScopes: readonly string[];
  /** Of a refresh: what the answer leaves out stays as it was (RFC 6749 section 6). */
  readonly previous?: TokenSet | undefined;
}

/**
 * The tokens in an answer. It is refused as a whole where one of its tokens is no token, where the type of the access
 * token is missing (nobody could use it then, RFC 6749 section 7.1), and where DPoP was asked for and a bearer token
 * came (RFC 9449 section 5). An ID token in it is not checked here.
 */
export function readTokenAnswer(
  { dpopKey }: Pick<OAuthRequest, 'dpopKey'>,
  { members, obtainedAt }: TokenAnswer,
  { requestedScopes, previous }: TokenReading,
): OAuthOutcome<TokenSet> {
  const accessToken = tokenOf(members, 'access_token');
  const refreshToken = tokenOf(members, 'refresh_token');
  const idToken = tokenOf(members, 'id_token');
  const tokenType = typeOf(members);
  if (typeof accessToken !== 'string' || refreshToken === null || idToken === null || tokenType === undefined) {
    return failed('oauth-unexpected-answer', { mayHaveArrived: true });
  }
  if (dpopKey !== undefined && tokenType === 'Bearer') return failed('oauth-dpop-downgraded', { mayHaveArrived: true });
  // Without its key, a bound token is of no use.
  if (dpopKey === undefined && tokenType === 'DPoP') {
    return failed('oauth-unexpected-answer', { mayHaveArrived: true });
  }
  return done({
    accessToken,
    tokenType,
    expiresAt: later(obtainedAt, memberOf(members, 'expires_in')),
    refreshToken: refreshToken ?? previous?.refreshToken,
    refreshExpiresAt: refreshExpiryOf(members, obtainedAt, refreshToken === undefined ? previous : undefined),
    idToken: idToken ?? previous?.idToken,
    scopes: scopesOf(members) ?? previous?.scopes ?? requestedScopes,
    issuedTokenType: textOf(members, 'issued_token_type'),
    obtainedAt,
  });
}

/** The `VSCHAR`s of RFC 6749 appendix A. */
const visible = /^[\x20-\x7E]+$/;

/** A token; undefined where there is none, null where there is something else in its place. */
function tokenOf(members: JsonObject, name: string): string | undefined | null {
  const value = memberOf(members, name);
  // Several servers write a token that they do not give as null or as an empty text.
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' && visible.test(value) ? value : null;
}

/** `token_type`, which is compared without regard to case (RFC 6749 section 5.1). */
function typeOf(members: JsonObject): string | undefined {
  const text = textOf(members, 'token_type');
  const known = ['Bearer', 'DPoP', 'N_A'].find((name) => name.toLowerCase() === text?.toLowerCase());
  return known ?? text;
}

function textOf(members: JsonObject, name: string): string | undefined {
  const value = memberOf(members, name);
  return typeof value === 'string' ? serverText(value) : undefined;
}

/** `scope` as the text of RFC 6749 section 3.3, or as the list that some servers make of it. */
function scopesOf(members: JsonObject): readonly string[] | undefined {
  const value = memberOf(members, 'scope');
  if (typeof value === 'string') return distinct(value.split(/\s+/));
  return Array.isArray(value) ? distinct(value.filter((each) => typeof each === 'string')) : undefined;
}

function distinct(scopes: readonly string[]): readonly string[] {
  return [...new Set(scopes)].filter((scope) => scope !== '');
}

/**
 * When the refresh token ends: Keycloak says `refresh_expires_in`, with 0 for one that does not end, GitHub, Google and
 * others `refresh_token_expires_in`. One that was not rotated ends when it would have.
 */
function refreshExpiryOf(members: JsonObject, obtainedAt: Date, previous: TokenSet | undefined): Date | undefined {
  const seconds = memberOf(members, 'refresh_expires_in') ?? memberOf(members, 'refresh_token_expires_in');
  return seconds === undefined ? previous?.refreshExpiresAt : later(obtainedAt, seconds);
}

function later(date: Date, value: unknown): Date | undefined {
  const seconds = positiveSeconds(value);
  return seconds === undefined ? undefined : new Date(date.getTime() + seconds * 1000);
}
