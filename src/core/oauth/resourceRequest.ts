/** Tries an access token at an API: one request (RFC 6750 section 2.1, RFC 9449 section 7.1), and what came back. */
import { httpFailureCode } from '../issuers/http';
import type { JsonObject } from '../token/decoded';
import { parameterOf, readRefusal } from '../validation/challenge';
import type { OAuthDeps } from './client';
import { dpopProof } from './dpop';
import { done, failed, type OAuthOutcome } from './failure';
import { isEndpointUrl } from './server';
import { unreachable } from './unreachable';

/** What to send where; the API is one that a person named, and no endpoint of the server. */
export interface ResourceRequest {
  readonly url: string;
  readonly method: string;
  readonly accessToken: string;
  /** Of the token set; for `DPoP` the key is needed. */
  readonly tokenType: string;
  readonly dpopKey: JsonObject | undefined;
}

/** What the API answered; hostile text, and without the token, should the API have sent that back. */
export interface ResourceAnswer {
  readonly status: number;
  readonly statusText: string;
  /** In lower case, sorted; cookies and what else may let somebody in are left out. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The first characters of the body, read as UTF-8. */
  readonly bodyStart: string;
  readonly isBodyCut: boolean;
  /** Of the last request, where a nonce made it two. */
  readonly milliseconds: number;
}

/** Sends the request, and once more where the API wants a nonce (RFC 9449 section 9). No redirect is followed. */
export async function requestResource(
  resource: ResourceRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<ResourceAnswer>> {
  const [url = ''] = resource.url.split('#', 1);
  if (!isEndpointUrl(url)) return failed('oauth-endpoint-insecure');
  if (!methods.includes(resource.method)) return failed('oauth-invalid-request');
  // Whatever else cannot stand in a header, and is none of the tokens that RFC 6750 section 2.1 has.
  if (!/^[\x21-\x7e]+$/.test(resource.accessToken)) return failed('oauth-nothing-to-present');
  if (isBound(resource) && resource.dpopKey === undefined) return failed('oauth-client-key-unusable');
  const first = await send({ ...resource, url }, undefined, deps, signal);
  const nonce = first.status === 'done' ? wantedNonce(first.value.response.headers) : undefined;
  if (nonce === undefined || !isBound(resource)) return read(first, resource.accessToken);
  deps.trace?.({ kind: 'note', at: deps.now(), note: 'dpop-nonce' });
  return read(await send({ ...resource, url }, nonce, deps, signal), resource.accessToken);
}

const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

interface Answer {
  readonly response: Response;
  readonly body: string;
  readonly milliseconds: number;
}

async function send(
  resource: ResourceRequest,
  nonce: string | undefined,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<Answer>> {
  const headers = await headersFor(resource, nonce, deps);
  if (headers === undefined) return failed('oauth-client-key-unusable');
  const { url, method } = resource;
  const { origin, pathname } = new URL(url);
  const step = { name: 'resource' as const };
  const dpop = isBound(resource);
  const about = { method, url: `${origin}${pathname}`, parameters: [], clientAuthentication: 'none', dpop };
  deps.trace?.({ kind: 'request', at: deps.now(), ...step, ...about });
  const start = deps.monotonic();
  const elapsed = (): number => Math.round(deps.monotonic() - start);
  try {
    const options = { method, headers, redirect: 'manual', credentials: 'omit', signal } as const;
    const response = await deps.http(new Request(url, options));
    const body = new TextDecoder().decode(await response.arrayBuffer());
    const milliseconds = elapsed();
    deps.trace?.({ kind: 'response', at: deps.now(), ...step, status: response.status, milliseconds, members: [] });
    return done({ response, body, milliseconds });
  } catch (error) {
    signal.throwIfAborted();
    const code = 'oauth-unreachable';
    deps.trace?.({ kind: 'failure', at: deps.now(), ...step, code, milliseconds: elapsed() });
    return unreachable(httpFailureCode(error));
  }
}

/** Undefined where the key cannot sign. */
async function headersFor(
  resource: ResourceRequest,
  nonce: string | undefined,
  { now, random }: OAuthDeps,
): Promise<Headers | undefined> {
  const { accessToken, dpopKey: key, method, url } = resource;
  const headers = new Headers({ accept: 'application/json, */*;q=0.5' });
  headers.set('authorization', `${isBound(resource) ? 'DPoP' : 'Bearer'} ${accessToken}`);
  if (!isBound(resource) || key === undefined) return headers;
  try {
    headers.set('dpop', await dpopProof({ key, method, url, accessToken, nonce, now: now(), random }));
    return headers;
  } catch {
    return undefined;
  }
}

/** The scheme is compared without regard to case (RFC 9110 section 11.1). */
function isBound({ tokenType }: Pick<ResourceRequest, 'tokenType'>): boolean {
  return tokenType.toLowerCase() === 'dpop';
}

/** The nonce, where its absence is why the request was refused. */
function wantedNonce(headers: Headers): string | undefined {
  const { challenges } = readRefusal(`WWW-Authenticate: ${headers.get('www-authenticate') ?? ''}`);
  const isWanted = challenges.some(
    (challenge) => challenge.scheme.toLowerCase() === 'dpop' && parameterOf(challenge, 'error') === 'use_dpop_nonce',
  );
  return isWanted ? (headers.get('dpop-nonce') ?? undefined) : undefined;
}

const longestBody = 10_000;
const longestHeader = 4000;
const mostHeaders = 100;

function read(outcome: OAuthOutcome<Answer>, accessToken: string): OAuthOutcome<ResourceAnswer> {
  if (outcome.status === 'failed') return outcome;
  const { response, body, milliseconds } = outcome.value;
  // Some APIs for trying things out send back what they were sent.
  const clean = (text: string, most: number): string => text.replaceAll(accessToken, '***').slice(0, most);
  return done({
    status: response.status,
    statusText: clean(response.statusText, 200),
    headers: [...response.headers]
      .filter(([name]) => !isSensitive(name))
      .slice(0, mostHeaders)
      .map(([name, value]) => [name, clean(value, longestHeader)] as const),
    bodyStart: clean(body, longestBody),
    isBodyCut: clean(body, longestBody + 1).length > longestBody,
    milliseconds,
  });
}

/** Headers whose values may let somebody in. */
function isSensitive(name: string): boolean {
  return /cookie|authorization|authentication-info|token|secret|api-?key|session|credential|password/.test(
    name.toLowerCase(),
  );
}
