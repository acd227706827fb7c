/** How long the last part of a token must be, which tells where a token that is broken over lines ends. */

/** Base64url lengths of RSA signatures with keys of 1024, 2048, 3072, 4096, 6144, 7680, 8192 and 16384 bits. */
const rsa: readonly number[] = [171, 342, 512, 683, 1024, 1280, 1366, 2731];

/** By `alg` (RFC 7518 section 3.1, RFC 8037, RFC 8812, RFC 9864, and FIPS 204 for ML-DSA), in base64url characters. */
const signatureLengths: ReadonlyMap<string, readonly number[]> = new Map([
  ['HS256', [43]],
  ['HS384', [64]],
  ['HS512', [86]],
  ['RS256', rsa],
  ['RS384', rsa],
  ['RS512', rsa],
  ['PS256', rsa],
  ['PS384', rsa],
  ['PS512', rsa],
  ['ES256', [86]],
  ['ES256K', [86]],
  ['ES384', [128]],
  ['ES512', [176]],
  ['EdDSA', [86, 152]],
  ['Ed25519', [86]],
  ['Ed448', [152]],
  ['ML-DSA-44', [3227]],
  ['ML-DSA-65', [4412]],
  ['ML-DSA-87', [6170]],
]);

/** By `enc` (RFC 7518 section 5.1): half the key of the HMAC for CBC, 16 bytes for GCM. */
const tagLengths: ReadonlyMap<string, readonly number[]> = new Map([
  ['A128CBC-HS256', [22]],
  ['A192CBC-HS384', [32]],
  ['A256CBC-HS512', [43]],
  ['A128GCM', [22]],
  ['A192GCM', [22]],
  ['A256GCM', [22]],
  ['C20P', [22]],
  ['XC20P', [22]],
]);

/** Initialization vectors of 12, 16 and 24 bytes. */
const ivLengths: readonly number[] = [16, 22, 32];

/** Base64url lengths a signature of this `alg` can have; undefined when nothing is known of the algorithm. */
export function signatureLengthsOf(alg: string): readonly number[] | undefined {
  return signatureLengths.get(alg);
}

/** Base64url lengths an authentication tag of this `enc` can have; undefined when nothing is known of it. */
export function tagLengthsOf(enc: string): readonly number[] | undefined {
  return tagLengths.get(enc);
}

/** True for the length of an initialization vector of any registered content encryption. */
export function isIvLength(length: number): boolean {
  return ivLengths.includes(length);
}
