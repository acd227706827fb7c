/** A token for the client itself (RFC 6749 section 4.4). */
import type { OAuthDeps, OAuthRequest } from './client';
import type { OAuthOutcome } from './failure';
import { failed } from './failure';
import { audienceParameter, resourceParameters, scopeParameter, type Parameter } from './parameters';
import { sendTokenRequest } from './tokenRequest';
import { readTokenAnswer } from './tokenResponse';
import type { TokenSet } from './tokenSet';

/** Scopes that mean a person, or a person who is away: here is nobody. */
const personal: ReadonlySet<string> = new Set(['openid', 'offline_access']);

/** Only for clients that can authenticate (RFC 6749 section 4.4). Rejects only with the reason of `signal`. */
export async function requestClientCredentials(
  request: OAuthRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<TokenSet>> {
  const { profile, authentication } = request;
  if (authentication.method === 'none') return failed('oauth-no-client-secret');
  const scopes = profile.scopes.filter((scope) => !personal.has(scope));
  const parameters: readonly Parameter[] = [
    ['grant_type', 'client_credentials'],
    ...scopeParameter(scopes),
    ...resourceParameters(profile),
    ...audienceParameter(profile),
  ];
  const answer = await sendTokenRequest(request, 'client-credentials', parameters, deps, signal);
  return answer.status === 'failed' ? answer : readTokenAnswer(request, answer.value, { requestedScopes: scopes });
}
