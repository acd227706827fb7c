/** Names of credentials that can be written down: the same credential has the same name, and the name tells nothing of it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DecodedToken } from '../token/decoded';
import { encodeUtf8 } from '../token/utf8';
import type { LeakKind } from './leak';

/**
 * Of parts that hold no secret, or one that nobody can guess; 128 bits, in hexadecimal.
 *
 * A committed file is read by whoever tries out what stands behind it, so a secret that a person chose is never a part.
 */
export function fingerprintOf(kind: LeakKind, parts: readonly string[]): string {
  const digest = sha256(encodeUtf8(JSON.stringify([kind, ...parts])));
  return bytesToHex(digest.subarray(0, 16));
}

/** What names a token: of a signed one what is signed, which is no secret; any other is random or encrypted. */
export function namingPart(compact: string, decoded: DecodedToken): string {
  if (!('segments' in decoded)) return compact;
  const signature = decoded.segments.find(({ name }) => name === 'signature');
  return signature === undefined ? compact : compact.slice(0, signature.start);
}
