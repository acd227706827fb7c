/** Why acts left leaks alone, in words that say what to do instead. */
import { countLeft, type LeftCode, type LeftLeak } from './leftLeaks';

/** Behind "1 is" and "2 are"; of two, the second is for several. */
const words: Readonly<Record<LeftCode, string | readonly [string, string]>> = {
  moved: 'no longer in the text (search again)',
  history: 'in the history alone (see the guide for cleaning it)',
  'file-gone': 'in a file that cannot be opened',
  'read-only': 'in a file that cannot be edited',
  dotenv: 'in a file of variables already, which Git should ignore',
  'no-idiom': 'at a place where no reference can stand',
  overlap: 'in the same literal as another (run it again)',
  'nothing-to-redact': 'without a part that could be taken out',
  refused: 'in a file whose editor refused the change',
  'no-token': [
    'not a token, so no issuer can revoke it (replace it where it was made)',
    'not tokens, so no issuer can revoke them (replace them where they were made)',
  ],
  'no-issuer': [
    'of no configured issuer (revoke it in the settings of its service)',
    'of no configured issuer (revoke them in the settings of their services)',
  ],
  expired: 'expired already',
  revoked: 'revoked already',
  inactive: 'not active any more, as its issuer has said',
  'id-token': [
    'an ID token, which no issuer revokes (end its session)',
    'ID tokens, which no issuer revokes (end their sessions)',
  ],
  'no-revocation': 'of an issuer that offers no revocation',
  'request-failed': 'of an issuer that did not do it',
  undecided: 'undecided, since neither an issuer nor its keys say anything',
  stopped: 'not done, since it was stopped',
  'no-session': 'in no session that is kept here',
};

/** Such as `2 were left alone: 1 is no longer in the text (search again); 1 is expired already.`; empty where none was. */
export function leftSentence(left: readonly LeftLeak[]): string {
  if (left.length === 0) return '';
  const reasons = countLeft(left).map(([why, count]) => {
    const said = words[why];
    const [one, many] = typeof said === 'string' ? [said, said] : said;
    return count === 1 ? `1 is ${one}` : `${String(count)} are ${many}`;
  });
  return `${left.length === 1 ? '1 was' : `${String(left.length)} were`} left alone: ${reasons.join('; ')}.`;
}
