/** What an API's answer says against a token, and where it contradicts the verdict of the profile. */
import type { VerdictView } from '../../shared/tokenView';
import type { JsonObject } from '../token/decoded';
import { parameterOf, type Refusal } from '../validation/challenge';
import type { ReasonCode } from '../validation/outcome';
import { scopesOf } from '../validation/scopes';
import { remedyOf } from './verdictWords';
import { theirWords } from './words';

/** Items of Markdown: the scopes that its challenges want and the token lacks; the server's texts are escaped. */
export function scopeFailures({ challenges }: Refusal, claims: JsonObject): readonly string[] {
  const wanted = challenges.flatMap((challenge) => parameterOf(challenge, 'scope') ?? []).join(' ');
  const missing = scopesMissing(wanted, claims);
  if (missing.length === 0) return [];
  const one = missing.length === 1;
  return [
    [
      `**The API asks for ${one ? 'a scope' : 'scopes'} that the token lacks.**`,
      `Missing: ${theirWords(missing.join(' '))}`,
      `What mends it: ${remedyOf('scope-missing')}`,
    ].join('\\\n  '),
  ];
}

/**
 * An API that asks for more scopes has accepted the token in every other way (RFC 6750 section 3.1): where the profile
 * refuses issuer or audience all the same, the profile is the likelier culprit.
 */
export function contradiction({ challenges }: Refusal, verdict: VerdictView | undefined): readonly string[] {
  const isShortOfScopes = challenges.some((challenge) => parameterOf(challenge, 'error') === 'insufficient_scope');
  const suspects = Object.entries(memberOfReason)
    .filter(([code]) => verdict?.reasons.some((reason) => reason.code === code))
    .map(([, member]) => member);
  if (!isShortOfScopes || suspects.length === 0) return [];
  const members = [...new Set(suspects)];
  return [
    [
      '**The API contradicts the profile.**',
      `It answered \`insufficient_scope\`. An API that asks for more scopes has accepted the token otherwise, so the ${members.join(' and ')} of the profile ${members.length === 1 && members[0] === '`issuer`' ? 'is' : 'are'} the likelier culprit.`,
      `What mends it: Compare ${members.join(' and ')} of the profile with what the API really expects.`,
    ].join('\\\n  '),
  ];
}

/** Which member of a profile each of these is measured by. */
const memberOfReason = {
  'iss-missing': '`issuer`',
  'iss-mismatch': '`issuer`',
  'aud-missing': '`audiences`',
  'aud-mismatch': '`audiences`',
} as const satisfies Partial<Record<ReasonCode, string>>;

/** The scopes of a list with spaces in between that a token has not, each once. */
export function scopesMissing(wanted: string, claims: JsonObject): readonly string[] {
  const found = scopesOf(claims);
  return [...new Set(wanted.split(' '))].filter((each) => each !== '' && !found.includes(each));
}
