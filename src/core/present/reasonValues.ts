/** What a failed expectation expected and found, as a person reads it. */
import type { TokenKind } from '../token/classify';
import { kindTitle } from '../token/classify/titles';
import type { JsonValue } from '../token/decoded';
import type { ReasonCode } from '../validation/outcome';
import { shortText } from './escape';
import { jsonText } from './jsonText';
import { durationWords } from '../token/spans';
import { localAndUtc, type TimeWords } from './times';

export interface ReasonWordsOptions {
  readonly now: Date;
  readonly times: TimeWords;
}

/** What a reason expected or found, unescaped and at most 200 characters; undefined where it says nothing of it. */
export function valueText(
  code: ReasonCode,
  value: JsonValue | undefined,
  options: ReasonWordsOptions,
): string | undefined {
  if (value === undefined) return undefined;
  return shortText(wordsFor(code, value, options), valueLimit);
}

function wordsFor(code: ReasonCode, value: JsonValue, { now, times }: ReasonWordsOptions): string {
  if (typeof value === 'number' && code === 'lifetime-too-long') return durationWords(value);
  if (typeof value === 'number' && isTime(code) && Math.abs(value) >= earliestDate) {
    const instant = times.instant(new Date(value * 1000), now);
    return instant === undefined ? String(value) : localAndUtc(instant);
  }
  if (typeof value === 'string') return textWords(code, value);
  if (!Array.isArray(value)) return jsonText(value);
  // `Array.isArray` does not narrow a readonly array.
  const items = value as readonly JsonValue[];
  const texts = items.map((item) => (typeof item === 'string' ? textWords(code, item) : jsonText(item)));
  return items.length === 0 ? '(none)' : texts.join(', ');
}

/** Codes of ours as words; a text of the token as it is. */
function textWords(code: ReasonCode, text: string): string {
  if (text === '') return '(empty)';
  if (code === 'kind-mismatch') return kindWords(text);
  return code === 'encoding' ? (encodingWords[text] ?? text) : text;
}

function kindWords(text: string): string {
  // Asked with what may be no kind: then there is no title.
  const title: unknown = kindTitle(text as TokenKind);
  return typeof title === 'string' ? title : text;
}

/** What is odd in the encoding of a part. */
const encodingWords: Readonly<Record<string, string>> = {
  padding: 'padding (=)',
  'standard-alphabet': 'the characters + or / in place of - and _',
  'non-canonical': 'bits at the end that belong to nothing',
  whitespace: 'white space',
  'byte-order-mark': 'a byte order mark',
  surroundings: 'something around the token, such as quotes or white space',
  'not-base64url': 'characters that are not base64url',
  'impossible-length': 'a length that base64url cannot have',
  'invalid-utf8': 'bytes that are no text (UTF-8)',
};

function isTime(code: ReasonCode): boolean {
  return code === 'expired' || code === 'not-yet-valid' || code === 'iat-in-future';
}

const valueLimit = 200;

/** The first date that is taken for one: 1973. */
const earliestDate = 100_000_000;
