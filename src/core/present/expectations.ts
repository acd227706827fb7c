/** What a profile expects of a token, in words: what would pass. */
import type { IssuerProfile } from '../issuers/issuer';
import { kindTitle } from '../token/classify/titles';
import { codeSpan, shortText, visibleText } from './escape';
import { durationWords } from '../token/spans';

/** Lines of Markdown, one for each expectation that the profile has; its texts are escaped. */
export function expectationLines(profile: IssuerProfile): readonly string[] {
  return linesOf(profile, codeSpan);
}

/** The same as plain text, in which nothing can be seen that is not there. */
export function expectationTexts(profile: IssuerProfile): readonly string[] {
  return linesOf(profile, visibleText);
}

function linesOf(profile: IssuerProfile, quoted: (text: string) => string): readonly string[] {
  const { issuer, audiences, algorithms, tokenTypes, kinds, requiredScopes, requiredClaims } = profile;
  const { clockToleranceSeconds, maxLifetimeSeconds, sharedSecret } = profile;
  const list = (values: readonly string[]): string => listOf(values, quoted);
  const listed = (values: readonly string[], words: (values: string) => string): readonly string[] =>
    values.length === 0 ? [] : [words(list(values))];
  return [
    `${quoted('iss')} is exactly ${list([issuer])}`,
    ...listed(
      audiences,
      (values) => `${quoted('aud')} is, or as an array contains, ${audiences.length > 1 ? 'one of ' : ''}${values}`,
    ),
    `Signed with ${sharedSecret ? 'the shared secret of the profile' : 'a key of the issuer'}${algorithms.length === 0 ? '.' : `, by ${list(algorithms)}`}`,
    ...listed(tokenTypes, (values) => `${quoted('typ')} is ${tokenTypes.length > 1 ? 'one of ' : ''}${values}`),
    ...listed(kinds.map(kindTitle), (values) => `It is of the kind ${values}`),
    ...listed(requiredScopes, (values) => `It has the scopes ${values}`),
    ...listed(requiredClaims, (values) => `It has the claims ${values}`),
    `Not expired, not before its time, and not issued in the future, each with ${durationWords(clockToleranceSeconds)} of clock tolerance.`,
    ...(maxLifetimeSeconds === undefined ? [] : [`It lives at most ${durationWords(maxLifetimeSeconds)}.`]),
  ];
}

const mostValues = 20;

function listOf(values: readonly string[], quoted: (text: string) => string): string {
  const shown = values.slice(0, mostValues).map((value) => quoted(shortText(value, 120)));
  return `${shown.join(', ')}${values.length > mostValues ? ' …' : ''}`;
}
