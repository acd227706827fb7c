/** Which signature algorithms may decide: those of the profile and its metadata, never what the token says of itself. */
import type { IssuerMetadata } from '../issuers/metadata';
import type { IssuerProfile } from '../issuers/issuer';
import { algorithmEntry } from '../token/algorithms';

/** What a key must be in order to check signatures of an algorithm. */
export interface SignatureAlgorithm {
  /** `kty`, RFC 7517 section 4.1. */
  readonly keyType: 'RSA' | 'EC' | 'OKP' | 'AKP' | 'oct';
  /** `crv`, RFC 7518 section 6.2.1.1. */
  readonly curve?: string;
}

/** What jose can verify; ML-DSA only where the platform can. */
const supported: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  ['HS256', { keyType: 'oct' }],
  ['HS384', { keyType: 'oct' }],
  ['HS512', { keyType: 'oct' }],
  ['RS256', { keyType: 'RSA' }],
  ['RS384', { keyType: 'RSA' }],
  ['RS512', { keyType: 'RSA' }],
  ['PS256', { keyType: 'RSA' }],
  ['PS384', { keyType: 'RSA' }],
  ['PS512', { keyType: 'RSA' }],
  ['ES256', { keyType: 'EC', curve: 'P-256' }],
  ['ES384', { keyType: 'EC', curve: 'P-384' }],
  ['ES512', { keyType: 'EC', curve: 'P-521' }],
  ['EdDSA', { keyType: 'OKP', curve: 'Ed25519' }],
  ['Ed25519', { keyType: 'OKP', curve: 'Ed25519' }],
  ['ML-DSA-44', { keyType: 'AKP' }],
  ['ML-DSA-65', { keyType: 'AKP' }],
  ['ML-DSA-87', { keyType: 'AKP' }],
]);

const symmetric: readonly string[] = ['HS256', 'HS384', 'HS512'];

/** What is accepted where neither profile nor metadata say anything; ML-DSA has to be asked for. */
const usual: readonly string[] = [...supported]
  .filter(([, { keyType }]) => keyType !== 'oct' && keyType !== 'AKP')
  .map(([name]) => name);

/** What an algorithm needs; undefined when it cannot be verified here. */
export function signatureAlgorithm(name: string): SignatureAlgorithm | undefined {
  return supported.get(name);
}

/** Whether whoever can verify can also sign. */
export function isSymmetric(name: string): boolean {
  return symmetric.includes(name);
}

/**
 * The algorithms that tokens of a profile may have (RFC 8725 section 3.1). A shared secret allows HMAC and nothing
 * else, and nothing else allows HMAC: so no public key is ever taken for a secret (RFC 8725 section 2.1).
 */
export function allowedAlgorithms(profile: IssuerProfile, metadata: IssuerMetadata | undefined): readonly string[] {
  const { algorithms, sharedSecret } = profile;
  if (sharedSecret) return algorithms.length === 0 ? symmetric : algorithms.filter(isSymmetric);
  if (algorithms.length > 0) return algorithms.filter(isPublicKeyAlgorithm);
  const listed = (metadata?.signingAlgorithms ?? []).filter(isPublicKeyAlgorithm);
  return listed.length > 0 ? listed : usual;
}

/** Whether a name is that of a registered signature with a public key, even one that cannot be verified here. */
export function isPublicKeyAlgorithm(name: string): boolean {
  const entry = algorithmEntry(name);
  return entry?.use === 'signature' && entry.advice !== 'prohibited' && !isSymmetric(name);
}
