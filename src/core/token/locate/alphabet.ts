/** The characters a compact token is written with, and runs of them. */

export const code = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  percent: 37,
  ampersand: 38,
  singleQuote: 39,
  plus: 43,
  minus: 45,
  dot: 46,
  slash: 47,
  equals: 61,
  backslash: 92,
  caret: 94,
  backtick: 96,
  tilde: 126,
} as const;

const tableSize = 128;
const base64url = flagged('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const base64 = flagged('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/');
/** What base64url with its padding, the standard alphabet and both separators needs. */
const written = flagged('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/=');

/**
 * True for a character of the table. False for NaN, the code beyond a text's end: asked for an element that it does
 * not have, an array takes six times as long, and remembers it.
 */
export function isFlagged(flags: Uint8Array, charCode: number): boolean {
  return charCode < tableSize && flags[charCode] === 1;
}

/** True for the 64 characters of base64url (RFC 4648 section 5). */
export function isBase64url(charCode: number): boolean {
  return isFlagged(base64url, charCode);
}

/** True for every character that a compact token can hold, separators, padding and the standard alphabet included. */
export function isTokenCharacter(charCode: number): boolean {
  return isFlagged(written, charCode);
}

/** The end of the base64url run that begins at `from`; `from` itself where there is none. */
export function runEnd(text: string, from: number): number {
  return endOf(base64url, text, from);
}

/** The end of the run of base64 characters, of either alphabet, that begins at `from`. */
export function anyRunEnd(text: string, from: number): number {
  return endOf(base64, text, from);
}

/** The begin of the base64url run that ends before `end`, not looking further back than `floor`. */
export function runStart(text: string, end: number, floor: number): number {
  let at = end;
  while (at > floor && isBase64url(text.charCodeAt(at - 1))) at--;
  return at;
}

export function isQuote(charCode: number): boolean {
  return charCode === code.doubleQuote || charCode === code.singleQuote || charCode === code.backtick;
}

/** A table with 1 at the code of each of the characters. */
export function flagged(characters: string): Uint8Array {
  const flags = new Uint8Array(tableSize);
  for (const character of characters) flags[character.charCodeAt(0)] = 1;
  return flags;
}

function endOf(flags: Uint8Array, text: string, from: number): number {
  const { length } = text;
  let at = from;
  while (at < length && isFlagged(flags, text.charCodeAt(at))) at++;
  return at;
}
