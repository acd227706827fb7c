/** Decodes a compact token without ever throwing. */
import type { DecodedToken, JsonObject } from './decoded';
import { readJson } from './json';
import { decodeJwe, needsOf } from './jwe';
import { decodeJweJson } from './jweJson';
import { decodeFragments, decodeJws } from './jws';
import { decodeJwsJson } from './jwsJson';
import { readOpaqueToken } from './opaque';
import { tokenRange } from './pasted';
import { decodeSdJwt } from './sdJwt';
import { malformed, readHeader, splitRange, type Range, type TokenText } from './tokenText';

/** The longest token that is read to its end, in characters. */
export const maxTokenLength = 1_048_576;

/** How many tokens may lie inside one another. */
export const maxNesting = 5;

/**
 * Reads a token of any form, leniently: white space, quotes or an authorization scheme around it do no harm, and a
 * token that is broken is `malformed` beside everything that could be read. Offsets are offsets in `compact`.
 */
export function decodeToken(compact: string): DecodedToken {
  return decodeAt(compact, 0);
}

function decodeAt(compact: string, nesting: number): DecodedToken {
  const { start, end } = tokenRange(compact);
  const decodeNested = (inner: string): DecodedToken =>
    nesting < maxNesting ? decodeAt(inner, nesting + 1) : malformed('token', 'nested-too-deep');
  const source: TokenText = { text: compact, start, end, decodeNested };
  if (start === end) return malformed('token', 'empty');
  if (end - start > maxTokenLength) return tooLarge(source);
  // No vendor's mark is in what begins as a JOSE header and can be read to its end.
  const josed = compact.startsWith('ey', start) ? decodeJose(source) : undefined;
  if (josed !== undefined && josed.form !== 'malformed') return josed;
  const opaque = readOpaqueToken(compact.slice(start, end), decodeNested);
  // A vendor's mark decides before anything else; mere randomness only when the text is nothing of JOSE.
  if (opaque !== undefined && opaque.vendor !== 'unknown') return opaque;
  const token = josed ?? decodeJose(source);
  const unread = token.form === 'malformed' && token.header === undefined && token.claims === undefined;
  return unread ? (opaque ?? token) : token;
}

/** `~` comes before the count of dots: an SD-JWT with key binding has as many as a JWE. */
function decodeJose(source: TokenText): DecodedToken {
  const { text, start, end } = source;
  if (text.startsWith('{', start)) return decodeJoseJson(source);
  const tilde = text.indexOf('~', start);
  if (tilde >= 0 && tilde < end) return decodeSdJwt(source);
  const parts = splitRange(text, source, '.', 6);
  if (parts.length === 5) return decodeFiveParts(source, parts);
  const [header, payload, signature] = parts;
  if (header === undefined || payload === undefined || signature === undefined || parts.length !== 3) {
    return decodeFragments(source, parts);
  }
  const token = decodeJws(source, [header, payload, signature]);
  return isJweHeader(token.header) ? decodeFragments(source, [header]) : token;
}

/** A JWE, unless its header is that of something else. */
function decodeFiveParts(source: TokenText, parts: readonly Range[]): DecodedToken {
  const token = decodeJwe(source, parts);
  const isJwe = typeof token.header?.['enc'] === 'string' || isJweHeader(token.header);
  return isJwe ? token : decodeFragments(source, parts);
}

/** Whether `alg` is one that manages keys (RFC 7518 section 4.1), which no JWS has. */
function isJweHeader(header: JsonObject | undefined): boolean {
  return header !== undefined && needsOf(header).key !== 'unknown';
}

/** The JSON serialization of a JWS or a JWE; what is broken is read as far as it goes. */
function decodeJoseJson(source: TokenText): DecodedToken {
  const reading = readJson(source.text.slice(source.start, source.end));
  if (reading.kind === 'value' || reading.value === undefined) return malformed('token', 'invalid-json');
  const object = reading.value;
  let token: DecodedToken = malformed('token', 'not-a-token');
  if (typeof object['ciphertext'] === 'string') {
    token = decodeJweJson(source, object, reading.source?.members ?? []);
  } else if (Array.isArray(object['signatures']) || typeof object['signature'] === 'string') {
    token = decodeJwsJson(source, object);
  }
  if (reading.kind === 'object') return token;
  if (token.form === 'malformed' && token.reason !== 'not-a-token') return token;
  return malformed('token', 'invalid-json', { ...token });
}

function tooLarge(source: TokenText): DecodedToken {
  const [first] = splitRange(source.text, source, '.', 2);
  if (first === undefined || first.end - first.start > maxTokenLength) return malformed('token', 'too-large');
  const { segment, header, headerText } = readHeader(source.text, first);
  return malformed('token', 'too-large', { header, headerText, segments: header === undefined ? [] : [segment] });
}
