/** Writes found values into messages: short, on one line, and with nothing in them that could act. */
import type { JsonValue } from '../token/decoded';
import { millisecondsFrom } from '../token/millisecondsFrom';
import { relativeWords } from '../token/spans';
import { writeOutInvisible } from '../token/visible';

/** Longest found value in a message, quotes not counted. */
const longestValue = 60;

const plain = /^[\x20-\x7E]*$/;

/** `text` with invisible characters written as `\u{202E}`, cut to `longest` characters with an ellipsis. */
export function inert(text: string, longest: number = longestValue): string {
  if (text.length <= longest && plain.test(text)) return text;
  let written = '';
  for (const character of text) {
    const next = writeOutInvisible(character);
    if (written.length + next.length > longest - 1) return `${written}…`;
    written += next;
  }
  return written;
}

/** A found value for a message: strings in quotes, containers by their type, a token not at all. */
export function found(value: JsonValue | undefined): string {
  if (typeof value === 'string') return holdsToken(value) ? 'a token' : `"${inert(value)}"`;
  if (value === undefined || value === null || typeof value !== 'object') return String(value);
  return Array.isArray(value) ? 'an array' : 'an object';
}

/** What JSON type a value has, with its article. */
export function typeName(value: JsonValue | undefined): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Names as in `exp, iat and jti`, cut to a readable length. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => (holdsToken(name) ? 'a token' : inert(name, 40)));
  const hidden = names.length - shown.length;
  if (hidden > 0) return `${shown.join(', ')} and ${hidden} more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** How far a NumericDate is from now, in the words of the hover: `3 years ago`, `in 5 minutes`, `just now`. */
export function fromNow(seconds: number, nowSeconds: number): string {
  return relativeWords(new Date(seconds * 1000), new Date(nowSeconds * 1000));
}

/** A NumericDate as an instant in UTC, such as `2023-10-24T19:23:21Z`; the number itself when no calendar holds it. */
export function instantWords(seconds: number): string {
  if (!(Math.abs(seconds) < millisecondsFrom)) return String(seconds);
  return `${new Date(Math.trunc(seconds) * 1000).toISOString().slice(0, -'.000Z'.length)}Z`;
}

/** A compact JWS or JWE begins with the base64url of `{"`; such text is a credential and stays out of messages. */
function holdsToken(text: string): boolean {
  return text.includes('eyJ') && text.includes('.');
}
