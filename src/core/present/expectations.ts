/** What a profile expects of a token, in words: what would pass. */
import type { IssuerProfile } from '../issuers/issuer';
import { kindTitle } from '../token/classify/titles';
import { codeSpan, shortText } from './escape';
import { durationWords } from '../token/spans';

/** Lines of Markdown, one for each expectation that the profile has; its texts are escaped. */
export function expectationLines(profile: IssuerProfile): readonly string[] {
  const { issuer, audiences, algorithms, tokenTypes, kinds, requiredScopes, requiredClaims } = profile;
  const { clockToleranceSeconds, maxLifetimeSeconds, sharedSecret } = profile;
  const listed = (values: readonly string[], words: (list: string) => string): readonly string[] =>
    values.length === 0 ? [] : [words(spans(values))];
  return [
    `\`iss\` is exactly ${spans([issuer])}`,
    ...listed(
      audiences,
      (list) => `\`aud\` is, or as an array contains, ${audiences.length > 1 ? 'one of ' : ''}${list}`,
    ),
    `Signed with ${sharedSecret ? 'the shared secret of the profile' : 'a key of the issuer'}${algorithms.length === 0 ? '.' : `, by ${spans(algorithms)}`}`,
    ...listed(tokenTypes, (list) => `\`typ\` is ${tokenTypes.length > 1 ? 'one of ' : ''}${list}`),
    ...listed(kinds.map(kindTitle), (list) => `It is of the kind ${list}`),
    ...listed(requiredScopes, (list) => `It has the scopes ${list}`),
    ...listed(requiredClaims, (list) => `It has the claims ${list}`),
    `Not expired, not before its time, and not issued in the future, each with ${durationWords(clockToleranceSeconds)} of clock tolerance.`,
    ...(maxLifetimeSeconds === undefined ? [] : [`It lives at most ${durationWords(maxLifetimeSeconds)}.`]),
  ];
}

const mostValues = 20;

function spans(values: readonly string[]): string {
  const shown = values.slice(0, mostValues).map((value) => codeSpan(shortText(value, 120)));
  return `${shown.join(', ')}${values.length > mostValues ? ' …' : ''}`;
}
