/** What signing out came to, as the server answered it, and what stays valid behind it. */
import type { RevocationResult, SignOutReport, StoreHealth } from '../../core/sessions/outcome';
import { localAndUtc, type TimeWords } from '../../core/present/times';
import { assertNever } from '../../shared/assertNever';
import { label } from '../issuerMessages';
import { oauthFailureSentence } from './failureMessages';

/** What each token came to, then what was deleted, then until when APIs may still take the access token. */
export function signOutSentence(
  { view, refreshToken, accessToken, deleted }: SignOutReport,
  times: TimeWords,
  now: Date,
): string {
  const { profile, account } = view;
  return [
    deleted
      ? `${label(account.label)} is signed out of “${label(profile)}”; the session is deleted here.`
      : `The session of ${label(account.label)} at “${label(profile)}” could not be deleted here: the secret storage did not confirm it.`,
    ...tokensSentences(refreshToken, accessToken, profile),
    stillValid(view.expiresAt, accessToken, times, now),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

/** One sentence where both tokens came to the same. */
function tokensSentences(refresh: RevocationResult, access: RevocationResult, profile: string): readonly string[] {
  if (refresh.kind === 'none') return tokenSentence('access token', access, profile);
  if (access.kind === 'none') return tokenSentence('refresh token', refresh, profile);
  if (refresh.kind === 'revoked' && access.kind === 'revoked') {
    return ['The server accepted the revocation of the refresh token and of the access token.'];
  }
  if (refresh.kind === 'not-supported' && access.kind === 'not-supported') {
    return ['The server offers no revocation, so it was not told.'];
  }
  return [...tokenSentence('refresh token', refresh, profile), ...tokenSentence('access token', access, profile)];
}

function tokenSentence(token: string, result: RevocationResult, profile: string): readonly string[] {
  switch (result.kind) {
    case 'none':
      return [];
    case 'revoked':
      return [`The server accepted the revocation of the ${token}.`];
    case 'not-supported':
      return [`The server offers no revocation of the ${token}, so it was not told.`];
    case 'failed':
      return [`The ${token} was not revoked. ${oauthFailureSentence(result.failure, profile)}`];
    default:
      return assertNever(result);
  }
}

/** A revocation reaches only those who ask the server (RFC 7009 section 3); a JWT is checked without it. */
function stillValid(
  expiresAt: Date | undefined,
  accessToken: RevocationResult,
  times: TimeWords,
  now: Date,
): string | undefined {
  if (accessToken.kind === 'none' || (expiresAt !== undefined && expiresAt <= now)) return undefined;
  const end = expiresAt === undefined ? undefined : times.instant(expiresAt, now);
  const until =
    end === undefined ? 'for as long as it lives, which the server did not say' : `until ${localAndUtc(end)}`;
  return accessToken.kind === 'revoked'
    ? `APIs that check the access token without asking the server may accept it ${until}.`
    : `APIs may accept the access token ${until}.`;
}

/** What is known of the secret storage, and what to do about it. */
export function storeHealthSentence(health: StoreHealth): string {
  switch (health) {
    case 'ok':
      return 'The secret storage of the editor works: what an earlier window kept was still there.';
    case 'unknown':
      return 'The secret storage of the editor gives back what it is given. Whether that outlives a restart is known after the next one.';
    case 'not-persisted':
      return 'The secret storage of the editor lost what an earlier window kept. On Linux it needs a keyring, such as gnome-keyring or kwallet: install and unlock one, then restart the editor. Until then you sign in again after each restart.';
    case 'unavailable':
      return 'The secret storage of the editor does not give back what it is given, so no session can be kept. Unlock or install the keyring of the system, then restart the editor.';
    default:
      return assertNever(health);
  }
}
