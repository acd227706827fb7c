/** The thumbprint of a key, RFC 7638: a name that everybody computes alike from the key alone. */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from './base64url';
import type { JsonObject, JsonValue } from './decoded';
import { encodeUtf8 } from './utf8';

/**
 * The members that make a key of each type, in the order that RFC 7638 section 3.3 puts them: RFC 7638 section 3.2,
 * RFC 8037 section 2 for `OKP`, ML-DSA for JOSE for `AKP`.
 */
const requiredMembers = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  oct: ['k', 'kty'],
  AKP: ['alg', 'kty', 'pub'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** SHA-256 thumbprint in base64url; undefined when a required member is missing or no string, or `kty` is unknown. */
export function thumbprintOf(jwk: JsonObject): string | undefined {
  const names = requiredNames(own(jwk, 'kty'));
  if (names === undefined) return undefined;
  const members = names.map((name) => [name, own(jwk, name)] as const);
  if (members.some(([, value]) => typeof value !== 'string')) return undefined;
  // JSON without white space, the members in the order of their names.
  return encodeBase64url(sha256(encodeUtf8(JSON.stringify(Object.fromEntries(members)))));
}

/** A member the key itself has, and not what every object inherits. */
function own(jwk: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(jwk, name) ? jwk[name] : undefined;
}

/** Of a key type, the members without which there is no key; undefined for an unknown type. */
export function requiredNames(type: unknown): readonly string[] | undefined {
  switch (type) {
    case 'RSA':
    case 'EC':
    case 'OKP':
    case 'oct':
    case 'AKP':
      return requiredMembers[type];
    default:
      return undefined;
  }
}
