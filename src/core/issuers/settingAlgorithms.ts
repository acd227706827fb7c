/** The algorithms that a profile may accept, and which of them go together. */
import { symmetricSignatures } from '../rules/algorithmNames';
import { algorithmEntry } from '../token/algorithms';
import type { IssuerProblemCode } from './issuer';

/** What is wrong with one algorithm of a profile: RFC 8725 sections 3.1 and 3.2. */
export function algorithmFault(name: string): IssuerProblemCode | undefined {
  if (name.toLowerCase() === 'none') return 'algorithm-none';
  const entry = algorithmEntry(name);
  return entry?.use === 'signature' && entry.advice !== 'prohibited' ? undefined : 'algorithm-unknown';
}

/**
 * What is wrong with several together. Where one issuer has both a shared secret and public keys, an attacker may sign
 * with the public key as if it were the secret (RFC 8725 section 2.1), so a profile has one or the other.
 */
export function algorithmsFault(names: readonly string[], sharedSecret: boolean): IssuerProblemCode | undefined {
  const symmetric = names.filter((name) => symmetricSignatures.has(name)).length;
  if (symmetric > 0 && symmetric < names.length) return 'algorithms-mixed';
  if (symmetric > 0) return sharedSecret ? undefined : 'algorithm-needs-secret';
  return sharedSecret && names.length > 0 ? 'algorithms-mixed' : undefined;
}
