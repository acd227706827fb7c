/** Signs in with a device code (RFC 8628): shows the code, waits for the person, survives a reload. */
import type { OAuthRequest } from '../../core/oauth/client';
import { pollForTokens, requestDeviceAuthorization, type DeviceAuthorization } from '../../core/oauth/deviceFlow';
import type { OAuthFailure, OAuthOutcome } from '../../core/oauth/failure';
import type { TokenSet } from '../../core/oauth/tokenSet';
import { oauthFailureSentence } from './failureMessages';
import type { RunningSignIn, DeviceSignIns } from './deviceSignIns';
import { failedView, startingView, viewDuring, viewOf } from './signInViews';
import type { SignInFlow } from './signInFlow';
import { signInMessages } from './signInMessages';
import type { WaitingSignIns } from './waitingSignIn';

export interface DeviceFlow extends Pick<SignInFlow, 'clock' | 'dialog' | 'oauth'> {
  readonly waiting: WaitingSignIns;
}

type Outcome = OAuthOutcome<TokenSet> | undefined;

/** Undefined when the person cancels. A failure stands on the page, from where it can be tried again. */
export async function signInByDevice(
  flow: DeviceFlow,
  devices: DeviceSignIns,
  request: OAuthRequest,
): Promise<Outcome> {
  if (devices.current() !== undefined && !(await endRunning(flow, devices))) return undefined;
  const running = devices.begin(startingView(request, flow.clock.now()));
  try {
    for (;;) {
      const outcome = await attempt(flow, running, request, undefined);
      if (outcome?.status !== 'failed') return outcome;
      if (!(await showFailure(running, request, outcome.failure))) return undefined;
      running.show(startingView(request, flow.clock.now()));
    }
  } finally {
    running.end();
  }
}

/** Goes on with a sign-in that a reload of the window interrupted. */
export async function resumeByDevice(
  flow: DeviceFlow,
  devices: DeviceSignIns,
  request: OAuthRequest,
  authorization: DeviceAuthorization,
): Promise<Outcome> {
  const running = devices.begin(viewOf(request, authorization));
  flow.oauth.trace?.({ kind: 'note', at: flow.clock.now(), note: 'resumed' });
  try {
    const outcome = await attempt(flow, running, request, authorization);
    if (outcome?.status === 'failed') await showFailure(running, request, outcome.failure);
    return outcome?.status === 'done' ? outcome : undefined;
  } finally {
    running.end();
  }
}

async function endRunning({ dialog }: DeviceFlow, devices: DeviceSignIns): Promise<boolean> {
  const choice = await dialog.say(signInMessages.running, signInMessages.showIt, signInMessages.endIt);
  if (choice === signInMessages.showIt) devices.current()?.bringToFront();
  if (choice !== signInMessages.endIt) return false;
  devices.current()?.cancel();
  return true;
}

/** One code, until it is redeemed, refused, too old, or the person cancels. */
async function attempt(
  flow: DeviceFlow,
  running: RunningSignIn,
  request: OAuthRequest,
  resumed: DeviceAuthorization | undefined,
): Promise<Outcome> {
  const { oauth, waiting, clock } = flow;
  const { signal } = running;
  try {
    const started =
      resumed === undefined
        ? await requestDeviceAuthorization(request, oauth, signal)
        : { status: 'done' as const, value: resumed };
    if (started.status === 'failed') return started;
    const authorization = started.value;
    running.show(viewOf(request, authorization));
    await waiting.keep(request, authorization);
    const outcome = await pollForTokens(request, authorization, oauth, signal, (progress) =>
      running.update(viewDuring(viewOf(request, authorization), progress, clock.now())),
    );
    await waiting.forget();
    return outcome;
  } catch (error) {
    if (!signal.aborted) throw error;
    oauth.trace?.({ kind: 'note', at: clock.now(), note: 'cancelled' });
    // A window that closes aborts too, and the next one goes on: only a person's word ends it for good.
    if (running.isCancelled()) await waiting.forget();
    return undefined;
  }
}

/** True when the person wants another code. */
async function showFailure(running: RunningSignIn, request: OAuthRequest, failure: OAuthFailure): Promise<boolean> {
  // Who cancelled while the answer was on its way is shown no page any more.
  if (running.signal.aborted) return false;
  running.show(failedView(request, oauthFailureSentence(failure, request.profile.name)));
  return running.asksForAnother();
}
