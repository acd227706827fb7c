/** Why signing in, renewing or using a session failed, in words that say whose word it is and what to do next. */
import type { SessionFailure, SessionFailureCode } from '../../core/sessions/outcome';
import { settingIds } from '../../shared/contributions';
import { label } from '../issuerMessages';
import { answerWords } from './answerMessages';
import type { FailureWords, KeepingCode } from './failureWords';
import { providerHelp } from './providerHelp';
import { unreachableWords } from './reachMessages';
import { quoted } from './serverWords';

/** Short sentences, ready for a notification or a label: what happened, what the server says, what to do. */
export function oauthFailureSentence(failure: SessionFailure, profileName: string): string {
  const { happened, next } = wordsOf(failure, `“${label(profileName)}”`);
  return [happened, serverSays(failure), providerHelp(failure) ?? next].filter((text) => text !== undefined).join(' ');
}

function wordsOf(failure: SessionFailure, name: string): FailureWords {
  const { code } = failure;
  if (isKeeping(code)) return keepingWords[code](name);
  return code === 'oauth-unreachable' ? unreachableWords(failure.http, name) : answerWords(code, failure, name);
}

function isKeeping(code: SessionFailureCode): code is KeepingCode {
  return Object.hasOwn(keepingWords, code);
}

const signInAgain = 'Sign in again.';
const checkStorage = 'Run “Claimcheck: Check Secret Storage”.';

const keepingWords: Readonly<Record<KeepingCode, (name: string) => FailureWords>> = {
  'session-gone': () => ({
    happened: 'This session is no longer kept; it may have been signed out in another window.',
    next: signInAgain,
  }),
  'session-ended': (name) => ({
    happened: `The session at ${name} has ended: its refresh token was refused, or its time is over.`,
    next: signInAgain,
  }),
  'session-uncertain': (name) => ({
    happened: `The answer to the last renewal at ${name} was lost, so its refresh token may be used up.`,
    next: 'Refresh the session to try once more, or sign in again.',
  }),
  'session-outdated': (name) => ({
    happened: `Another window renewed the session at ${name}, and this window does not see the result.`,
    next: 'Try again in a moment, or reload this window.',
  }),
  'session-no-refresh-token': (name) => ({
    happened: `The session at ${name} has no refresh token, so it cannot be renewed.`,
    next: signInAgain,
  }),
  'session-profile-gone': (name) => ({
    happened: `The issuer ${name} is no longer configured as it was at sign-in, so its server is not asked.`,
    next: `Correct “${settingIds.issuers}”, or sign out.`,
  }),
  'session-locked': (name) => ({
    happened: `Another window has been renewing the session at ${name} for too long.`,
    next: 'Try again in a moment.',
  }),
  'store-write-failed': () => ({
    happened: 'The secret storage of the editor did not give back the session as it was written.',
    next: checkStorage,
  }),
  'store-unavailable': () => ({
    happened: 'The secret storage of the editor cannot be read now.',
    next: checkStorage,
  }),
};

/** What came was refused here: `error` is then the id of a rule of ours. */
const checkedHere: ReadonlySet<SessionFailureCode> = new Set(['oauth-unexpected-answer', 'oauth-id-token-invalid']);

/** In quotation marks, since it is the server's word and not ours. */
function serverSays({ code: failed, error, description }: SessionFailure): string | undefined {
  if (checkedHere.has(failed)) return undefined;
  const words = [description, error].find((text) => text !== undefined && text.trim() !== '');
  if (words === undefined) return undefined;
  const code = words === description && error !== undefined ? ` (${quoted(error)})` : '';
  return `It says: “${quoted(words)}”${code}.`;
}
