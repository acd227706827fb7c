/** Proof Key for Code Exchange (RFC 7636), with S256 and nothing weaker. */
import { textDigest } from '../rules/digests';
import { encodeBase64url } from '../token/base64url';

/** The verifier of one authorization request: 32 random bytes, 43 characters (RFC 7636 section 4.1). */
export function createCodeVerifier(random: (bytes: number) => Uint8Array): string {
  return encodeBase64url(random(32));
}

/** The challenge that goes with it, method `S256` (RFC 7636 section 4.2). */
export function codeChallenge(verifier: string): string {
  return textDigest(verifier);
}
