/** Why acts left leaks alone, in words that say what to do instead. */
import { countLeft, type LeftCode, type LeftLeak } from './leftLeaks';

const words: Readonly<Record<LeftCode, string>> = {
  moved: 'no longer in the text; search again',
  history: 'in the history alone; open the guide for cleaning it',
  'file-gone': 'in a file that cannot be opened',
  'read-only': 'in a file that cannot be edited',
  dotenv: 'in a file of variables itself, which Git should ignore',
  'no-idiom': 'at a place where nothing can stand for a value that is kept elsewhere',
  overlap: 'in the same literal as another; run it again',
  'nothing-to-redact': 'without a secret part that could be taken out',
  refused: 'in a file whose editor refused the change',
  'no-token': 'no token, so no issuer can end it; replace it where it was made',
  'no-issuer': 'of no configured issuer; revoke it in the settings of its service',
  expired: 'expired already',
  'id-token': 'an ID token, which no issuer revokes; end its session',
  'no-revocation': 'of an issuer that offers no revocation',
  'request-failed': 'at an issuer that did not do it',
  undecided: 'undecided: neither the issuer nor its keys say anything of it',
  stopped: 'stopped before its turn',
  'no-session': 'in no session that is kept here',
};

/** Such as `2 left: 1 no longer in the text; search again, 1 expired already.`; empty where none was. */
export function leftSentence(left: readonly LeftLeak[]): string {
  if (left.length === 0) return '';
  const reasons = countLeft(left).map(([why, count]) => `${String(count)} ${words[why]}`);
  return `${String(left.length)} left: ${reasons.join(' · ')}.`;
}
