/** What a key is and what is wrong with it: the facts behind the hover of a key and the JWKS doctor. */
import type { Finding } from '../rules/finding';
import type { JsonObject } from '../token/decoded';

/** A key as a person is told of it. */
export interface KeyFacts {
  /** `kty` of RFC 7517 section 4.1; of a PEM text, the one its key would have. */
  readonly type: 'RSA' | 'EC' | 'OKP' | 'oct' | 'AKP' | 'unknown';
  /** Bits of the modulus, the curve's field or the secret; undefined when it cannot be read. */
  readonly bits: number | undefined;
  readonly curve: string | undefined;
  readonly keyId: string | undefined;
  readonly use: string | undefined;
  readonly operations: readonly string[];
  readonly algorithm: string | undefined;
  readonly isPrivate: boolean;
  /** RFC 7638, SHA-256, base64url; undefined when a required member is missing. */
  readonly thumbprint: string | undefined;
  /** Of a certificate: subject, issuer, when it is valid. */
  readonly certificate:
    | { readonly subject: string; readonly issuer: string; readonly notBefore: Date; readonly notAfter: Date }
    | undefined;
}

/** Never throws; what is no key has the type `unknown`. */
export async function keyFacts(material: JsonObject | string): Promise<KeyFacts> {
  await Promise.resolve(material);
  return {
    type: 'unknown',
    bits: undefined,
    curve: undefined,
    keyId: undefined,
    use: undefined,
    operations: [],
    algorithm: undefined,
    isPrivate: false,
    thumbprint: undefined,
    certificate: undefined,
  };
}

/** The rules about one key, a JWK or PEM text (section 1.7 of the catalogue). `path` of a finding is a member's. */
export async function checkKey(material: JsonObject | string, now: Date): Promise<readonly Finding[]> {
  await Promise.resolve([material, now]);
  return [];
}

/** The rules about a key set as it is published, and about each key in it; paths begin with `keys[0]`. */
export async function checkKeySet(keySet: JsonObject, now: Date): Promise<readonly Finding[]> {
  await Promise.resolve([keySet, now]);
  return [];
}

/** The rules about a shared secret that is to be used with an algorithm. */
export function checkSecret(secret: Uint8Array, algorithm: string): readonly Finding[] {
  void [secret, algorithm];
  return [];
}
