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
import { nextPoll, type NextPoll, type PollSchedule } from './pollSchedule';
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
  let schedule: PollSchedule = { intervalSeconds: authorization.intervalSeconds, failures: 0 };
  let next: NextPoll | undefined = { schedule, state: 'waiting', waitSeconds: schedule.intervalSeconds };
  deps.trace?.({ kind: 'note', at: deps.now(), note: 'waiting', seconds: next.waitSeconds });
  while (next !== undefined) {
    onProgress({ state: next.state, intervalSeconds: next.waitSeconds });
    const isInTime = await waitUntil(deps.monotonic() + next.waitSeconds * 1000, deadline, deps, signal);
    if (!isInTime) return failed('oauth-device-code-expired', { mayHaveArrived: true });
    const outcome = await askEndpoint(request, what, deps, signal);
    const failure = failureOf(outcome);
    if (outcome.status === 'done' && failure === undefined) {
      return checkedTokens(request, outcome.value, { requestedScopes: request.profile.scopes }, deps, signal);
    }
    if (failure === undefined) break;
    next = nextPoll(schedule, failure, askedInterval(outcome));
    if (next === undefined) return { status: 'failed', failure };
    schedule = next.schedule;
    if (next.state !== 'waiting') {
      deps.trace?.({ kind: 'note', at: deps.now(), note: next.state, seconds: next.waitSeconds });
    }
  }
  return failed('oauth-unexpected-answer', { mayHaveArrived: true });
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

function failureOf(outcome: OAuthOutcome<EndpointAnswer>): OAuthFailure | undefined {
  return outcome.status === 'failed' ? outcome.failure : outcome.value.failure;
}

function askedInterval(outcome: OAuthOutcome<EndpointAnswer>): number | undefined {
  return outcome.status === 'failed' ? undefined : positiveSeconds(memberOf(outcome.value.members, 'interval'));
}
