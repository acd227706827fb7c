/** Puts a request together as it goes out: parameters, credentials, proof of possession, and the form of the body. */
import type { OAuthDeps, OAuthRequest } from './client';
import { authenticateClient, basicCredentials, type ClientProof } from './clientAuthentication';
import { dpopProof } from './dpop';
import type { EndpointRequest } from './endpoint';
import type { OAuthOutcome } from './failure';
import { done, failed } from './failure';
import type { Parameter } from './parameters';
import type { WireBody } from './quirks/quirk';
import { quirkOf } from './quirks/quirks';
import type { FlowStepName } from './trace';

export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** As they are in the body. */
  readonly parameters: readonly Parameter[];
  /** What is secret in the headers. */
  readonly secrets: readonly string[];
  readonly clientAuthentication: string;
  readonly dpop: boolean;
}

/** `nonce` is the last one the server gave. */
export async function buildWireRequest(
  request: OAuthRequest,
  what: EndpointRequest,
  nonce: string | undefined,
  deps: OAuthDeps,
): Promise<OAuthOutcome<WireRequest>> {
  const { step, endpoint: url = '', method = 'POST', accept = 'application/json' } = what;
  const proof = await credentialsOf(request, what, deps);
  if (proof.status === 'failed') return proof;
  const possession = await possessionOf(request, what, method, url, nonce, deps);
  if (possession.status === 'failed') return possession;
  const { profile } = request;
  const quirk = quirkOf(profile);
  const all = [...(what.parameters ?? []), ...proof.value.parameters];
  const parameters = quirk.parameters?.(step, all, profile) ?? all;
  const body = method === 'GET' ? undefined : (quirk.body?.(step, parameters) ?? form(parameters));
  return done({
    method,
    url,
    headers: {
      accept,
      ...(body !== undefined && { 'content-type': body.contentType }),
      ...(proof.value.authorization !== undefined && { authorization: proof.value.authorization }),
      ...(possession.value !== undefined && { dpop: possession.value }),
    },
    body: body?.text,
    parameters,
    secrets: secretsOf(request, what),
    clientAuthentication: proof.value.kind,
    dpop: possession.value !== undefined,
  });
}

interface Proof extends Omit<ClientProof, 'kind'> {
  readonly kind: string;
}

async function credentialsOf(
  request: OAuthRequest,
  { credentials = 'client', method }: EndpointRequest,
  deps: OAuthDeps,
): Promise<OAuthOutcome<Proof>> {
  if (credentials === 'none') return done({ kind: 'none', authorization: undefined, parameters: [] });
  if (credentials !== 'client') {
    const { scheme, accessToken } = credentials;
    return done({ kind: scheme.toLowerCase(), authorization: `${scheme} ${accessToken}`, parameters: [] });
  }
  const { profile, authentication } = request;
  // Only an API is asked with DELETE, and APIs take a secret in the header alone.
  if (method === 'DELETE' && 'secret' in authentication && profile.clientId !== undefined) {
    const authorization = basicCredentials(profile.clientId, authentication.secret);
    return done({ kind: 'basic', authorization, parameters: [] });
  }
  return authenticateClient(request, deps);
}

/** Requests whose answer is a token, which is then bound to the key (RFC 9449 section 5). */
const tokenSteps: ReadonlySet<FlowStepName> = new Set([
  'device-token',
  'code-token',
  'refresh',
  'client-credentials',
  'token-exchange',
]);

async function possessionOf(
  { dpopKey: key }: OAuthRequest,
  { step, credentials }: EndpointRequest,
  method: string,
  url: string,
  nonce: string | undefined,
  { now, random }: OAuthDeps,
): Promise<OAuthOutcome<string | undefined>> {
  const bound = typeof credentials === 'object' && credentials.scheme === 'DPoP' ? credentials : undefined;
  if (bound === undefined && (key === undefined || !tokenSteps.has(step))) return done(undefined);
  if (key === undefined) return failed('oauth-client-key-unusable');
  try {
    const accessToken = bound?.accessToken;
    return done(await dpopProof({ key, method, url, accessToken, nonce, now: now(), random }));
  } catch {
    return failed('oauth-client-key-unusable');
  }
}

function form(parameters: readonly Parameter[]): WireBody {
  return {
    contentType: 'application/x-www-form-urlencoded',
    text: new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString(),
  };
}

function secretsOf({ authentication }: OAuthRequest, { credentials }: EndpointRequest): readonly string[] {
  return [
    ...('secret' in authentication && authentication.secret !== '' ? [authentication.secret] : []),
    ...(typeof credentials === 'object' ? [credentials.accessToken] : []),
  ];
}
