/** Characters of a token that the text around it made somebody escape: `\u002e`, `\x2e`, `%2E`, `&#46;`, `\/`, `\_`. */
import { code, isTokenCharacter } from './alphabet';

/** One escaped character of a token. */
export interface Escape {
  readonly character: string;
  readonly end: number;
}

const namedEntities: ReadonlyMap<string, string> = new Map([
  ['period', '.'],
  ['lowbar', '_'],
  ['hyphen', '-'],
  ['equals', '='],
  ['plus', '+'],
  ['sol', '/'],
]);

/** JSON in JSON in JSON doubles the backslashes twice. */
const maxBackslashes = 4;
const longestEntity = 10;

/** The token character written as an escape at `at`, or undefined; never a character that a token cannot hold. */
export function escapeAt(text: string, at: number): Escape | undefined {
  switch (text.charCodeAt(at)) {
    case code.percent:
      return percentEscape(text, at);
    case code.backslash:
      return backslashEscape(text, at);
    case code.ampersand:
      return entity(text, at);
    default:
      return undefined;
  }
}

function percentEscape(text: string, at: number): Escape | undefined {
  // %252E is %2E, encoded once more.
  const digits = text.startsWith('25', at + 1) ? at + 3 : at + 1;
  return hexEscape(text, digits, digits + 2);
}

function backslashEscape(text: string, at: number): Escape | undefined {
  let next = at + 1;
  while (next < at + maxBackslashes && text.charCodeAt(next) === code.backslash) next++;
  const letter = text.charAt(next);
  if (letter === 'u') {
    if (text.charAt(next + 1) === '{') return bracedEscape(text, next + 2);
    return text.startsWith('00', next + 1) ? hexEscape(text, next + 3, next + 5) : undefined;
  }
  if (letter === 'x') return hexEscape(text, next + 1, next + 3);
  return '._-~+/='.includes(letter) && letter !== '' ? { character: letter, end: next + 1 } : undefined;
}

function bracedEscape(text: string, at: number): Escape | undefined {
  const close = text.indexOf('}', at);
  if (close < 0 || close > at + 6) return undefined;
  const found = hexEscape(text, at, close);
  return found === undefined ? undefined : { character: found.character, end: close + 1 };
}

function hexEscape(text: string, start: number, end: number): Escape | undefined {
  const digits = text.slice(start, end);
  return /^[0-9A-Fa-f]{2,6}$/.test(digits) ? escapeOf(Number.parseInt(digits, 16), end) : undefined;
}

function entity(text: string, at: number): Escape | undefined {
  const body = text.slice(at + 1, at + 1 + longestEntity);
  const length = body.indexOf(';');
  if (length < 1) return undefined;
  const name = body.slice(0, length);
  const end = at + length + 2;
  if (/^#\d{2,4}$/.test(name)) return escapeOf(Number(name.slice(1)), end);
  if (/^#[xX][0-9A-Fa-f]{2,4}$/.test(name)) return escapeOf(Number.parseInt(name.slice(2), 16), end);
  const character = namedEntities.get(name);
  return character === undefined ? undefined : { character, end };
}

function escapeOf(charCode: number, end: number): Escape | undefined {
  return isTokenCharacter(charCode) ? { character: String.fromCharCode(charCode), end } : undefined;
}
