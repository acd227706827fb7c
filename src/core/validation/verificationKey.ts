/** Turns a key of an issuer into one that can check a signature, or says why it must not. */
import { calculateJwkThumbprint, exportJWK, importJWK, importSPKI, importX509, type CryptoKey, type JWK } from 'jose';
import type { IssuerKey } from '../issuers/keys';
import { privateMembersOf } from '../rules/keyReferences';
import { decodeBase64url } from '../token/base64url';
import type { JsonObject } from '../token/decoded';
import { signatureAlgorithm } from './algorithms';
import type { SignatureAlgorithm } from './algorithms';
import { misfit, rsaFault, secretFault } from './keyFaults';
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
  if (material.kind === 'secret') return Promise.resolve(secretKey(material.bytes, algorithm));
  if (material.kind === 'jwk') {
    const fault = misfit(material.jwk, name, algorithm, uses);
    if (fault !== undefined) return Promise.resolve({ status: 'unfit', fault });
    if (algorithm.keyType === 'oct') return Promise.resolve(secretOfJwk(material.jwk, algorithm));
  }
  return remembered(material.kind === 'jwk' ? material.jwk : material, name, () => importKey(material, name));
}

function remembered(owner: object, name: string, make: () => Promise<VerificationKey>): Promise<VerificationKey> {
  const known = imported.get(owner) ?? new Map<string, Promise<VerificationKey>>();
  imported.set(owner, known);
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

async function importKey(
  material: Exclude<KeyMaterial, { readonly kind: 'secret' }>,
  name: string,
): Promise<VerificationKey> {
  const weak =
    material.kind === 'jwk' && material.jwk['kty'] === 'RSA'
      ? rsaFault(material.jwk['n'], material.jwk['e'])
      : undefined;
  if (weak !== undefined) return { status: 'refused', fault: weak };
  try {
    const key =
      material.kind === 'jwk' ? await importJWK(publicPart(material.jwk), name) : await importPem(material.pem, name);
    if (key instanceof Uint8Array) return { status: 'unfit', fault: 'jwk-type-mismatch' };
    const jwk = await exportJWK(key);
    const fault = jwk.kty === 'RSA' ? rsaFault(jwk.n, jwk.e) : undefined;
    if (fault !== undefined) return { status: 'refused', fault };
    return { status: 'ready', key, thumbprint: await calculateJwkThumbprint(jwk) };
  } catch (error) {
    if (isNotSupported(error)) return { status: 'unsupported' };
    // Of a PEM text it is not known beforehand which algorithms it is for.
    return material.kind === 'pem'
      ? { status: 'unfit', fault: 'jwk-type-mismatch' }
      : { status: 'refused', fault: 'key-unreadable' };
  }
}

function importPem(pem: string, name: string): Promise<CryptoKey> {
  const text = pem.trim();
  return text.startsWith('-----BEGIN CERTIFICATE-----')
    ? importX509(text, name, { extractable: true })
    : importSPKI(text, name, { extractable: true });
}

/** A private key that was published checks signatures by its public half; that it leaked is the doctor's to say. */
function publicPart(jwk: JsonObject): JWK {
  const left = new Set([...privateMembersOf(jwk), 'key_ops', 'use', 'ext', ...(jwk['kty'] === 'AKP' ? [] : ['alg'])]);
  // What is not a key after all makes jose reject, whatever the type says.
  return Object.fromEntries(Object.entries(jwk).filter(([member]) => !left.has(member)));
}

function secretOfJwk(jwk: JsonObject, algorithm: SignatureAlgorithm): VerificationKey {
  const { bytes, problem } = decodeBase64url(typeof jwk['k'] === 'string' ? jwk['k'] : '');
  return problem === undefined ? secretKey(bytes, algorithm) : { status: 'refused', fault: 'key-unreadable' };
}

function secretKey(bytes: Uint8Array, algorithm: SignatureAlgorithm): VerificationKey {
  if (algorithm.keyType !== 'oct') return { status: 'unfit', fault: 'jwk-type-mismatch' };
  const fault = secretFault(bytes, algorithm);
  return fault === undefined ? { status: 'ready', key: bytes, thumbprint: undefined } : { status: 'refused', fault };
}

/** jose and the Web Cryptography API name it differently. */
function isNotSupported(error: unknown): boolean {
  const { code, name } = Object(error) as { readonly code?: unknown; readonly name?: unknown };
  return code === 'ERR_JOSE_NOT_SUPPORTED' || name === 'NotSupportedError';
}
