/** What the device code page shows at each point of a sign-in, which makes every text of a server or profile visible. */
import type { OAuthRequest } from '../../core/oauth/client';
import type { DeviceAuthorization, PollProgress } from '../../core/oauth/deviceFlow';
import type { SignInView } from '../../shared/signInMessages';
import { plainStart } from '../messages';

const nothing = { host: '', userCode: '', verificationUri: '', qrText: '', expiresAt: 0, lifetimeSeconds: 0 };

export function startingView({ profile }: OAuthRequest, now: Date): SignInView {
  const { name, scopes } = profile;
  return { ...nothing, state: 'starting', profile: name, scopes, expiresAt: now.getTime() };
}

export function viewOf({ profile }: OAuthRequest, authorization: DeviceAuthorization): SignInView {
  const { verificationUri, verificationUriComplete, userCode, expiresAt, lifetimeSeconds } = authorization;
  return {
    state: 'waiting',
    profile: profile.name,
    host: new URL(verificationUri).host,
    userCode,
    verificationUri,
    // The person is told of one host, and goes there or nowhere.
    qrText: isSameOrigin(verificationUriComplete, verificationUri) ? verificationUriComplete : verificationUri,
    scopes: profile.scopes,
    expiresAt: expiresAt.getTime(),
    lifetimeSeconds,
  };
}

function isSameOrigin(complete: string | undefined, uri: string): complete is string {
  return complete !== undefined && new URL(complete).origin === new URL(uri).origin;
}

export function viewDuring(view: SignInView, { state, intervalSeconds }: PollProgress, now: Date): SignInView {
  if (state !== 'backing-off') return { ...view, state };
  return { ...view, state, retryAt: now.getTime() + intervalSeconds * 1000 };
}

export function failedView({ profile }: OAuthRequest, sentence: string): SignInView {
  return { ...nothing, state: 'failed', profile: profile.name, scopes: profile.scopes, sentence };
}

/** In the status bar while the person is elsewhere; the code stays on the page, which a shared screen need not show. */
export const waitingText = '$(device-mobile) Sign-in waits';

export function waitingTooltip({ profile, host }: SignInView): string {
  return host === ''
    ? `Claimcheck is asking for a code to sign in to “${plainStart(profile)}”.`
    : `Claimcheck waits until you typed the code at ${host} to sign in to “${plainStart(profile)}”. Select to see the code.`;
}
