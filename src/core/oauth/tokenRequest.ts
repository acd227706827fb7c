/** One request to the token endpoint (RFC 6749 section 3.2). */
import type { JsonObject } from '../token/decoded';
import type { OAuthDeps, OAuthRequest } from './client';
import type { DpopNonces } from './endpoint';
import { sendEndpointRequest } from './endpointRequest';
import type { OAuthOutcome } from './failure';
import { failed } from './failure';
import type { Parameter } from './parameters';
import type { FlowStepName } from './trace';

/** A success, not yet read. */
export interface TokenAnswer {
  readonly members: JsonObject;
  readonly obtainedAt: Date;
}

/**
 * Sends `parameters`, `grant_type` among them, with the authentication of the client and, for a session with a key,
 * a DPoP proof; repeats it once when the server wants a nonce. Rejects only with the reason of `signal`.
 */
export async function sendTokenRequest(
  request: OAuthRequest,
  step: FlowStepName,
  parameters: readonly Parameter[],
  deps: OAuthDeps,
  signal: AbortSignal,
  nonces?: DpopNonces,
): Promise<OAuthOutcome<TokenAnswer>> {
  const what = { step, endpoint: request.server.tokenEndpoint, parameters, nonces };
  const outcome = await sendEndpointRequest(request, what, deps, signal);
  if (outcome.status === 'failed') return outcome;
  const { members, status, receivedAt } = outcome.value;
  if (members === undefined) return failed('oauth-unexpected-answer', { status, mayHaveArrived: true });
  return { status: 'done', value: { members, obtainedAt: receivedAt } };
}
