/** A verdict as findings, so that problems show it beside what the rules find. */
import type { ReasonView, VerdictView } from '../../shared/tokenView';
import type { Finding } from '../rules/finding';
import { classifyToken } from '../token/classify';
import type { DecodedToken } from '../token/decoded';
import { checkWithIssuer } from '../validation/issuerRules';
import type { Validation } from '../validation/outcome';
import { shortText, visibleText } from './escape';
import { ruleOf } from './ruleCatalogue';

/**
 * What a validation says against a token, as plain text. Of an invalid token every reason, under the id of its rule; a
 * reason that no rule is about keeps its code and has no source. Of an undecided one what the rules about issuers say.
 */
export function verdictFindings(decoded: DecodedToken, validation: Validation, view: VerdictView): readonly Finding[] {
  if (validation.status === 'undecided') return checkWithIssuer({ decoded, validation }, classifyToken(decoded).kind);
  return view.reasons.map((reason) => {
    const id = ruleIds.get(reason.code) ?? reason.code;
    return { id, severity: 'error', message: messageOf(reason), source: ruleOf(id)?.source ?? '', ...placeOf(id) };
  });
}

/** Codes of reasons that tell more exactly what one rule is about. */
const ruleIds: ReadonlyMap<string, string> = new Map([['signature-by-embedded-key', 'signature-invalid']]);

function messageOf({ sentence, expected, found, difference }: ReasonView): string {
  return [
    visibleText(sentence),
    ...valueOf('Expected', expected),
    ...valueOf('Found', found),
    ...(difference === undefined ? [] : [visibleText(difference)]),
  ].join(' ');
}

function valueOf(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${name}: ${visibleText(shortText(value, longestValue))}.`];
}

/** Longest text of a token in a problem. */
const longestValue = 120;

type Place = Pick<Finding, 'segment' | 'path'>;

/** By the beginning of the id, the first that fits. */
const places: readonly (readonly [start: string, place: Place])[] = [
  ['signature-', { segment: 'signature' }],
  ['alg-', { segment: 'header', path: 'alg' }],
  ['key-', { segment: 'header', path: 'kid' }],
  ['typ-', { segment: 'header', path: 'typ' }],
  ['iss-', { segment: 'payload', path: 'iss' }],
  ['aud-', { segment: 'payload', path: 'aud' }],
  ['exp', { segment: 'payload', path: 'exp' }],
  ['lifetime-', { segment: 'payload', path: 'exp' }],
  ['not-yet-valid', { segment: 'payload', path: 'nbf' }],
  ['iat-', { segment: 'payload', path: 'iat' }],
  ['scope-', { segment: 'payload', path: 'scope' }],
  ['claim-', { segment: 'payload' }],
];

function placeOf(id: string): Place {
  return places.find(([start]) => id.startsWith(start))?.[1] ?? {};
}
