/** Digests by which tokens name other tokens and codes. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from '../token/base64url';
import { encodeUtf8 } from '../token/utf8';

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
