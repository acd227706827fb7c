/** Writes a token so that it can be recognised but not used. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { assertNever } from '../../shared/assertNever';
import { decodeToken, maxTokenLength } from './decode';
import type { DecodedToken } from './decoded';
import { opaqueShapes } from './opaque';
import { tokenRange } from './pasted';
import { encodeUtf8 } from './utf8';

/** How much of the beginning of a header or of a vendor's prefix may stay; it says what the token is, never what it opens. */
const keptOfHeader = 8;
const keptOfPrefix = 12;

/**
 * Such as `eyJhbGci… (JWS, 614 characters, sha256 1a2b3c4d)`: the beginning that all tokens of this make share, the
 * form, the length, and eight digits of the SHA-256 of the token, so that the same token is known again.
 * Nothing of payload, signature, ciphertext, disclosures or an opaque value is kept. What is too long to be read is told
 * by its length alone.
 */
export function redactToken(compact: string): string {
  const { start, end } = tokenRange(compact);
  const token = compact.slice(start, end);
  return redactDecoded(token, decodeToken(token));
}

/** The same for a token that nothing stands around and that has been decoded. */
export function redactDecoded(token: string, decoded: DecodedToken): string {
  const unit = token.length === 1 ? 'character' : 'characters';
  const digest = digestOf(token);
  const facts = [
    nameOf(decoded),
    `${String(token.length)} ${unit}`,
    ...(digest === undefined ? [] : [`sha256 ${digest}`]),
  ];
  return `${beginningOf(token, decoded)}… (${facts.join(', ')})`;
}

function beginningOf(token: string, decoded: DecodedToken): string {
  if (decoded.form === 'opaque') return vendorPrefix(token);
  // A JOSE header begins with the base64url of `{"`, which betrays nothing; any other text may be all secret.
  const isJose = decoded.form !== 'jws-json' && decoded.header !== undefined && /^e[wy]/.test(token);
  return isJose ? (/^[\w-]*/.exec(token.slice(0, keptOfHeader))?.[0] ?? '') : '';
}

/** The longest prefix of a known shape that the token begins with. */
function vendorPrefix(token: string): string {
  let longest = '';
  for (const { prefixes } of opaqueShapes) {
    for (const prefix of prefixes) if (prefix.length > longest.length && token.startsWith(prefix)) longest = prefix;
  }
  return longest.slice(0, keptOfPrefix);
}

function nameOf(decoded: DecodedToken): string {
  switch (decoded.form) {
    case 'jws':
      return decoded.unsecured ? 'unsecured JWS' : 'JWS';
    case 'jws-detached':
      return 'detached JWS';
    case 'jwe':
      return 'JWE';
    case 'sd-jwt':
      return 'SD-JWT';
    case 'jws-json':
      return 'JWS in JSON';
    case 'opaque':
      return decoded.vendor === 'unknown' ? 'opaque token' : `${decoded.vendorName} ${decoded.credential}`;
    case 'malformed':
      return 'malformed token';
    default:
      return assertNever(decoded);
  }
}

/** Undefined for a text of many megabytes, over which the editor would stand still for seconds. */
function digestOf(token: string): string | undefined {
  if (token.length > maxTokenLength) return undefined;
  return bytesToHex(sha256(encodeUtf8(token)).subarray(0, 4));
}
