/** What sets two values apart that look alike, in words. */
import type { Difference, Reason } from '../validation/outcome';

/** Undefined where the two are simply different. */
export function differenceSentence({ difference, seconds }: Reason): string | undefined {
  if (difference === undefined) return undefined;
  if (difference === 'within-a-few-minutes' && seconds !== undefined) {
    return `Only ${Math.abs(Math.round(seconds))} s: two clocks differ, or the token waited too long.`;
  }
  return sentences[difference];
}

/** Such as `They differ in nothing but a slash at the end.` */
export function differenceWords(difference: Difference): string {
  return sentences[difference];
}

const sentences: Readonly<Record<Difference, string>> = {
  'trailing-slash': 'They differ in nothing but a slash at the end.',
  'letter-case': 'They differ in nothing but upper and lower case, and the comparison is exact.',
  'white-space': 'They differ in nothing but white space.',
  scheme: 'They differ in nothing but the scheme: http, https, or none.',
  'entra-v1-v2':
    'One is a v1 issuer and the other a v2 issuer of Microsoft Entra ID. The API’s registration decides: "requestedAccessTokenVersion" in its manifest.',
  'entra-tenant': 'Both are issuers of Microsoft Entra ID, but of different tenants.',
  'client-id-instead-of-api':
    'The audience is the id of the client and not of the API: ask for a scope of the API, and check that this is no ID token.',
  'within-list':
    'The expected one stands in a text that lists several: for more than one audience, "aud" has to be an array (RFC 7519 section 4.1.3).',
  prefix: 'One begins with the other: a path or a suffix is missing or too much.',
  milliseconds: 'It is 1000 times too large: milliseconds instead of seconds.',
  'within-a-few-minutes': 'They are only a few minutes apart: two clocks differ, or the token waited too long.',
  'id-token-instead-of-access-token':
    'This is an ID token: it tells the client who logged in, and is not meant for an API. Send the access token.',
  'firebase-emulator':
    'The Firebase emulator leaves its tokens unsigned on purpose. Only an API that talks to the emulator accepts it.',
  'other-profile': 'It fits another issuer profile of yours: validate it with that one.',
};
