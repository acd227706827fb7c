/** The words of signing in, and of ending what it gave. */
import { label } from '../issuerMessages';
import { plainStart } from '../messages';
import type { WayObstacle } from '../../core/oauth/ways';
import type { SignInView } from '../../shared/signInMessages';

export const signInMessages = {
  title: 'Sign In',
  pickProfile: 'To which issuer?',
  noProfiles:
    'No issuer is set up for signing in. Add one with its client id; “Claimcheck: Add Issuer…” knows common providers.',
  addIssuer: 'Add Issuer…',
  noClientId: 'no client id yet',
  noClientIdInWorkspace:
    'The workspace brings this issuer without a client id. Write the one of your application into its entry, as “clientId”.',
  clientIdPrompt: 'The client id that the issuer gave to your application. It is written into the settings.',
  clientIdEmpty: 'Type the client id.',
  editIssuer: 'Edit Issuer',
  pickWay: 'How?',
  device: 'With a code, in any browser',
  deviceDetail:
    'Shows a code here. You type it at the issuer, on this machine or on your phone (device code, RFC 8628).',
  browser: 'In the browser of this machine',
  browserDetail: 'The browser comes back here by itself (authorization code with PKCE).',
  clientItself: 'As the client itself, without a person',
  clientItselfDetail: 'With the secret or key of the client (client credentials).',
  waitingForBrowser: 'Waiting for the browser',
  gettingToken: 'Asking for a token',
  preparing: 'Asking what the issuer offers',
  browserNotOpened: 'The browser did not open. Copy the address and open it in a browser on this machine.',
  copyAddress: 'Copy Address',
  portTaken:
    'The port of the redirect URI is in use. End what listens there, or choose another port in the profile and at the issuer.',
  notListening:
    'Nothing can listen on this machine’s loopback address, so the browser has nowhere to come back to. Sign in with a device code.',
  browserTooLate: 'The browser did not come back in time. Sign in again.',
  redirectElsewhere:
    'The redirect URI of this profile is of another program, so the browser would not come back here. Change it in the profile.',
  copyToken: 'Copy Access Token As…',
  showLog: 'Show Sign-In Log',
  tryAgain: 'Try Again',
  otherWay: 'Another Way…',
  running: 'A sign-in is already waiting.',
  showIt: 'Show It',
  endIt: 'End It and Start Anew',
  nothingRuns: 'No sign-in is waiting.',
  pickSignOut: 'Which session ends?',
  signOutTitle: 'Sign Out',
  signOut: 'Sign Out',
  reissueTitle: 'Revoke and Replace Leaked Session',
  revokeAndSignIn: 'Revoke and Sign In Again',
  pickReissue: 'Which session’s tokens leaked?',
  refreshTitle: 'Refresh Session',
  pickRefresh: 'Which session?',
  refreshing: 'Renewing the access token',
  tryOnce: 'Try Once More',
  signInAgain: 'Sign In Again',
  signingOut: 'Revoking',
  deleteAll: 'Revoke and Delete All',
  noSessions: 'No session is kept.',
  showTitle: 'Show Session’s Token',
  keepAgain: 'Try to Keep It Again',
  chooseTitle: 'Session in Use',
  pickInUse: 'Which session do commands, tasks and the status bar use?',
  deleteDamaged: 'Delete Damaged Entries',
} as const;

/** Of the tab with the device code page. */
export function pageTitle({ state, profile }: SignInView): string {
  return state === 'signed-in' ? `Signed in to ${profile}` : `Sign in to ${profile}`;
}

export const obstacleWords: Readonly<Record<WayObstacle, string>> = {
  'no-endpoint': 'the issuer names no endpoint for it',
  'not-granted': 'the issuer does not list this grant',
  'public-client': 'the profile has no client authentication (tokenEndpointAuthMethod)',
  'no-pkce': 'the issuer does not offer PKCE with S256',
};

export function signInTo(profile: string): string {
  return `Sign In to ${label(profile)}`;
}

export function signedIn(account: string, profile: string): string {
  return `Signed in to “${plainStart(profile)}” as ${plainStart(account)}.`;
}

export function noWay(profile: string): string {
  return `“${plainStart(profile)}” offers no way to sign in that this client can use. Test the issuer to see what it offers, or name its endpoints in the profile.`;
}

export function confirmSignOut(account: string, profile: string): string {
  return `Sign ${plainStart(account)} out of “${plainStart(profile)}”? Its tokens are revoked at the issuer where that is offered, and deleted here.`;
}

export function confirmReissue(account: string, profile: string): string {
  return `Revoke the tokens of ${plainStart(account)} at “${plainStart(profile)}” and sign in again? Whoever has the old ones can renew them no more.`;
}

export function confirmDeleteAll(count: number): string {
  const sessions = count === 1 ? 'The one session' : `All ${String(count)} sessions`;
  return `${sessions} will be revoked where the issuer offers that, and deleted here. This cannot be undone.`;
}

export function deletedAll(deleted: number, failed: number): string {
  const rest = failed === 0 ? '' : ` ${String(failed)} could not be deleted from the secret storage; try again.`;
  return `${String(deleted)} ${deleted === 1 ? 'session was' : 'sessions were'} deleted.${rest}`;
}

export function renewed(account: string, profile: string): string {
  return `The access token of ${plainStart(account)} at “${plainStart(profile)}” was renewed.`;
}

export function damagedEntries(count: number): string {
  return count === 1
    ? 'One stored session cannot be read and was set aside. Sign in again, then delete it.'
    : `${String(count)} stored sessions cannot be read and were set aside. Sign in again, then delete them.`;
}
