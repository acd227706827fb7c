/** Token exchange (RFC 8693): one token is handed in, and another, for another place or party, comes back. */
import type { OAuthDeps, OAuthRequest } from './client';
import { failed, type OAuthOutcome } from './failure';
import { sendTokenRequest } from './tokenRequest';
import { readTokenAnswer } from './tokenResponse';
import type { TokenSet } from './tokenSet';

/** Names as in RFC 8693 section 2.1. */
export interface TokenExchange {
  readonly subjectToken: string;
  /** An identifier of RFC 8693 section 3, such as `urn:ietf:params:oauth:token-type:access_token`, or the server's own. */
  readonly subjectTokenType: string;
  /** Who acts for the subject; without one, the new token is the subject's (impersonation, RFC 8693 section 1.1). */
  readonly actorToken?: string | undefined;
  readonly actorTokenType?: string | undefined;
  readonly requestedTokenType?: string | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly audience?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
}

/**
 * Exchanges a token. `issuedTokenType` of what comes says what it is; where that is no access token, its type is `N_A`
 * (RFC 8693 section 2.2.1). Neither it nor an ID token in its place was asked for by a sign-in, so none is checked.
 */
export async function exchangeToken(
  request: OAuthRequest,
  exchange: TokenExchange,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<TokenSet>> {
  // An actor's token goes with its type, and neither without the other (RFC 8693 section 2.1).
  const isComplete = (exchange.actorToken ?? '') === '' || (exchange.actorTokenType ?? '') !== '';
  if (exchange.subjectToken === '' || exchange.subjectTokenType === '' || !isComplete) {
    return failed('oauth-nothing-to-present');
  }
  const answer = await sendTokenRequest(request, 'token-exchange', parametersOf(exchange), deps, signal);
  if (answer.status === 'failed') return answer;
  const tokens = readTokenAnswer(request, answer.value, { requestedScopes: exchange.scopes ?? [] });
  if (tokens.status === 'failed' || tokens.value.issuedTokenType !== undefined) return tokens;
  return failed('oauth-unexpected-answer', { mayHaveArrived: true });
}

function parametersOf(exchange: TokenExchange): readonly (readonly [string, string])[] {
  const { subjectToken, subjectTokenType, actorToken, actorTokenType, requestedTokenType, audience } = exchange;
  const hasActor = (actorToken ?? '') !== '';
  return [
    ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
    ['subject_token', subjectToken],
    ['subject_token_type', subjectTokenType],
    ...optional('actor_token', actorToken),
    ...optional('actor_token_type', hasActor ? actorTokenType : undefined),
    ...optional('requested_token_type', requestedTokenType),
    ...(exchange.resources ?? []).map((resource) => ['resource', resource] as const),
    ...optional('audience', audience),
    ...optional('scope', exchange.scopes?.join(' ')),
  ];
}

function optional(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined || value === '' ? [] : [[name, value]];
}
