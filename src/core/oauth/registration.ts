/** AWS IAM Identity Center has no lasting clients: each registers itself and gets an id and a secret for some weeks. */
import { memberOf } from '../rules/facts';
import type { OAuthDeps, OAuthRequest } from './client';
import { sendEndpointRequest } from './endpointRequest';
import type { OAuthOutcome } from './failure';
import { done, failed } from './failure';
import type { Parameter } from './parameters';

export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Undefined where the server does not say. */
  readonly expiresAt: Date | undefined;
}

/** What AWS lets a person give to a client. */
const defaultScopes: readonly string[] = ['sso:account:access'];

/** `RegisterClient` of AWS; its answer belongs into SecretStorage. Rejects only with the reason of `signal`. */
export async function registerAwsClient(
  request: OAuthRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<RegisteredClient>> {
  const { server, profile } = request;
  const scopes = profile.scopes.length === 0 ? defaultScopes : profile.scopes;
  const parameters: readonly Parameter[] = [
    ['client_name', 'Claimcheck'],
    ['client_type', 'public'],
    ['scopes', scopes.join(' ')],
  ];
  const endpoint = registrationEndpoint(server.tokenEndpoint);
  const what = { step: 'registration', endpoint, parameters, credentials: 'none' } as const;
  const outcome = await sendEndpointRequest(request, what, deps, signal);
  if (outcome.status === 'failed') return outcome;
  const { members, status } = outcome.value;
  const [clientId, clientSecret] = [memberOf(members, 'client_id'), memberOf(members, 'client_secret')];
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string' || clientId === '' || clientSecret === '') {
    return failed('oauth-unexpected-answer', { status, mayHaveArrived: true });
  }
  return done({ clientId, clientSecret, expiresAt: dateOf(memberOf(members, 'client_secret_expires_at')) });
}

/** Beside the token endpoint, so that it is on a host that was agreed to. */
function registrationEndpoint(tokenEndpoint: string | undefined): string | undefined {
  return tokenEndpoint !== undefined && URL.canParse(tokenEndpoint)
    ? new URL('client/register', tokenEndpoint).href
    : undefined;
}

/** Seconds since 1970; 0 means never (RFC 7591 section 3.2.1). */
function dateOf(value: unknown): Date | undefined {
  const isDate = typeof value === 'number' && value > 0 && value < 8.64e12;
  return isDate ? new Date(value * 1000) : undefined;
}
