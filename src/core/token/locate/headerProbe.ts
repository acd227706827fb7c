/** Decides whether a base64url text is a JOSE header: the one question that tells a token from a look-alike. */
import { decodeBase64url } from '../base64url';
import { skipWhitespace } from '../jsonWalk';
import { isCutOff, isJson, jsonEnd, stringValue, topMembers } from './jsonText';

/** What the scanner has to know of a JOSE header (RFC 7515 section 4, RFC 7516 section 4). */
export interface ProbedHeader {
  readonly alg: string;
  /** Present in a JWE only; of any type. */
  readonly enc: string | undefined;
  readonly typ: string | undefined;
}

/** `{"alg":"x"}` encoded. */
const shortestHeader = 15;
/** So much of a long header is looked at before all of it is decoded. */
const glance = 96;
/** A header that is put together from several lines may nest so deep; each line would otherwise be read again and again. */
const maxJoinedDepth = 16;
/** A multiple of four, so that what was cut off leaves whole bytes. */
const groupLength = 4;
const sextets = sextetTable();

/** The header that `encoded` is, when it decodes to a JSON object with a non-blank string `alg`. */
export function probeHeader(encoded: string): ProbedHeader | undefined {
  if (encoded.length < shortestHeader) return undefined;
  const members = encodedMembers(encoded);
  const alg = stringValue(members?.get('alg'));
  if (members === undefined || alg === undefined || alg.trim() === '') return undefined;
  const enc = members.get('enc');
  return {
    alg,
    enc: enc === undefined ? undefined : (stringValue(enc) ?? enc),
    typ: stringValue(members.get('typ')),
  };
}

/** The members, as written, of the JSON object that `encoded` decodes to. */
export function encodedMembers(encoded: string): ReadonlyMap<string, string> | undefined {
  if (!endsLikeObject(encoded)) return undefined;
  if (encoded.length > glance && !mayBecomeJson(decodeText(encoded.slice(0, glance)))) return undefined;
  const text = decodeText(encoded);
  const end = jsonEnd(text, 0);
  if (end < 0 || (end < text.length && skipWhitespace(text, end) < text.length)) return undefined;
  const start = skipWhitespace(text, 0);
  return text.charAt(start) === '{' ? topMembers(text, start) : undefined;
}

/** False when `encoded` cannot be the first part of a header: it is none, or it is whole already. */
export function mayBecomeHeader(encoded: string): boolean {
  const whole = encoded.length - (encoded.length % groupLength);
  return whole < groupLength || mayBecomeJson(decodeText(encoded.slice(0, whole)), maxJoinedDepth);
}

/** True when `encoded` decodes to JSON of any type, which chance does not bring about. */
export function isEncodedJson(encoded: string): boolean {
  return encoded.length > 1 && isJson(decodeText(encoded));
}

/** True when `encoded` decodes to a JSON array, as an SD-JWT disclosure does (RFC 9901 section 4.2). */
export function isEncodedArray(encoded: string): boolean {
  const text = decodeText(encoded);
  return text.charAt(skipWhitespace(text, 0)) === '[' && isJson(text);
}

/** The last byte of an object's text is `}` or white space; this spares decoding nearly every look-alike. */
function endsLikeObject(encoded: string): boolean {
  let length = encoded.length;
  for (let padding = 0; padding < 2 && encoded.charAt(length - 1) === '='; padding++) length--;
  const rest = length % groupLength;
  if (rest === 1) return false;
  const last = decodeText(encoded.slice(length - (rest || groupLength), length)).at(-1);
  return last !== undefined && '} \n\r\t'.includes(last);
}

function mayBecomeJson(text: string, maxDepth?: number): boolean {
  return isCutOff(jsonEnd(text, 0, maxDepth), text);
}

/**
 * The bytes as characters U+0000 to U+00FF, up to what is no base64. For telling JSON from no JSON that is as good as
 * UTF-8, and it takes a fraction of the time, which is what a hostile text is made of.
 */
function decodeText(encoded: string): string {
  let text = '';
  let at = 0;
  for (; at + groupLength <= encoded.length; at += groupLength) {
    const bits =
      (sextetAt(encoded, at) << 18) |
      (sextetAt(encoded, at + 1) << 12) |
      (sextetAt(encoded, at + 2) << 6) |
      sextetAt(encoded, at + 3);
    if (bits < 0) break;
    text += String.fromCharCode(bits >> 16, (bits >> 8) & 255, bits & 255);
  }
  return at === encoded.length ? text : text + decodeRest(encoded, at);
}

/** What is left behind the last whole group, or from the first character on that is no base64url. */
function decodeRest(encoded: string, at: number): string {
  const left = encoded.length - at;
  if (left === 2 || left === 3) {
    const third = left === 3 ? sextetAt(encoded, at + 2) : 0;
    const bits = (sextetAt(encoded, at) << 12) | (sextetAt(encoded, at + 1) << 6) | third;
    if (bits >= 0)
      return left === 2 ? String.fromCharCode(bits >> 10) : String.fromCharCode(bits >> 10, (bits >> 2) & 255);
  }
  return decodeBase64url(encoded, at).bytes.reduce((sum, byte) => sum + String.fromCharCode(byte), '');
}

function sextetAt(encoded: string, at: number): number {
  const charCode = encoded.charCodeAt(at);
  // Reading beyond a table's end would be slow from then on.
  return charCode < sextets.length ? (sextets[charCode] ?? -1) : -1;
}

function sextetTable(): Int8Array {
  const table = new Int8Array(128).fill(-1);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let value = 0; value < alphabet.length; value++) table[alphabet.charCodeAt(value)] = value;
  return table;
}
