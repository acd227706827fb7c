/** Renews an access token with a refresh token (RFC 6749 section 6). */
import type { OAuthRequest } from './client';
import { sendEndpointRequest } from './endpointRequest';
import type { OAuthOutcome } from './failure';
import { failed } from './failure';
import { checkedTokens } from './grantedTokens';
import type { KeyedDeps } from './issuerSignature';
import { resourceParameters, scopeParameter, type Parameter } from './parameters';
import type { TokenSet } from './tokenSet';

export interface RefreshOptions {
  /** Fewer scopes than were granted; where absent the same. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * The renewed tokens. A refresh token that was not rotated stays, and so do an ID token and the scopes that the answer
 * leaves out.
 *
 * The request is sent once: with a failure that `mayHaveArrived`, the refresh token may be used up, and sending it again
 * could have all tokens revoked (RFC 9700 section 4.14.2). Rejects only with the reason of `signal`.
 */
export async function refreshTokens(
  request: OAuthRequest,
  tokens: TokenSet,
  deps: KeyedDeps,
  signal: AbortSignal,
  { scopes }: RefreshOptions = {},
): Promise<OAuthOutcome<TokenSet>> {
  const { refreshToken } = tokens;
  if (refreshToken === undefined || refreshToken === '') return failed('oauth-nothing-to-present');
  if (scopes?.some((scope) => !tokens.scopes.includes(scope)) === true) return failed('oauth-invalid-scope');
  const parameters: readonly Parameter[] = [
    ['grant_type', 'refresh_token'],
    ['refresh_token', refreshToken],
    ...scopeParameter(scopes ?? []),
    ...resourceParameters(request.profile),
  ];
  const what = { step: 'refresh', endpoint: request.server.tokenEndpoint, parameters } as const;
  const outcome = await sendEndpointRequest(request, what, deps, signal);
  if (outcome.status === 'failed') return outcome;
  const requestedScopes = scopes ?? tokens.scopes;
  // What was narrowed on purpose is what it now is, should the answer say nothing.
  const previous = { ...tokens, scopes: requestedScopes };
  return checkedTokens(request, outcome.value, { requestedScopes, previous }, deps, signal);
}
