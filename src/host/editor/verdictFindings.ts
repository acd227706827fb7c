/** The reasons of a verdict as findings, so that problems show them beside those of the rules. */
import { cutText, visibleText } from '../../core/present/escape';
import type { Finding } from '../../core/rules/finding';
import type { ReasonView, VerdictView } from '../../shared/tokenView';
import { editMessages } from '../editMessages';

/** Longest text of a token in a problem. */
const valueLimit = 120;

export function verdictFindings(verdict: VerdictView | undefined): readonly Finding[] {
  if (verdict?.status !== 'invalid') return [];
  return verdict.reasons.map((reason) => ({
    id: reason.code,
    severity: 'error',
    message: messageOf(reason),
    source: '',
    ...placeOf(reason.code),
  }));
}

function messageOf({ sentence, expected, found, difference }: ReasonView): string {
  const { expectedValue, foundValue } = editMessages;
  const value = (words: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : [`${words} ${shown(text)}.`];
  return [
    visibleText(sentence),
    ...value(expectedValue, expected),
    ...value(foundValue, found),
    ...(difference === undefined ? [] : [visibleText(difference)]),
  ].join(' ');
}

function shown(text: string): string {
  const { text: start, truncated } = cutText(text, valueLimit);
  return truncated ? `${visibleText(start)}…` : visibleText(start);
}

type Place = Pick<Finding, 'segment' | 'path'>;

/** By the beginning of the code, the first that fits. */
const places: readonly (readonly [code: string, place: Place])[] = [
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

function placeOf(code: string): Place {
  return places.find(([start]) => code.startsWith(start))?.[1] ?? {};
}
