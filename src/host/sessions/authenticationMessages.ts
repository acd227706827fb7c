/** What another extension, or the log, is told of sessions that are shared, or are not. */
import { plainStart } from '../messages';

export const authenticationMessages = {
  notSignedIn: 'The sign-in with Claimcheck was cancelled or failed.',
  unknownProfile: 'Claimcheck knows no issuer of this name or URL, or it is not in effect.',
  noBearerChallenge: 'The API asks for no bearer token, so no session of Claimcheck can help.',
} as const;

export function whyBound(profile: string): string {
  return `Tokens of “${plainStart(profile)}” are bound to a key that stays in Claimcheck (DPoP), so no other extension can use them.`;
}

export function notGranted(profile: string, scopes: readonly string[]): string {
  return `“${plainStart(profile)}” did not grant: ${plainStart(scopes.join(' '))}`;
}

/** For the log. */
export function leftOut(reason: string): string {
  return `A session is not shared with another extension. ${reason}`;
}

export function notDeleted(profile: string): string {
  return `The session at “${plainStart(profile)}” could not be deleted from the secret storage.`;
}
