/** The shared sender: one request to one endpoint of an authorization server, authenticated, traced, its answer read. */
import type { JsonObject } from '../token/decoded';
import type { OAuthDeps, OAuthRequest } from './client';
import type { OAuthFailure, OAuthOutcome } from './failure';
import type { Parameter } from './parameters';
import type { FlowStepName } from './trace';

/** What to ask of which endpoint. */
export interface EndpointRequest {
  readonly step: FlowStepName;
  /** Undefined where the server has none, which is the failure `oauth-no-endpoint`. */
  readonly endpoint: string | undefined;
  /** `POST` where absent. */
  readonly method?: 'POST' | 'GET' | 'DELETE' | undefined;
  /** The body as a form; none where absent, as with `GET`. */
  readonly parameters?: readonly Parameter[] | undefined;
  /** The client's own where absent. */
  readonly credentials?: 'client' | 'none' | AccessTokenCredentials | undefined;
  /** `application/json` where absent. */
  readonly accept?: string | undefined;
  /** The nonces of the server (RFC 9449 section 8), for a flow of several requests. */
  readonly nonces?: DpopNonces | undefined;
}

/** RFC 6750 section 2.1; with `DPoP` the request needs the key of the session (RFC 9449 section 7.1). */
export interface AccessTokenCredentials {
  readonly accessToken: string;
  readonly scheme: 'Bearer' | 'DPoP';
}

/** The last nonce a server gave; the next proof carries it. */
export interface DpopNonces {
  readonly last: () => string | undefined;
  readonly remember: (nonce: string) => void;
}

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

/** `failed` only when no answer came at all. Rejects only with the reason of `signal`. */
export function askEndpoint(
  request: OAuthRequest,
  what: EndpointRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<EndpointAnswer>> {
  throw new Error(String([request, what, deps, signal]));
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
