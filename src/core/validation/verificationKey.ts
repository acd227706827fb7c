/** Turns a key of an issuer into one that can check a signature, or says why it must not. */
import { importJWK, type CryptoKey, type JWK } from 'jose';
import { checkSecret } from '../issuers/keyFacts';
import { bytesOf, readKey } from '../issuers/keyReading';
import type { IssuerKey } from '../issuers/keys';
import { thumbprintOf } from '../token/thumbprint';
import { memberOf } from '../rules/facts';
import { privateMembersOf } from '../rules/keyReferences';
import type { JsonObject } from '../token/decoded';
import { signatureAlgorithm } from './algorithms';
import type { SignatureAlgorithm } from './algorithms';
import { misfit, rsaFault } from './keyFaults';
import type { KeyFault } from './keyFaults';

export type KeyMaterial = IssuerKey['material'];

export type VerificationKey =
  | { readonly status: 'ready'; readonly key: CryptoKey | Uint8Array; readonly thumbprint: string | undefined }
  /** Made for something else; another key of the set may fit. */
  | { readonly status: 'unfit'; readonly fault: KeyFault }
  /** Too weak, or broken: nothing that it verifies is proved. */
  | { readonly status: 'refused'; readonly fault: KeyFault }
  /** The platform cannot verify this algorithm. */
  | { readonly status: 'unsupported' };

/** Which values of `use` a key may have; a SPIFFE bundle has its own. */
export const signatureUses: readonly string[] = ['sig'];

// A memo and no state: what is found here follows from the key object alone, and goes when that goes. Importing costs
// as much as verifying does, and a key set checks many tokens.
const imported = new WeakMap<object, Map<string, Promise<VerificationKey>>>();

/** The key for signatures of the algorithm `name`. Never rejects. */
export function verificationKey(
  material: KeyMaterial,
  name: string,
  uses: readonly string[] = signatureUses,
): Promise<VerificationKey> {
  const algorithm = signatureAlgorithm(name);
  if (algorithm === undefined) return Promise.resolve({ status: 'unsupported' });
  // Secrets are not remembered: they are to be gone when their owner drops them.
  if (material.kind === 'secret') return Promise.resolve(secretKey(material.bytes, name, algorithm));
  if (material.kind === 'pem') {
    return remembered(material, name, () => publicKey(readKey(material.pem).members, name, algorithm, uses));
  }
  const { jwk } = material;
  const fault = misfit(jwk, name, algorithm, uses);
  if (fault !== undefined) return Promise.resolve({ status: 'unfit', fault });
  if (algorithm.keyType === 'oct') return Promise.resolve(secretKey(bytesOf(jwk, 'k'), name, algorithm));
  return remembered(jwk, name, () => publicKey(jwk, name, algorithm, uses));
}

function remembered(owner: object, name: string, make: () => Promise<VerificationKey>): Promise<VerificationKey> {
  const known = imported.get(owner) ?? new Map<string, Promise<VerificationKey>>();
  imported.set(owner, known);
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

async function publicKey(
  jwk: JsonObject,
  name: string,
  algorithm: SignatureAlgorithm,
  uses: readonly string[],
): Promise<VerificationKey> {
  if (memberOf(jwk, 'kty') === undefined) return { status: 'refused', fault: 'key-unreadable' };
  const unfit = misfit(jwk, name, algorithm, uses);
  if (unfit !== undefined) return { status: 'unfit', fault: unfit };
  const weak = algorithm.keyType === 'RSA' ? rsaFault(jwk) : undefined;
  if (weak !== undefined) return { status: 'refused', fault: weak };
  try {
    const key = await importJWK(publicPart(jwk), name);
    return { status: 'ready', key, thumbprint: thumbprintOf(jwk) };
  } catch (error) {
    return isNotSupported(error) ? { status: 'unsupported' } : { status: 'refused', fault: 'key-unreadable' };
  }
}

/** A private key that was published checks signatures by its public half; that it leaked is the doctor's to say. */
function publicPart(jwk: JsonObject): JWK {
  const isAlgorithmPart = memberOf(jwk, 'kty') === 'AKP';
  const left = new Set([...privateMembersOf(jwk), 'key_ops', 'use', 'ext', ...(isAlgorithmPart ? [] : ['alg'])]);
  return Object.fromEntries(Object.entries(jwk).filter(([member]) => !left.has(member)));
}

function secretKey(bytes: Uint8Array | undefined, name: string, algorithm: SignatureAlgorithm): VerificationKey {
  if (algorithm.keyType !== 'oct') return { status: 'unfit', fault: 'jwk-type-mismatch' };
  if (bytes === undefined) return { status: 'refused', fault: 'key-unreadable' };
  const [finding] = checkSecret(bytes, name);
  if (finding === undefined) return { status: 'ready', key: bytes, thumbprint: undefined };
  const isPublic = finding.id === 'hmac-secret-is-public-key';
  return { status: 'refused', fault: isPublic ? 'hmac-secret-is-public-key' : 'hmac-secret-too-short' };
}

/** jose and the Web Cryptography API name it differently. */
function isNotSupported(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const code = 'code' in error ? error.code : undefined;
  const name = 'name' in error ? error.name : undefined;
  return code === 'ERR_JOSE_NOT_SUPPORTED' || name === 'NotSupportedError';
}
