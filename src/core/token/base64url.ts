/** Base64url (RFC 4648 section 5 without padding, as RFC 7515 section 2 has it), read leniently, oddities named. */
import type { EncodingOddity } from './decoded';

/** Why a text is no base64url: a foreign character, or 4n+1 characters, which no bytes encode to. */
export type Base64urlProblem = 'not-base64url' | 'impossible-length';

/** What is to be said about one base64url text apart from its bytes. */
export interface Base64urlShape {
  /** Length of the value in bytes; up to the problem where there is one. */
  readonly byteLength: number;
  /** What RFC 7515 would refuse and this reader let pass: padding, `+` and `/`, white space, non-zero trailing bits. */
  readonly oddities: readonly EncodingOddity[];
  readonly problem: Base64urlProblem | undefined;
}

/** The bytes of a base64url text; with a problem, those before it. */
export interface Base64urlBytes extends Base64urlShape {
  readonly bytes: Uint8Array;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Codes in {@link sextets} beyond the 64 values. */
const plus = 64;
const slash = 65;
const pad = 66;
const space = 67;
const foreign = 255;

const sextets = sextetTable();
const none: readonly EncodingOddity[] = [];

/** The bytes that `text[start..end)` encodes. Never throws; see {@link Base64urlShape} for what it lets pass. */
export function decodeBase64url(text: string, start = 0, end = text.length): Base64urlBytes {
  const bytes = new Uint8Array(((end - start) * 3) >> 2);
  let from = start;
  let length = 0;
  // Four characters at a time while nothing is odd; the rest, and whatever is odd, one by one.
  for (; from + 4 <= end; from += 4) {
    const three = group(text, from);
    if (three < 0) break;
    bytes[length] = three >> 16;
    bytes[length + 1] = three >> 8;
    bytes[length + 2] = three;
    length += 3;
  }
  const { byteLength, oddities, problem } = readRest(text, from, end, length, bytes);
  return { bytes: bytes.length === byteLength ? bytes : bytes.subarray(0, byteLength), byteLength, oddities, problem };
}

/**
 * The text that `text[start..end)` encodes, as far as groups of sixteen characters are nothing but base64url of ASCII;
 * three characters of it stand for four. Nearly every header and payload is such text, and is never turned into bytes.
 */
export function decodeAscii(text: string, start: number, end: number): string {
  let ascii = '';
  for (let from = start; from + 16 <= end; from += 16) {
    const a = group(text, from);
    const b = group(text, from + 4);
    const c = group(text, from + 8);
    const d = group(text, from + 12);
    if (((a | b | c | d) & notAscii) !== 0) break;
    // prettier-ignore
    ascii += String.fromCharCode(
      a >> 16, (a >> 8) & 127, a & 127, b >> 16, (b >> 8) & 127, b & 127,
      c >> 16, (c >> 8) & 127, c & 127, d >> 16, (d >> 8) & 127, d & 127,
    );
  }
  return ascii;
}

/** As {@link decodeBase64url}, for a part of which only the length matters, such as a signature. */
export function measureBase64url(text: string, start = 0, end = text.length): Base64urlShape {
  let from = start;
  while (from + 4 <= end) {
    if (group(text, from) < 0) break;
    from += 4;
  }
  return readRest(text, from, end, ((from - start) / 4) * 3);
}

/** Base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  let index = 0;
  // One piece of text for four characters is several times cheaper than four pieces.
  for (; index + 3 <= bytes.length; index += 3) {
    const three = (at(bytes, index) << 16) | (at(bytes, index + 1) << 8) | at(bytes, index + 2);
    text += String.fromCharCode(
      alphabet.charCodeAt(three >> 18),
      alphabet.charCodeAt((three >> 12) & 63),
      alphabet.charCodeAt((three >> 6) & 63),
      alphabet.charCodeAt(three & 63),
    );
  }
  const left = bytes.length - index;
  if (left === 0) return text;
  const rest = (at(bytes, index) << 8) | at(bytes, index + 1);
  text += alphabet.charAt(rest >> 10) + alphabet.charAt((rest >> 4) & 63);
  return left === 1 ? text : text + alphabet.charAt((rest << 2) & 63);
}

/** Reads what is left from a group boundary on, one character at a time; `length` bytes came before. */
function readRest(text: string, from: number, end: number, length: number, bytes?: Uint8Array): Base64urlShape {
  if (from === end) return { byteLength: length, oddities: none, problem: undefined };
  const oddities = new Set<EncodingOddity>();
  let byteLength = length;
  let bits = 0;
  let count = 0;
  let index = from;
  for (; index < end; index++) {
    const value = sextet(text, index);
    if (value === space) {
      oddities.add('whitespace');
      continue;
    }
    if (value === pad || value === foreign) break;
    if (value > 63) oddities.add('standard-alphabet');
    // `+` and `/` are numbered so that two less is their value.
    bits = ((bits << 6) | (value > 63 ? value - 2 : value)) & 0xfff;
    count = (count + 1) & 3;
    if (count === 1) continue;
    if (bytes !== undefined) bytes[byteLength] = bits >> unusedBits(count);
    byteLength++;
  }
  const problem = readPadding(text, index, end, oddities) ?? (count === 1 ? 'impossible-length' : undefined);
  const unused = count === 1 ? 0 : (1 << unusedBits(count)) - 1;
  if (problem === undefined && (bits & unused) !== 0) oddities.add('non-canonical');
  return { byteLength, oddities: [...oddities], problem };
}

/** How many bits of the character that is `count`th in its group (the fourth being 0) belong to the next byte. */
function unusedBits(count: number): number {
  return count === 2 ? 4 : count === 3 ? 2 : 0;
}

/** What follows the last value: `=` and white space are odd, anything else is foreign. */
function readPadding(
  text: string,
  from: number,
  end: number,
  oddities: Set<EncodingOddity>,
): 'not-base64url' | undefined {
  for (let index = from; index < end; index++) {
    const value = sextet(text, index);
    if (value === pad) oddities.add('padding');
    else if (value === space) oddities.add('whitespace');
    else return 'not-base64url';
  }
  return undefined;
}

/** The three bytes that four characters encode; negative where one of the characters is odd. */
function group(text: string, index: number): number {
  const a = sextet(text, index);
  const b = sextet(text, index + 1);
  const c = sextet(text, index + 2);
  const d = sextet(text, index + 3);
  return (a | b | c | d) > 63 ? -1 : (a << 18) | (b << 12) | (c << 6) | d;
}

/** The highest bit of each byte of a group, which a negative number has set too. */
const notAscii = 0x808080;

function sextet(text: string, index: number): number {
  return sextets[text.charCodeAt(index)] ?? foreign;
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function sextetTable(): Uint8Array {
  const table = new Uint8Array(128).fill(foreign);
  for (let value = 0; value < alphabet.length; value++) table[alphabet.charCodeAt(value)] = value;
  table['+'.charCodeAt(0)] = plus;
  table['/'.charCodeAt(0)] = slash;
  table['='.charCodeAt(0)] = pad;
  for (const blank of ' \t\r\n') table[blank.charCodeAt(0)] = space;
  return table;
}
