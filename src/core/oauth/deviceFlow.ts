/** Signing in with a code that is typed into a browser anywhere (RFC 8628). */
import { memberOf } from '../rules/facts';
import type { OAuthDeps, OAuthRequest } from './client';
import { deviceAuthorizationOf, type DeviceAuthorization } from './deviceAuthorization';
import { askEndpoint, createDpopNonces, sendEndpointRequest, type EndpointAnswer } from './endpointRequest';
import type { OAuthFailure, OAuthOutcome } from './failure';
import { done, failed } from './failure';
import { checkedTokens } from './grantedTokens';
import type { KeyedDeps } from './issuerSignature';
import { positiveSeconds } from './numbers';
import { audienceParameter, resourceParameters, scopeParameter, type Parameter } from './parameters';
import { nextPoll, type NextPoll } from './pollSchedule';
import type { TokenSet } from './tokenSet';

export { deviceAuthorizationText, readDeviceAuthorization, type DeviceAuthorization } from './deviceAuthorization';

export interface PollProgress {
  readonly state: NextPoll['state'];
  /** Until the next poll. */
  readonly intervalSeconds: number;
}

/** Asks for a code (RFC 8628 section 3.1). Rejects only with the reason of `signal`. */
export async function requestDeviceAuthorization(
  request: OAuthRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<DeviceAuthorization>> {
  const { profile, server } = request;
  const parameters = [...scopeParameter(profile.scopes), ...resourceParameters(profile), ...audienceParameter(profile)];
  const what = { step: 'device-authorization', endpoint: server.deviceAuthorizationEndpoint, parameters } as const;
  const outcome = await sendEndpointRequest(request, what, deps, signal);
  if (outcome.status === 'failed') return outcome;
  const { members, status, receivedAt } = outcome.value;
  const authorization = members && deviceAuthorizationOf(members, receivedAt);
  return authorization === undefined
    ? failed('oauth-unexpected-answer', { status, mayHaveArrived: true })
    : done(authorization);
}

/**
 * Polls until the person has decided or the code's time is over (RFC 8628 sections 3.4 and 3.5), counting each interval
 * from the answer before.
 *
 * The deadline is by the monotonic clock, so that setting the other one moves nothing; only where polling begins it is
 * taken from `expiresAt`, which bounds a sign-in that goes on after a reload. A machine that slept polls once when its
 * interval is over, and not at all when the code is. Rejects only with the reason of `signal`, at once.
 */
export async function pollForTokens(
  request: OAuthRequest,
  authorization: DeviceAuthorization,
  deps: KeyedDeps,
  signal: AbortSignal,
  onProgress: (progress: PollProgress) => void = () => undefined,
): Promise<OAuthOutcome<TokenSet>> {
  const deadline = deps.monotonic() + lifetimeLeft(authorization, deps.now());
  const what = pollRequest(request, authorization);
  const { intervalSeconds } = authorization;
  let next: NextPoll = {
    schedule: { intervalSeconds, failures: 0 },
    state: 'waiting',
    waitSeconds: intervalSeconds,
  };
  deps.trace?.({ kind: 'note', at: deps.now(), note: 'waiting', seconds: next.waitSeconds });
  for (;;) {
    onProgress({ state: next.state, intervalSeconds: next.waitSeconds });
    const isInTime = await waitUntil(deps.monotonic() + next.waitSeconds * 1000, deadline, deps, signal);
    if (!isInTime) return failed('oauth-device-code-expired', { mayHaveArrived: true });
    const poll = readPoll(await askEndpoint(request, what, deps, signal));
    if ('answer' in poll) {
      return checkedTokens(request, poll.answer, { requestedScopes: request.profile.scopes }, deps, signal);
    }
    const after = nextPoll(next.schedule, poll.failure, poll.askedSeconds);
    if (after === undefined) return { status: 'failed', failure: poll.failure };
    next = after;
    if (next.state !== 'waiting') {
      deps.trace?.({ kind: 'note', at: deps.now(), note: next.state, seconds: next.waitSeconds });
    }
  }
}

/** One request, sent again and again; a nonce for DPoP that came with one answer goes with the next poll. */
function pollRequest({ server, profile }: OAuthRequest, { deviceCode }: DeviceAuthorization) {
  const parameters: readonly Parameter[] = [
    ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
    ['device_code', deviceCode],
    ...resourceParameters(profile),
  ];
  return { step: 'device-token', endpoint: server.tokenEndpoint, parameters, nonces: createDpopNonces() } as const;
}

/** In milliseconds; a clock that was set back makes no code live longer. */
function lifetimeLeft({ expiresAt, lifetimeSeconds }: DeviceAuthorization, now: Date): number {
  return Math.min(Math.max(0, expiresAt.getTime() - now.getTime()), lifetimeSeconds * 1000);
}

/** Timers may stand still while a machine sleeps, so none is set for longer. */
const longestStep = 1000;

/** Waits until `due`; false where `deadline` comes first, or has passed when the machine wakes up. */
async function waitUntil(
  due: number,
  deadline: number,
  { monotonic, wait }: Pick<OAuthDeps, 'monotonic' | 'wait'>,
  signal: AbortSignal,
): Promise<boolean> {
  signal.throwIfAborted();
  const until = Math.min(due, deadline);
  for (let now = monotonic(); now < until; now = monotonic()) {
    await wait(Math.min(until - now, longestStep), signal);
    signal.throwIfAborted();
  }
  return monotonic() < deadline;
}

type Poll =
  | { readonly answer: EndpointAnswer }
  /** `askedSeconds` is the interval that the answer names. */
  | { readonly failure: OAuthFailure; readonly askedSeconds: number | undefined };

function readPoll(outcome: OAuthOutcome<EndpointAnswer>): Poll {
  if (outcome.status === 'failed') return { failure: outcome.failure, askedSeconds: undefined };
  const { failure, members } = outcome.value;
  return failure === undefined
    ? { answer: outcome.value }
    : { failure, askedSeconds: positiveSeconds(memberOf(members, 'interval')) };
}
