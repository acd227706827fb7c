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
  if (end < 0 || skipWhitespace(text, end) < text.length) return undefined;
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
  const length = encoded.replace(/={1,2}$/, '').length;
  if (length % groupLength === 1) return false;
  const { bytes } = decodeBase64url(encoded, length - (length % groupLength || groupLength), length);
  const last = bytes.at(-1);
  return last === 0x7d || last === 0x20 || last === 0x0a || last === 0x0d || last === 0x09;
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
  if (at === encoded.length) return text;
  return decodeBase64url(encoded, at).bytes.reduce((sum, byte) => sum + String.fromCharCode(byte), text);
}

function sextetAt(encoded: string, at: number): number {
  return sextets[encoded.charCodeAt(at)] ?? -1;
}

function sextetTable(): Int8Array {
  const table = new Int8Array(128).fill(-1);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let value = 0; value < alphabet.length; value++) table[alphabet.charCodeAt(value)] = value;
  return table;
}
