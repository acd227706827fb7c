/** Digests by which tokens name keys, tokens and codes, computed at once. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from '../token/base64url';
import type { JsonObject } from '../token/decoded';
import { encodeUtf8 } from '../token/utf8';
import { memberOf } from './facts';

/** The members that make a key what it is, in the order of RFC 7638 section 3.3; OKP by RFC 8037 section 2. */
const requiredMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC', ['crv', 'kty', 'x', 'y']],
  ['RSA', ['e', 'kty', 'n']],
  ['OKP', ['crv', 'kty', 'x']],
]);

/** Members longer than this are no key's, and not worth a digest. */
const longestMember = 3000;

/** The SHA-256 thumbprint of a public key in base64url, RFC 7638 section 3; undefined for what is no such key. */
export function jwkThumbprint(jwk: JsonObject): string | undefined {
  const kty = memberOf(jwk, 'kty');
  const names = typeof kty === 'string' ? requiredMembers.get(kty) : undefined;
  if (names === undefined) return undefined;
  const values = names.map((name) => memberOf(jwk, name));
  if (!values.every((value) => typeof value === 'string' && value.length <= longestMember)) return undefined;
  const members = names.map((name, i) => `${JSON.stringify(name)}:${JSON.stringify(values[i])}`);
  return textDigest(`{${members.join(',')}}`);
}

/** SHA-256 of a text in base64url: `ath` of RFC 9449 section 4.2. */
export function textDigest(text: string): string {
  return encodeBase64url(sha256(encodeUtf8(text)));
}

/** The left half of the digest that goes with `alg`, OIDC Core section 3.1.3.6; undefined where no digest is laid down. */
export function leftHalfDigest(alg: string, text: string): string | undefined {
  const digest = digestOf(alg)?.(encodeUtf8(text));
  return digest && encodeBase64url(digest.subarray(0, digest.length / 2));
}

function digestOf(alg: string): ((bytes: Uint8Array) => Uint8Array) | undefined {
  // Ed25519 hashes with SHA-512 (RFC 8032); Ed448 does not use SHA-2, and providers differ.
  if (/^(?:HS|RS|PS|ES)512$|^(?:EdDSA|Ed25519)$/.test(alg)) return sha512;
  if (/^(?:HS|RS|PS|ES)384$/.test(alg)) return sha384;
  return /^(?:(?:HS|RS|PS|ES)256|ES256K)$/.test(alg) ? sha256 : undefined;
}
