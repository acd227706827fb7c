/** Tells the server that a token is no longer needed (RFC 7009). */
import { memberOf } from '../rules/facts';
import type { OAuthDeps, OAuthRequest } from './client';
import type { EndpointRequest } from './endpoint';
import { askEndpoint } from './endpointRequest';
import type { OAuthOutcome } from './failure';
import { done, failed } from './failure';
import { quirkOf } from './quirks/quirks';

export interface Revocation {
  /** Of the answer: 200, or another that means the same with this provider. */
  readonly status: number;
}

/**
 * Revokes one token. The failure is `oauth-no-endpoint` where the server cannot do it; with any other the token must be
 * taken to be valid still (RFC 7009 section 2.2.1). Rejects only with the reason of `signal`.
 */
export async function revokeToken(
  request: OAuthRequest,
  token: string,
  hint: 'refresh_token' | 'access_token',
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<Revocation>> {
  if (token === '') return failed('oauth-nothing-to-present');
  const special = quirkOf(request.profile).revocation?.(request, token, hint);
  if (special === 'not-supported') return failed('oauth-no-endpoint');
  const what: EndpointRequest = {
    step: 'revocation',
    endpoint: request.server.revocationEndpoint,
    parameters: [
      ['token', token],
      ['token_type_hint', hint],
    ],
    ...special,
  };
  const outcome = await askEndpoint(request, what, deps, signal);
  if (outcome.status === 'failed') return outcome;
  const { status, failure, members } = outcome.value;
  // Google says so of a token that is revoked or expired already, for which RFC 7009 section 2.2 has 200.
  const isGone = status === 400 && memberOf(members, 'error') === 'invalid_token';
  if (failure === undefined || isGone) return done({ status });
  return { status: 'failed', failure };
}
