/** Chooses the keys that may have signed a token: by `kid`, and else every key that fits. */
import type { CryptoKey } from 'jose';
import type { IssuerKey } from '../issuers/keys';
import { isSymmetric } from './algorithms';
import type { KeyFault } from './keyFaults';
import { verificationKey } from './verificationKey';

/** A key of the issuer, imported. */
export interface ReadyKey {
  readonly issuerKey: IssuerKey;
  readonly key: CryptoKey | Uint8Array;
  readonly thumbprint: string | undefined;
}

export type Selection =
  | { readonly status: 'found'; readonly keys: readonly ReadyKey[] }
  /** The only keys in question must not be used. */
  | { readonly status: 'refused'; readonly fault: KeyFault }
  | { readonly status: 'none'; readonly code: 'key-not-found' | 'key-ambiguous' | 'algorithm-not-supported' };

/** More than a signature is checked with when the token names none of them. */
const mostTried = 20;

/**
 * The keys to check a signature with. A `kid` decides where the issuer has it (RFC 7515 section 4.1.4); keys without
 * any, as a PEM text, come into question for every token. Of two different keys under one `kid` none is taken.
 */
export async function selectKeys(
  keys: readonly IssuerKey[],
  keyId: string | undefined,
  algorithm: string,
  uses: readonly string[],
): Promise<Selection> {
  const pool = keys.filter(({ material }) => isSecret(material) === isSymmetric(algorithm));
  const named = keyId === undefined ? [] : pool.filter((key) => key.keyId === keyId);
  if (named.length > 0) {
    const selection = await ready(named, algorithm, uses);
    if (selection.status === 'found' && selection.keys.length > 1) return { status: 'none', code: 'key-ambiguous' };
    // It is the very key that the token names, so its misfit is the reason, and no other key is to be looked for.
    return selection;
  }
  const open = keyId === undefined ? pool : pool.filter((key) => key.keyId === undefined);
  const selection = await ready(open, algorithm, uses);
  const unfit = selection.status === 'refused' && selection.unfit;
  return unfit ? { status: 'none', code: 'key-not-found' } : selection;
}

type Readiness =
  | Exclude<Selection, { readonly status: 'refused' }>
  | { readonly status: 'refused'; readonly fault: KeyFault; readonly unfit: boolean };

async function ready(keys: readonly IssuerKey[], algorithm: string, uses: readonly string[]): Promise<Readiness> {
  const found = new Map<string | IssuerKey, ReadyKey>();
  let fault: KeyFault | undefined;
  let weakness: KeyFault | undefined;
  let unsupported = false;
  for (const issuerKey of keys) {
    const made = await verificationKey(issuerKey.material, algorithm, uses);
    if (made.status === 'unfit') fault ??= made.fault;
    else if (made.status === 'refused') weakness ??= made.fault;
    else if (made.status === 'unsupported') unsupported = true;
    // A key that is listed twice is one key.
    else found.set(made.thumbprint ?? issuerKey, { issuerKey, key: made.key, thumbprint: made.thumbprint });
    if (found.size > mostTried) return { status: 'none', code: 'key-ambiguous' };
  }
  if (found.size > 0) return { status: 'found', keys: [...found.values()] };
  if (unsupported) return { status: 'none', code: 'algorithm-not-supported' };
  if (weakness !== undefined) return { status: 'refused', fault: weakness, unfit: false };
  if (fault !== undefined) return { status: 'refused', fault, unfit: true };
  return { status: 'none', code: 'key-not-found' };
}

function isSecret(material: IssuerKey['material']): boolean {
  return material.kind === 'secret' || (material.kind === 'jwk' && material.jwk['kty'] === 'oct');
}
