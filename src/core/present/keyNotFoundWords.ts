/** Says that no key was found, and among which: only of keys fetched for the check may it claim that the issuer was asked. */
import type { KeyOrigin } from '../issuers/keys';
import { relativeWords } from '../token/spans';
import type { Undecided } from '../validation/outcome';
import { shortText } from './escape';
import { keyFailureSentence } from './keyFailureWords';
import { quoted } from './quoted';

/** The words of `key-not-found`; texts of the token and addresses in them are unescaped and cut. */
export function keyNotFoundWords(
  { keyId, keysFrom, isFresh = false, failure }: Undecided,
  { now }: { readonly now: Date },
): { readonly headline: string; readonly why: string; readonly next: string } {
  const isNamed = keyId !== undefined;
  const { whose, subject, next } = placeWords(keysFrom, { isFresh, isNamed, now });
  const lacks = isNamed ? `have no key with the kid ${quoted(keyId)}.` : 'have none that fits its algorithm.';
  return {
    headline: `Not verified: ${whose}`,
    why: [
      ...(isNamed ? [] : ['The token names no key (kid).']),
      `${subject} ${lacks}`,
      ...(failure === undefined ? [] : [`Newer ones could not be had: ${keyFailureSentence(failure)}`]),
    ].join(' '),
    next,
  };
}

interface PlaceWords {
  readonly whose: string;
  /** In the plural. */
  readonly subject: string;
  readonly next: string;
}

interface Circumstances {
  readonly isFresh: boolean;
  /** Whether the token names its key: an unknown name is what makes fresh keys be fetched anew. */
  readonly isNamed: boolean;
  readonly now: Date;
}

const ofAnother = 'Either the token is of another environment or tenant';

function placeWords(origin: KeyOrigin | undefined, { isFresh, isNamed, now }: Circumstances): PlaceWords {
  const when = origin?.obtainedAt === undefined ? '' : ` ${relativeWords(origin.obtainedAt, now)}`;
  const from = shortText(origin?.location ?? '', 100);
  switch (origin?.kind) {
    case 'jwks-uri':
      return isFresh
        ? {
            whose: 'the issuer has no such key',
            subject: `The keys of the issuer, fetched for this check${when} from ${from},`,
            next: `${ofAnother}, or the issuer no longer publishes the key: a new token will tell.`,
          }
        : {
            whose: 'no such key among those at hand',
            subject: `The keys at hand, fetched${when} from ${from},`,
            next: isNamed
              ? 'Validate it again to have them fetched anew, which is done every 30 seconds at most.'
              : 'Run “Clear Cached Keys” and validate it again to have them fetched anew.',
          };
    case 'jwks-file':
    case 'public-key-file':
      return {
        whose: 'no such key in the key file',
        subject: `The keys in the file of the profile, read${when} from ${from},`,
        next: `${ofAnother}, or the file lacks a key that the issuer uses by now.`,
      };
    case 'jwks':
    case 'public-key':
      return {
        whose: 'the profile has no such key',
        subject: 'The keys in the profile',
        next: `${ofAnother}, or the profile lacks a key that the issuer uses by now.`,
      };
    default:
      return {
        whose: 'no such key among those at hand',
        subject: 'The keys at hand',
        next: `${ofAnother}, or the keys lack one that the issuer uses by now.`,
      };
  }
}
