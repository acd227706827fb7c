/** The authorization code grant (RFC 6749 section 4.1) with PKCE: out by the browser, back by a redirect. */
import { encodeBase64url } from '../token/base64url';
import { readAuthorizationResponse } from './authorizationResponse';
import type { OAuthDeps, OAuthRequest } from './client';
import { dpopThumbprint } from './dpop';
import { done, failed, type OAuthOutcome } from './failure';
import { checkIdToken, idTokenFailure } from './idToken';
import type { KeyedDeps } from './issuerSignature';
import { audienceParameter, resourceParameters, scopeParameter, type Parameter } from './parameters';
import { codeChallenge, createCodeVerifier } from './pkce';
import { quirkOf } from './quirks/quirks';
import { isEndpointUrl } from './server';
import { sendTokenRequest } from './tokenRequest';
import { readTokenAnswer } from './tokenResponse';
import type { TokenSet } from './tokenSet';
import { maskedParameters } from './trace';

/** A sign-in that waits for its redirect; all of it but `redirectUri` is to be kept secret. */
export interface AuthorizationRequest {
  /** For the browser; holds the challenge and not the verifier. */
  readonly url: string;
  readonly redirectUri: string;
  readonly state: string;
  /** Undefined where no ID token is asked for. */
  readonly nonce: string | undefined;
  readonly codeVerifier: string;
}

/**
 * The URL to open in a browser, with a state, a nonce and a code verifier of their own for each sign-in. `redirectUri`
 * is the one that is listened on, with its port.
 */
export function buildAuthorizationRequest(
  request: OAuthRequest,
  redirectUri: string,
  deps: Pick<OAuthDeps, 'random' | 'now' | 'trace'>,
): Promise<OAuthOutcome<AuthorizationRequest>> {
  return Promise.resolve(build(request, redirectUri, deps));
}

/**
 * Redeems the response that the redirect brought: checks that it belongs to this sign-in and comes from this server,
 * trades the code for tokens, and checks the ID token among them. A response is good for one call.
 */
export async function redeemAuthorizationResponse(
  request: OAuthRequest,
  pending: AuthorizationRequest,
  response: URL,
  deps: KeyedDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<TokenSet>> {
  const { profile } = request;
  traceRedirect(response, pending.redirectUri, deps);
  const code = readAuthorizationResponse(response.searchParams, pending.state, request);
  if (code.status === 'failed') {
    deps.trace?.({
      kind: 'failure',
      at: deps.now(),
      name: 'authorization-response',
      code: code.failure.code,
      milliseconds: 0,
    });
    return code;
  }
  const parameters: readonly Parameter[] = [
    ['grant_type', 'authorization_code'],
    ['code', code.value],
    ['redirect_uri', pending.redirectUri],
    ['code_verifier', pending.codeVerifier],
    ...resourceParameters(profile),
  ];
  const answer = await sendTokenRequest(request, 'code-token', parameters, deps, signal);
  if (answer.status === 'failed') return answer;
  const tokens = readTokenAnswer(request, answer.value, { requestedScopes: profile.scopes });
  if (tokens.status === 'failed' || tokens.value.idToken === undefined) return tokens;
  const { idToken, accessToken } = tokens.value;
  const { nonce } = pending;
  const check = await checkIdToken(idToken, { profile, nonce, accessToken, now: deps.now(), keys: deps.keys, signal });
  return check.status === 'valid' ? tokens : idTokenFailure(check.reasons);
}

function build(
  request: OAuthRequest,
  redirectUri: string,
  deps: Pick<OAuthDeps, 'random' | 'now' | 'trace'>,
): OAuthOutcome<AuthorizationRequest> {
  const { profile, server } = request;
  if (server.authorizationEndpoint === undefined) return failed('oauth-no-endpoint');
  if (profile.clientId === undefined) return failed('oauth-no-client-id');
  if (!isEndpointUrl(server.authorizationEndpoint)) return failed('oauth-endpoint-insecure');
  // Silent metadata is no reason: RFC 8414 leaves the list out where a server is older than it.
  if (server.codeChallengeMethods?.includes('S256') === false) return failed('oauth-no-pkce');
  const state = encodeBase64url(deps.random(32));
  const codeVerifier = createCodeVerifier(deps.random);
  const nonce = profile.scopes.includes('openid') ? encodeBase64url(deps.random(32)) : undefined;
  const own: readonly Parameter[] = [
    ['response_type', 'code'],
    ['client_id', profile.clientId],
    ['redirect_uri', redirectUri],
    ...scopeParameter(profile.scopes),
    ['state', state],
    ...optional('nonce', nonce),
    ['code_challenge', codeChallenge(codeVerifier)],
    ['code_challenge_method', 'S256'],
    ...resourceParameters(profile),
    ...audienceParameter(profile),
    ...optional('dpop_jkt', request.dpopKey && dpopThumbprint(request.dpopKey)),
  ];
  const parameters = [...own, ...furtherParameters(request)];
  const url = new URL(server.authorizationEndpoint);
  // RFC 6749 section 3.1: a query of the endpoint stays, but none of its parameters may stand twice.
  for (const [name] of parameters) url.searchParams.delete(name);
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  traceRequest(url, parameters, request, deps);
  return done({ url: url.href, redirectUri, state, nonce, codeVerifier });
}

/** What neither a profile nor a provider may change: with these, a response would be another's, or go elsewhere. */
const reserved: ReadonlySet<string> = new Set([
  'response_type',
  'response_mode',
  'client_id',
  'client_secret',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'resource',
  'dpop_jkt',
  'request',
  'request_uri',
]);

/** The provider's own parameters, and over them those of the profile. */
function furtherParameters({ profile }: OAuthRequest): readonly Parameter[] {
  const further: Readonly<Record<string, string>> = {
    ...quirkOf(profile).authorizationParameters,
    ...profile.authorizationParameters,
  };
  return Object.entries(further).filter(
    ([name]) => !reserved.has(name) && !(name === 'audience' && profile.requestedAudience !== undefined),
  );
}

function optional(name: string, value: string | undefined): readonly Parameter[] {
  return value === undefined || value === '' ? [] : [[name, value]];
}

function traceRequest(
  url: URL,
  parameters: readonly Parameter[],
  { dpopKey }: OAuthRequest,
  { trace, now }: Pick<OAuthDeps, 'now' | 'trace'>,
): void {
  trace?.({
    kind: 'request',
    at: now(),
    name: 'authorization',
    method: 'GET',
    url: `${url.origin}${url.pathname}`,
    parameters: maskedParameters(parameters),
    clientAuthentication: 'none',
    dpop: dpopKey !== undefined,
  });
}

/** A redirect is a request of the browser. */
function traceRedirect(
  { searchParams }: URL,
  redirectUri: string,
  { trace, now }: Pick<OAuthDeps, 'now' | 'trace'>,
): void {
  trace?.({
    kind: 'request',
    at: now(),
    name: 'authorization-response',
    method: 'GET',
    url: redirectUri.split('?', 1)[0] ?? '',
    parameters: maskedParameters([...searchParams]),
    clientAuthentication: 'none',
    dpop: false,
  });
}
