/** Checks the signature of a token with the keys of its issuer, and says whose key it was. */
import { flattenedVerify, type CryptoKey } from 'jose';
import { readCertificate } from '../issuers/asn1/certificate';
import { leafCertificateBytes } from '../issuers/keyReading';
import type { IssuerKey } from '../issuers/keys';
import { memberOf } from '../rules/facts';
import type { JsonObject } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { isSymmetric, signatureAlgorithm } from './algorithms';
import { selectKeys } from './keySelection';
import type { ReadyKey } from './keySelection';
import type { Reason, Undecided } from './outcome';
import { verificationKey } from './verificationKey';
import type { KeyMaterial } from './verificationKey';

/** The three parts of a JWS as they are written (RFC 7515 section 7.1). */
export interface SignedParts {
  readonly protected: string;
  readonly payload: string;
  readonly signature: string;
}

/** What the signature says; `by` is the key that it is right or wrong for, undefined when several were tried. */
export type SignatureOutcome =
  | { readonly status: 'right'; readonly by: ReadyKey }
  | { readonly status: 'wrong'; readonly reason: Reason; readonly by: ReadyKey | undefined }
  | { readonly status: 'undecided'; readonly cause: Undecided };

export interface SignatureContext {
  readonly keys: readonly IssuerKey[];
  /** Values of `use` that a key may have. */
  readonly uses: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks a signature whose algorithm the caller has allowed. Only keys of the issuer decide; a key that the token
 * carries can at most explain why none of them fits.
 */
export async function checkSignature(
  parts: SignedParts,
  header: JsonObject,
  algorithm: string,
  { keys, uses, signal }: SignatureContext,
): Promise<SignatureOutcome> {
  if (signatureAlgorithm(algorithm) === undefined) return undecided({ code: 'algorithm-not-supported', algorithm });
  const kid = memberOf(header, 'kid');
  const keyId = typeof kid === 'string' ? kid : undefined;
  const selection = await selectKeys(keys, keyId, algorithm, uses);
  if (selection.status === 'none' && selection.code !== 'key-not-found') {
    return undecided({ code: selection.code, keyId, algorithm });
  }
  for (const candidate of selection.status === 'found' ? selection.keys : []) {
    if (signal?.aborted === true) return undecided({ code: 'aborted' });
    if (await isSignedBy(parts, algorithm, candidate.key)) return { status: 'right', by: candidate };
  }
  const by = selection.status === 'found' && selection.keys.length === 1 ? selection.keys[0] : undefined;
  const embedded = await isSignedByEmbeddedKey(parts, header, algorithm);
  if (embedded) return { status: 'wrong', reason: { code: 'signature-by-embedded-key', claim: embedded }, by };
  if (selection.status === 'refused') {
    return { status: 'wrong', reason: { code: 'key-refused', found: selection.fault }, by: undefined };
  }
  if (selection.status === 'none') return undecided({ code: 'key-not-found', keyId, algorithm });
  return { status: 'wrong', reason: { code: 'signature-invalid' }, by };
}

/** Whether the signature is right for a key. Never rejects: what jose refuses is not right. */
export async function isSignedBy(parts: SignedParts, algorithm: string, key: CryptoKey | Uint8Array): Promise<boolean> {
  try {
    await flattenedVerify(parts, key, { algorithms: [algorithm] });
    return true;
  } catch {
    return false;
  }
}

/** The header parameter that carries the key which made the signature; it proves nothing (RFC 8725 section 3.8). */
async function isSignedByEmbeddedKey(
  parts: SignedParts,
  header: JsonObject,
  algorithm: string,
): Promise<'jwk' | 'x5c' | undefined> {
  if (isSymmetric(algorithm)) return undefined;
  for (const [name, material] of embeddedKeys(header)) {
    const key = await verificationKey(material, algorithm);
    if (key.status === 'ready' && (await isSignedBy(parts, algorithm, key.key))) return name;
  }
  return undefined;
}

function embeddedKeys(header: JsonObject): readonly (readonly ['jwk' | 'x5c', KeyMaterial])[] {
  const found: (readonly ['jwk' | 'x5c', KeyMaterial])[] = [];
  const jwk = memberOf(header, 'jwk');
  if (isJsonObject(jwk)) found.push(['jwk', { kind: 'jwk', jwk }]);
  const leaf = leafCertificateBytes(header);
  const certified = leaf && readCertificate(leaf)?.key;
  if (certified !== undefined) found.push(['x5c', { kind: 'jwk', jwk: certified }]);
  return found;
}

function undecided(cause: Undecided): SignatureOutcome {
  return { status: 'undecided', cause };
}
