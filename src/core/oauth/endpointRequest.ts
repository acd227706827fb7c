/** The shared sender: one request to one endpoint of an authorization server, authenticated, traced, its answer read. */
import { httpFailureCode } from '../issuers/http';
import type { JsonObject } from '../token/decoded';
import { parseJson, readJson } from '../token/json';
import { answerFailure, errorOf } from './answerFailure';
import type { OAuthDeps, OAuthRequest } from './client';
import type { DpopNonces, EndpointRequest } from './endpoint';
import type { OAuthFailure, OAuthOutcome } from './failure';
import { done, failed } from './failure';
import type { WireAnswer } from './quirks/quirk';
import { quirkOf } from './quirks/quirks';
import { isEndpointUrl } from './server';
import type { FlowStepName } from './trace';
import { maskedMembers, maskedParameters, secretsIn, secretsOf } from './trace';
import { unreachable } from './unreachable';
import { buildWireRequest, type WireRequest } from './wireRequest';

/** What came back. */
export interface EndpointAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The members of the body in the standard's names; undefined where it is no JSON object, or one with a name twice. */
  readonly members: JsonObject | undefined;
  readonly receivedAt: Date;
  /** Why it is no success; undefined where it is one. */
  readonly failure: OAuthFailure | undefined;
}

/** A memory for the nonces of one flow. */
export function createDpopNonces(): DpopNonces {
  let last: string | undefined;
  return { last: () => last, remember: (nonce) => void (last = nonce) };
}

/**
 * Sends a request and reads the answer, whatever it says; one that is refused for want of a nonce is repeated once with
 * the nonce (RFC 9449 section 8). `failed` only when no answer came at all. Rejects only with the reason of `signal`.
 */
export async function askEndpoint(
  request: OAuthRequest,
  what: EndpointRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<EndpointAnswer>> {
  if (what.endpoint === undefined) return failed('oauth-no-endpoint');
  if (!isEndpointUrl(what.endpoint)) return failed('oauth-endpoint-insecure');
  const nonces = what.nonces ?? createDpopNonces();
  const first = await attempt(request, what, nonces, deps, signal);
  if (first.status === 'failed' || !first.value.wantsNonce) return first;
  deps.trace?.({ kind: 'note', at: deps.now(), note: 'dpop-nonce' });
  return attempt(request, what, nonces, deps, signal);
}

/** The same where only a success is of use: any 2xx without an error in it. */
export async function sendEndpointRequest(
  request: OAuthRequest,
  what: EndpointRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<EndpointAnswer>> {
  const outcome = await askEndpoint(request, what, deps, signal);
  if (outcome.status === 'failed' || outcome.value.failure === undefined) return outcome;
  return { status: 'failed', failure: outcome.value.failure };
}

interface Attempt extends EndpointAnswer {
  readonly wantsNonce: boolean;
}

async function attempt(
  request: OAuthRequest,
  what: EndpointRequest,
  nonces: DpopNonces,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<Attempt>> {
  signal.throwIfAborted();
  const nonce = nonces.last();
  const built = await buildWireRequest(request, what, nonce, deps);
  if (built.status === 'failed') return built;
  const wire = built.value;
  const { step } = what;
  traceRequest(step, wire, deps);
  const startedAt = deps.monotonic();
  const took = (): number => Math.max(0, Math.round(deps.monotonic() - startedAt));
  const response = await send(wire, deps, signal);
  if (response.status === 'failed') {
    const { code, http } = response.failure;
    deps.trace?.({ kind: 'failure', at: deps.now(), name: step, code: http ?? code, milliseconds: took() });
    return response;
  }
  const { status, headers, text } = response.value;
  const quirk = quirkOf(request.profile);
  const raw: WireAnswer = { step, status, headers, text, members: objectOf(text) };
  const answer: WireAnswer = quirk.members === undefined ? raw : { ...raw, members: quirk.members(raw) };
  const secrets = [...secretsIn(wire.parameters), ...wire.secrets, ...secretsOf(answer.members)];
  const receivedAt = deps.now();
  const members = maskedMembers(answer.members, secrets);
  deps.trace?.({ kind: 'response', at: receivedAt, name: step, status, milliseconds: took(), members });
  const fresh = headers.get('dpop-nonce') ?? undefined;
  if (fresh !== undefined) nonces.remember(fresh);
  const failure = answerFailure(answer, { quirk, now: receivedAt, secrets });
  // A server that gives the same nonce again would be asked the same again.
  const wantsNonce = wire.dpop && fresh !== undefined && fresh !== nonce && errorOf(answer)?.error === 'use_dpop_nonce';
  return done({ status, headers, text, members: answer.members, receivedAt, failure, wantsNonce });
}

interface WireResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function send(wire: WireRequest, deps: OAuthDeps, signal: AbortSignal): Promise<OAuthOutcome<WireResponse>> {
  try {
    const response = await deps.http(
      new Request(wire.url, {
        method: wire.method,
        headers: { ...wire.headers },
        body: wire.body ?? null,
        redirect: 'manual',
        credentials: 'omit',
        signal,
      }),
    );
    const { status, headers } = response;
    const isRedirect = response.type === 'opaqueredirect' || (status >= 300 && status <= 399);
    if (isRedirect) return unreachable('http-redirect');
    return done({ status, headers, text: await response.text() });
  } catch (error) {
    signal.throwIfAborted();
    return unreachable(httpFailureCode(error));
  }
}

/** Of two members with one name, two readers may take each another one (RFC 6749 section 5.1 has each once). */
function objectOf(text: string): JsonObject | undefined {
  // What is broken is not to be recovered, which takes long with much of it.
  if (parseJson(text) === undefined) return undefined;
  const reading = readJson(text);
  return reading.kind === 'object' && !reading.source.members.some(({ duplicate }) => duplicate)
    ? reading.value
    : undefined;
}

function traceRequest(name: FlowStepName, wire: WireRequest, { trace, now }: Pick<OAuthDeps, 'now' | 'trace'>): void {
  const { method, dpop, clientAuthentication } = wire;
  const { origin, pathname } = new URL(wire.url);
  const parameters = maskedParameters(wire.parameters);
  trace?.({
    kind: 'request',
    at: now(),
    name,
    method,
    url: `${origin}${pathname}`,
    parameters,
    clientAuthentication,
    dpop,
  });
}
