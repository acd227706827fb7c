/** Every reason for which a token fails, in words. */
import type { ReasonView } from '../../shared/tokenView';
import type { Reason, ReasonCode } from '../validation/outcome';
import { differenceSentence } from './differenceWords';
import { cutText } from './escape';
import { valueText, type ReasonWordsOptions } from './reasonValues';
import { durationWords } from '../token/spans';
import { capitalized } from './words';

/** A failed expectation in words; what is expected and found is unescaped and at most 200 characters each. */
export function reasonView(reason: Reason, options: ReasonWordsOptions): ReasonView {
  return {
    code: reason.code,
    sentence: `${sentenceOf(reason)}.`,
    expected: valueText(reason.code, reason.expected, options),
    found: valueText(reason.code, reason.found, options),
    difference: differenceSentence(reason),
  };
}

/** The reason as a part of a sentence, such as `the audience is another one`. */
export function shortReason(code: ReasonCode): string {
  return reasonWords[code].short;
}

/** What mends it, where it is to be mended. */
export function remedyOf(code: ReasonCode): string {
  return reasonWords[code].remedy;
}

interface ReasonWords {
  readonly short: string;
  /** Without its full stop; undefined where the short form says it all. */
  readonly sentence?: string;
  readonly remedy: string;
}

const asIssuerWrote = 'Use the token exactly as its issuer gave it.';
const atIssuer = 'Mend it at the issuer: the token itself is made wrong.';
const clocks = 'Set the clock of the machine that made the token, or of this one.';

const reasonWords: Readonly<Record<ReasonCode, ReasonWords>> = {
  'signature-invalid': {
    short: 'the signature does not fit',
    sentence: 'The signature does not fit the key of the issuer: the token was changed, or another key signed it',
    remedy: `${asIssuerWrote} A part cut off, a line break or a changed claim is enough.`,
  },
  'signature-by-embedded-key': {
    short: 'the signature fits only a key that the token itself carries',
    sentence:
      'The signature fits only a key that the token itself carries. Anyone can make such a token, so this proves nothing',
    remedy: 'Do not trust it. If the key is really the issuer’s, add it to the issuer profile.',
  },
  'alg-none': {
    short: 'it has no signature',
    sentence: 'It has no signature (alg none), so anyone could have written it',
    remedy: 'Let the issuer sign its tokens. No API may accept this one (RFC 8725 section 3.2).',
  },
  'alg-not-allowed-for-issuer': {
    short: 'its algorithm is not allowed for this issuer',
    remedy: 'Sign with an allowed algorithm, or add this one to `algorithms` of the profile if the issuer uses it.',
  },
  'key-issuer-binding': {
    short: 'its key is published for another issuer only',
    remedy: 'Ask the issuer that the key is for, or the tenant that the API expects, for the token.',
  },
  'key-refused': {
    short: 'the issuer’s key is not safe or not fit to check it with',
    remedy: 'Let the issuer publish a key that fits: run “Check Key Set” to see what is wrong with this one.',
  },
  'iss-missing': { short: 'it names no issuer (iss)', remedy: atIssuer },
  'iss-mismatch': {
    short: 'its issuer is another one',
    remedy: 'Ask the expected issuer for the token, or correct the issuer in the profile, character by character.',
  },
  'aud-missing': {
    short: 'it names no audience (aud)',
    remedy: 'Ask for the token with the audience or resource of the API, so that the issuer writes it into `aud`.',
  },
  'aud-mismatch': {
    short: 'it is for another audience',
    remedy: 'Ask for the token with the audience or resource of this API, or correct `audiences` in the profile.',
  },
  'exp-missing': { short: 'it has no time of expiry (exp)', remedy: atIssuer },
  expired: { short: 'it has expired', remedy: 'Get a new token.' },
  'not-yet-valid': { short: 'it is not valid yet (nbf)', remedy: `Wait until then. ${clocks}` },
  'iat-in-future': { short: 'it was issued in the future (iat)', remedy: clocks },
  'numericdate-not-number': {
    short: 'a time in it is no number',
    remedy: 'Let the issuer write times as numbers of seconds since 1970 (RFC 7519 section 2).',
  },
  'numericdate-milliseconds': {
    short: 'a time in it is in milliseconds instead of seconds',
    remedy: 'Let the issuer divide by 1000: times are in seconds since 1970 (RFC 7519 section 2).',
  },
  'lifetime-too-long': {
    short: 'it lives longer than the profile allows',
    remedy: 'Let the issuer make shorter tokens, or raise `maxLifetimeSeconds` of the profile.',
  },
  'typ-mismatch': {
    short: 'its type (typ) is another one',
    remedy: 'Send the kind of token that the API expects, or add this type to `tokenTypes` of the profile.',
  },
  'kind-mismatch': {
    short: 'it is another kind of token',
    remedy: 'Send the kind of token that the API expects: an ID token is for the client, never for an API.',
  },
  'scope-missing': {
    short: 'a scope is missing',
    remedy: 'Ask for the missing scopes, and let the issuer or an administrator grant them.',
  },
  'claim-missing': { short: 'a claim is missing', remedy: 'Let the issuer write the missing claims into the token.' },
  malformed: { short: 'it cannot be read to the end', remedy: asIssuerWrote },
  encoding: {
    short: 'it is not encoded as the standard demands',
    sentence: 'It is not encoded as RFC 7515 demands; a strict API refuses it',
    remedy: `${asIssuerWrote} Padding, spaces and characters such as + and / do not belong in it.`,
  },
  'duplicate-header-param': { short: 'a header parameter stands in it twice', remedy: atIssuer },
  'duplicate-claim': { short: 'a claim stands in it twice', remedy: atIssuer },
  'crit-unknown': {
    short: 'it demands an extension (crit) that is not understood',
    remedy: 'Leave the extension out, or use an API that knows it (RFC 7515 section 4.1.11).',
  },
  'crit-malformed': { short: 'its list of extensions (crit) is broken', remedy: atIssuer },
  'b64-false-in-jwt': {
    short: 'its payload is not encoded (b64), which a JWT must not do',
    remedy: `${atIssuer} RFC 7797 section 7.`,
  },
  'payload-not-object': { short: 'its payload is no set of claims', remedy: atIssuer },
  'json-serialization-not-jwt': {
    short: 'it is written in the JSON form, which no JWT has',
    remedy: 'Use the compact form: three parts with dots between them (RFC 7519 section 1).',
  },
  'sd-jwt-structure': { short: 'its disclosures are broken', remedy: asIssuerWrote },
  'sd-jwt-kb': {
    short: 'its key binding does not hold',
    remedy: 'Present it again, with a key binding signed by the key that the issuer bound it to.',
  },
  'dpop-structure': {
    short: 'its proof of possession is broken',
    remedy: 'Make a new proof for each request (RFC 9449).',
  },
  'nested-invalid': {
    short: 'the token inside it does not hold',
    remedy: 'Look at the inner token: what is wrong with it is wrong with this one.',
  },
};

function sentenceOf({ code, claim, seconds }: Reason): string {
  const { short, sentence } = reasonWords[code];
  // The words of `aud-mismatch` and the like name their claim.
  const about = claim === undefined || code.startsWith(`${claim}-`) ? '' : `: ${cutText(claim, nameLimit).text}`;
  const told = `${sentence ?? capitalized(short)}${about}`;
  if (seconds === undefined) return told;
  const span = durationWords(Math.abs(seconds));
  switch (code) {
    case 'expired':
      return claim === 'iat'
        ? `It was made too long ago (iat): a proof is for one request, and this one is ${span} too old`
        : `It expired ${span} ago, which is more than the clock tolerance`;
    case 'not-yet-valid':
      return `It becomes valid ${span} from now (nbf), which is more than the clock tolerance`;
    case 'iat-in-future':
      return `It was issued ${span} in the future (iat), which is more than the clock tolerance`;
    case 'lifetime-too-long':
      return `It lives ${span} longer than the profile allows`;
    default:
      return told;
  }
}

const nameLimit = 60;
