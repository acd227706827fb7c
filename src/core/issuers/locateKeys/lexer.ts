/** Splits text that may be an object literal into the tokens of JSON and of what languages write in its place. */

/** `other` is whatever JSON, JavaScript and Python literals have not. */
export type LexemeKind = 'open' | 'close' | 'colon' | 'comma' | 'string' | 'word' | 'number' | 'other' | 'end';

export interface Lexeme {
  readonly kind: LexemeKind;
  readonly start: number;
  readonly end: number;
}

/**
 * The next lexeme at `index` or after the white space and comments there.
 *
 * @param escaped true inside of a string literal, where the quotes of the object in it are written `\"`
 */
export function lexemeAt(text: string, index: number, escaped: boolean): Lexeme {
  const start = skipBlank(text, index, escaped);
  const code = text.charCodeAt(start);
  if (Number.isNaN(code)) return { kind: 'end', start, end: start };
  const single = singles.get(code);
  if (single !== undefined) return { kind: single, start, end: start + 1 };
  if (escaped) {
    if (code === backslash && text.charCodeAt(start + 1) === quote) return escapedString(text, start);
  } else if (code === quote || code === apostrophe) {
    return plainString(text, start, code);
  }
  const end = skipWord(text, start);
  if (end === start) return { kind: 'other', start, end: start + 1 };
  return { kind: isDigitOrSign(code) ? 'number' : 'word', start, end };
}

const [quote, apostrophe, backslash, slash, star, newline, hash] = [0x22, 0x27, 0x5c, 0x2f, 0x2a, 0x0a, 0x23];
const smallN = 0x6e;

const singles: ReadonlyMap<number, LexemeKind> = new Map<number, LexemeKind>(
  (
    [
      ['{', 'open'],
      ['[', 'open'],
      ['}', 'close'],
      [']', 'close'],
      [':', 'colon'],
      [',', 'comma'],
    ] as const
  ).map(([character, kind]) => [character.charCodeAt(0), kind]),
);

function skipBlank(text: string, from: number, escaped: boolean): number {
  let index = from;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) index++;
    else if (escaped && code === backslash && isBlankEscape(text.charCodeAt(index + 1))) index += 2;
    else if (code === hash || (code === slash && text.charCodeAt(index + 1) === slash)) index = lineEnd(text, index);
    else if (code === slash && text.charCodeAt(index + 1) === star) index = commentEnd(text, index + 2);
    else return index;
  }
}

/** `\n`, `\r`, `\t`, and a backslash that continues the literal on the next line. */
function isBlankEscape(code: number): boolean {
  return code === smallN || code === 0x72 || code === 0x74 || code === newline || code === 0x0d;
}

/** A line comment longer than this is none: it may stand on every line of a long one. */
const longestComment = 500;

function lineEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + longestComment);
  let index = from;
  while (index < limit && text.charCodeAt(index) !== newline) index++;
  return index;
}

function commentEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + longestComment);
  let index = from;
  while (index < limit && !(text.charCodeAt(index) === star && text.charCodeAt(index + 1) === slash)) index++;
  return Math.min(text.length, index + 2);
}

/** A literal ends on its line; the quote of one that does not is `other`. */
function plainString(text: string, start: number, delimiter: number): Lexeme {
  let index = start + 1;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === delimiter) return { kind: 'string', start, end: index + 1 };
    if (code === newline) break;
    if (code === backslash) index++;
  }
  return { kind: 'other', start, end: start + 1 };
}

/** From `\"` to the next `\"`; a bare quote ends the literal around it, and so the object is broken. */
function escapedString(text: string, start: number): Lexeme {
  let index = start + 2;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote || code === newline) break;
    if (code !== backslash) continue;
    if (text.charCodeAt(index + 1) === quote) return { kind: 'string', start, end: index + 2 };
    // `\\\"` is a quote inside of the inner string.
    if (text.charCodeAt(index + 1) === backslash && text.charCodeAt(index + 2) === backslash) index += 3;
    else index++;
  }
  return { kind: 'other', start, end: start + 1 };
}

function skipWord(text: string, start: number): number {
  let index = start;
  while (isWordCode(text.charCodeAt(index))) index++;
  return index;
}

function isWordCode(code: number): boolean {
  const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  return (
    isLetter || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x24 || isDigitOrSign(code) || code === 0x2e
  );
}

function isDigitOrSign(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b;
}
