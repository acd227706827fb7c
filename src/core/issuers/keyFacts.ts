/** What a key is and what is wrong with it: the facts behind the hover of a key and the JWKS doctor. */
import { memberOf } from '../rules/facts';
import type { Finding } from '../rules/finding';
import type { JsonObject } from '../token/decoded';
import { curveNamed } from '../token/curves';
import { hmacBytes } from './keyAlgorithms';
import { bitsOf, bytesOf, keysOfSet, readKey, type KeyReading, type KeyType } from './keyReading';
import { findingsOf, worstFirst } from './keyRule';
import { keyRules } from './keyRules';
import { keySetRules } from './keySetRules';
import { secretRules } from './secretRules';
import { thumbprintOf } from '../token/thumbprint';

/** A key as a person is told of it. */
export interface KeyFacts {
  /** `kty` of RFC 7517 section 4.1; of a PEM text, the one its key would have. */
  readonly type: KeyType;
  /** Bits of the modulus, the curve's field or the secret; undefined when it cannot be read. */
  readonly bits: number | undefined;
  readonly curve: string | undefined;
  readonly keyId: string | undefined;
  readonly use: string | undefined;
  readonly operations: readonly string[];
  readonly algorithm: string | undefined;
  readonly isPrivate: boolean;
  /** A password protects the key, so that only its label is known. */
  readonly isEncrypted: boolean;
  /** The label of PEM text, such as `PUBLIC KEY`, empty for a text that is no PEM; undefined for a JWK. */
  readonly label: string | undefined;
  /** RFC 7638, SHA-256, base64url; undefined when a required member is missing. */
  readonly thumbprint: string | undefined;
  /** Of a certificate: subject, issuer, when it is valid. */
  readonly certificate:
    | { readonly subject: string; readonly issuer: string; readonly notBefore: Date; readonly notAfter: Date }
    | undefined;
}

/** Never throws; what is no key has the type `unknown`. Values are as the key has them, and hostile text. */
export function keyFacts(material: JsonObject | string): Promise<KeyFacts> {
  const key = readKey(material);
  const { type, members, label, isPrivate, isEncrypted, certificate } = key;
  const operations = memberOf(members, 'key_ops');
  return Promise.resolve({
    type,
    bits: bitsOfKey(key),
    curve: text(members, 'crv'),
    keyId: text(members, 'kid'),
    use: text(members, 'use'),
    operations: Array.isArray(operations) ? operations.filter((name) => typeof name === 'string') : [],
    algorithm: text(members, 'alg'),
    isPrivate,
    isEncrypted,
    label,
    thumbprint: thumbprintOf(members),
    certificate,
  });
}

/** The rules about one key, a JWK or PEM text (section 1.7 of the catalogue). `path` of a finding is a member's. */
export function checkKey(material: JsonObject | string, now: Date): Promise<readonly Finding[]> {
  return Promise.resolve(worstFirst(keyFindings(material, now)));
}

/** More keys than any issuer publishes; those beyond are not looked at one by one. */
const mostKeys = 500;

/** The rules about a key set as it is published, and about each key in it; paths begin with `keys[0]`. */
export function checkKeySet(keySet: JsonObject, now: Date): Promise<readonly Finding[]> {
  const keys = keysOfSet(keySet);
  const ofKeys = keys.slice(0, mostKeys).flatMap(({ index, jwk }) =>
    keyFindings(jwk, now).map((finding) => {
      const path = finding.path === undefined ? `keys[${index}]` : `keys[${index}].${finding.path}`;
      return { ...finding, path };
    }),
  );
  return Promise.resolve(worstFirst([...findingsOf(keySetRules, keys), ...ofKeys]));
}

/** The rules about a shared secret that is to be used with an algorithm. */
export function checkSecret(secret: Uint8Array, algorithm: string): readonly Finding[] {
  return findingsOf(secretRules, { bytes: secret, algorithm });
}

function keyFindings(material: JsonObject | string, now: Date): readonly Finding[] {
  const key = readKey(material);
  const alg = memberOf(key.members, 'alg');
  const secret =
    key.type === 'oct' && typeof alg === 'string' && hmacBytes.has(alg) ? bytesOf(key.members, 'k') : undefined;
  return [
    ...(secret === undefined || typeof alg !== 'string' ? [] : checkSecret(secret, alg)),
    ...findingsOf(keyRules, { ...key, now }),
  ];
}

function bitsOfKey({ type, members }: KeyReading): number | undefined {
  switch (type) {
    case 'RSA':
      return bitsOf(members, 'n');
    case 'EC':
    case 'OKP':
      return curveNamed(text(members, 'crv'))?.bits;
    case 'oct': {
      const secret = bytesOf(members, 'k');
      return secret && secret.length * 8;
    }
    default:
      return undefined;
  }
}

function text(members: JsonObject, name: string): string | undefined {
  const value = memberOf(members, name);
  return typeof value === 'string' ? value : undefined;
}
