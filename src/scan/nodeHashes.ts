/** The hash functions of `@noble/hashes` by those of Node; `esbuild.js` puts them in their place where Node is sure. */
import { createHash, createHmac } from 'node:crypto';

/** A hash function that `hmac` takes too. */
interface Digest {
  (message: Uint8Array): Uint8Array;
  readonly algorithm: string;
}

export const sha256 = digestBy('sha256');
export const sha384 = digestBy('sha384');
export const sha512 = digestBy('sha512');

/** HMAC, RFC 2104. */
export function hmac({ algorithm }: Digest, key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac(algorithm, key).update(message).digest();
}

function digestBy(algorithm: string): Digest {
  return Object.assign((message: Uint8Array) => createHash(algorithm).update(message).digest(), { algorithm });
}
