/** Reads a key in either of its written forms, a JWK or PEM text, into the one that facts and rules are made from. */
import { memberOf } from '../rules/facts';
import { privateMembersOf } from '../rules/keyReferences';
import { decodeBase64url } from '../token/base64url';
import type { JsonObject } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { readCertificate, type Certificate } from './asn1/certificate';
import { readDer, withoutLeadingZeros } from './asn1/der';
import { readPem, type Pem } from './asn1/pem';
import {
  ecPrivateKeyMembers,
  privateKeyInfoMembers,
  publicKeyInfoMembers,
  rsaPrivateKeyMembers,
  rsaPublicKeyMembers,
} from './asn1/publicKey';
import { requiredNames } from '../token/thumbprint';

/** `kty` of RFC 7517 section 4.1; of a PEM text, the one its key would have. */
export type KeyType = 'RSA' | 'EC' | 'OKP' | 'oct' | 'AKP' | 'unknown';

/** A key as it was written, read as far as possible. */
export interface KeyReading {
  readonly type: KeyType;
  /** Of a JWK all members as they stand; of PEM the public ones, as a JWK would have them. */
  readonly members: JsonObject;
  /** The label of PEM text, such as `PUBLIC KEY`; undefined for a JWK. */
  readonly label: string | undefined;
  readonly isPrivate: boolean;
  /** A password protects the key, so that only its label can be read. */
  readonly isEncrypted: boolean;
  /** The certificate itself, or the first of the JWK's `x5c`. */
  readonly certificate: Certificate | undefined;
}

/** Never throws; what is no key has the type `unknown`. */
export function readKey(material: JsonObject | string): KeyReading {
  if (typeof material !== 'string') return readJwk(material);
  const pem = readPem(material);
  return pem === undefined ? { ...readJwk({}), label: '' } : readPemKey(pem);
}

/** The bytes that a member holds in base64url; undefined when it is missing, no string, or not base64url. */
export function bytesOf(jwk: JsonObject, name: string): Uint8Array | undefined {
  const text = memberOf(jwk, name);
  if (typeof text !== 'string') return undefined;
  const { bytes, problem } = decodeBase64url(text);
  return problem === undefined ? bytes : undefined;
}

/** The number that a member holds, RFC 7518 section 2 (Base64urlUInt). */
export function numberOf(jwk: JsonObject, name: string): bigint | undefined {
  const bytes = bytesOf(jwk, name);
  // Nobody has such a key, and arithmetic on it would take long.
  if (bytes === undefined || bytes.length > longestNumber) return undefined;
  return BigInt(`0x0${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

/** The bits of the number that a member holds, leading zeros left out. */
export function bitsOf(jwk: JsonObject, name: string): number | undefined {
  const bytes = bytesOf(jwk, name);
  if (bytes === undefined) return undefined;
  const significant = withoutLeadingZeros(bytes);
  return significant.length === 0 ? 0 : significant.length * 8 - Math.clz32(significant[0] ?? 0) + 24;
}

/** The first certificate of `x5c`, in DER; RFC 7517 section 4.7 has it in base64, not base64url. */
export function leafCertificateBytes(jwk: JsonObject): Uint8Array | undefined {
  const chain = memberOf(jwk, 'x5c');
  const leaf: unknown = Array.isArray(chain) ? chain[0] : undefined;
  if (typeof leaf !== 'string' || leaf.length > longestCertificate) return undefined;
  const { bytes, problem } = decodeBase64url(leaf);
  return problem === undefined ? bytes : undefined;
}

const longestNumber = 4096;
const longestCertificate = 100_000;

function readJwk(jwk: JsonObject): KeyReading {
  const leaf = leafCertificateBytes(jwk);
  const type = typeOf(jwk);
  return {
    type,
    members: jwk,
    label: undefined,
    isPrivate: type !== 'unknown' && privateMembersOf(jwk).length > 0,
    isEncrypted: false,
    certificate: leaf && readCertificate(leaf),
  };
}

function typeOf(jwk: JsonObject): KeyType {
  const type = memberOf(jwk, 'kty');
  // The names of required members are known for exactly the types that are.
  return requiredNames(type) === undefined ? 'unknown' : (type as KeyType);
}

const certificateLabels: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);

function readPemKey({ label, bytes, hasEncryptionHeader }: Pem): KeyReading {
  const isPrivate = label.endsWith('PRIVATE KEY');
  const isEncrypted = hasEncryptionHeader || label === 'ENCRYPTED PRIVATE KEY';
  const certificate = certificateLabels.has(label) ? readCertificate(bytes) : undefined;
  const members = isEncrypted ? {} : (certificate?.key ?? pemMembers(label, bytes));
  return { type: typeOf(members), members, label, isPrivate, isEncrypted, certificate };
}

function pemMembers(label: string, bytes: Uint8Array): JsonObject {
  const element = readDer(bytes);
  switch (label) {
    case 'PUBLIC KEY':
      return publicKeyInfoMembers(element);
    case 'RSA PUBLIC KEY':
      return rsaPublicKeyMembers(element);
    case 'PRIVATE KEY':
      return privateKeyInfoMembers(element);
    case 'RSA PRIVATE KEY':
      return rsaPrivateKeyMembers(element);
    case 'EC PRIVATE KEY':
      return ecPrivateKeyMembers(element);
    default:
      return {};
  }
}

/** The keys of a JWK set that are objects, each with its place in `keys`. */
export function keysOfSet(keySet: JsonObject): readonly { readonly index: number; readonly jwk: JsonObject }[] {
  const keys = memberOf(keySet, 'keys');
  if (!Array.isArray(keys)) return [];
  // Array.isArray takes the readonly away from the element type.
  return (keys as readonly (JsonObject | undefined)[]).flatMap((jwk, index) =>
    isJsonObject(jwk) ? [{ index, jwk }] : [],
  );
}
