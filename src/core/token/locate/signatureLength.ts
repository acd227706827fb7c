/** How long the last part of a token must be, which tells where a token that is broken over lines ends. */
import { rsaSignatures, signatureBytes } from '../signatureBytes';

/** Signatures of RSA keys of 1024, 2048, 3072, 4096, 6144, 7680, 8192 and 16384 bits, in bytes. */
const rsaBytes: readonly number[] = [128, 256, 384, 512, 768, 960, 1024, 2048];

/** By `alg`, in base64url characters. */
const signatureLengths: ReadonlyMap<string, readonly number[]> = new Map(
  [...signatureBytes, ...[...rsaSignatures].map((alg) => [alg, rsaBytes] as const)].map(([alg, bytes]) => [
    alg,
    bytes.map((count) => Math.ceil((count * 4) / 3)),
  ]),
);

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
