/** The hash algorithms that `_sd_alg` may name (RFC 9901 section 4.1.1; IANA "Named Information Hash Algorithm Registry"). */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';

/** The digest of `bytes`, or undefined when the algorithm is not known here. Names are compared exactly. */
export function digestWith(algorithm: string, bytes: Uint8Array): Uint8Array | undefined {
  switch (algorithm) {
    case 'sha-256':
      return sha256(bytes);
    case 'sha-384':
      return sha384(bytes);
    case 'sha-512':
      return sha512(bytes);
    case 'sha3-224':
      return sha3_224(bytes);
    case 'sha3-256':
      return sha3_256(bytes);
    case 'sha3-384':
      return sha3_384(bytes);
    case 'sha3-512':
      return sha3_512(bytes);
    default:
      return undefined;
  }
}
