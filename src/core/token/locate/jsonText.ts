/** Says whether a text is JSON (RFC 8259) without an exception: hostile texts make a scanner ask a million times. */
import { skipString, skipValue, skipWhitespace } from '../jsonWalk';

const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;

/**
 * The offset after the JSON value that begins at `from`; where there is none, the complement (`~`) of the offset at
 * which the text stops being JSON. That is the text's length when it is good so far, but cut off: {@link isCutOff}.
 */
export function jsonEnd(text: string, from: number, maxDepth = Number.POSITIVE_INFINITY): number {
  const closers: number[] = [];
  let at = from;
  for (;;) {
    at = skipWhitespace(text, at);
    const first = text.charCodeAt(at);
    if (first === openBrace || first === openBracket) {
      const closer = first + 2;
      const next = skipWhitespace(text, at + 1);
      if (text.charCodeAt(next) !== closer) {
        closers.push(closer);
        if (closers.length > maxDepth) return ~at;
        at = closer === closeBrace ? nameEnd(text, next) : next;
        if (at < 0) return at;
        continue;
      }
      at = next + 1;
    } else {
      at = scalarEnd(text, at);
      if (at < 0) return at;
    }
    at = closeAll(text, at, closers);
    if (at < 0 || closers.length === 0) return at;
  }
}

/** True for a result of {@link jsonEnd} that more text could still make good. */
export function isCutOff(end: number, text: string): boolean {
  return end < 0 && ~end >= text.length;
}

/** True when the whole text is one JSON value. */
export function isJson(text: string): boolean {
  const end = jsonEnd(text, 0);
  return end === text.length || (end >= 0 && skipWhitespace(text, end) === text.length);
}

/** Each member of the object that begins at `from`, which {@link jsonEnd} found to be valid; values as written. */
export function topMembers(text: string, from: number): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  let at = skipWhitespace(text, skipWhitespace(text, from) + 1);
  while (text.charCodeAt(at) === quote) {
    const nameStop = skipString(text, at);
    const start = skipWhitespace(text, skipWhitespace(text, nameStop) + 1);
    const end = skipValue(text, start);
    members.set(stringValue(text.slice(at, nameStop)) ?? '', text.slice(start, end));
    at = skipWhitespace(text, end);
    if (text.charCodeAt(at) === comma) at = skipWhitespace(text, at + 1);
  }
  return members;
}

/** The value of a JSON string literal as written; undefined for any other value. */
export function stringValue(raw: string | undefined): string | undefined {
  if (raw?.charCodeAt(0) !== quote) return undefined;
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

/** Goes past what may follow a value, up to where the next value begins or nothing is open any more. */
function closeAll(text: string, from: number, closers: number[]): number {
  let at = from;
  while (closers.length > 0) {
    at = skipWhitespace(text, at);
    const next = text.charCodeAt(at);
    if (next === comma) {
      return closers.at(-1) === closeBrace ? nameEnd(text, skipWhitespace(text, at + 1)) : at + 1;
    }
    if (next !== closers.at(-1)) return ~at;
    closers.pop();
    at++;
  }
  return at;
}

/** The offset after the name at `at` and its colon. */
function nameEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== quote) return ~at;
  const end = stringEnd(text, at);
  if (end < 0) return end;
  const next = skipWhitespace(text, end);
  if (text.charCodeAt(next) !== colon) return ~next;
  return next + 1;
}

function scalarEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === quote) return stringEnd(text, at);
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, at)) return at + word.length;
    if (text.length - at < word.length && word.startsWith(text.slice(at))) return ~text.length;
  }
  return numberEnd(text, at);
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const next = text.charCodeAt(at);
    if (next === quote) return at + 1;
    if (next < 32) return ~at;
    if (next === backslash) {
      at++;
      const escape = text.charAt(at);
      if (escape === 'u' && !/^[0-9A-Fa-f]{0,4}$/.test(text.slice(at + 1, at + 5))) return ~at;
      if (!'"\\/bfnrtu'.includes(escape)) return ~at;
    }
  }
  return ~text.length;
}

function numberEnd(text: string, start: number): number {
  let at = text.charAt(start) === '-' ? start + 1 : start;
  const whole = at;
  at = digitsEnd(text, at);
  if (at === whole) return ~at;
  if (text.charAt(whole) === '0' && at > whole + 1) return ~whole;
  if (text.charAt(at) === '.') {
    const end = digitsEnd(text, at + 1);
    if (end === at + 1) return ~end;
    at = end;
  }
  if (text.charAt(at) === 'e' || text.charAt(at) === 'E') {
    const sign = text.charAt(at + 1);
    const exponent = sign === '+' || sign === '-' ? at + 2 : at + 1;
    at = digitsEnd(text, exponent);
    if (at === exponent) return ~at;
  }
  return at;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  for (let digit = text.charCodeAt(at); digit >= 48 && digit <= 57; digit = text.charCodeAt(at)) at++;
  return at;
}
