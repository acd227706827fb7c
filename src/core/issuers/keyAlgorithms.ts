/** What kind of key each algorithm works with (RFC 7518, RFC 8037, RFC 8812, RFC 9864). */
import { algorithmEntry } from '../token/algorithms';
import type { KeyType } from './keyReading';

export interface KeyNeeds {
  readonly type: KeyType;
  /** Names of the curves that fit; undefined for keys without a curve. */
  readonly curves: readonly string[] | undefined;
  /** As `use` has it, RFC 7517 section 4.2. */
  readonly use: 'sig' | 'enc';
}

/** What an algorithm needs; undefined for one that is not registered. */
export function keyNeedsOf(algorithm: string): KeyNeeds | undefined {
  const use = algorithmEntry(algorithm)?.use;
  const family = families.find(([pattern]) => pattern.test(algorithm));
  if (use === undefined || family === undefined) return undefined;
  const [, type, curves] = family;
  return { type, curves, use: use === 'signature' ? 'sig' : 'enc' };
}

/** Bytes that the secret of an HMAC must have, RFC 7518 section 3.2. */
export const hmacBytes: ReadonlyMap<string, number> = new Map([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
]);

const families: readonly (readonly [RegExp, KeyType, (readonly string[])?])[] = [
  [/^(?:RS|PS)\d|^RSA/, 'RSA'],
  [/^ES256$/, 'EC', ['P-256']],
  [/^ES384$/, 'EC', ['P-384']],
  [/^ES512$/, 'EC', ['P-521']],
  [/^ES256K$/, 'EC', ['secp256k1']],
  [/^EdDSA$/, 'OKP', ['Ed25519', 'Ed448']],
  [/^Ed25519$/, 'OKP', ['Ed25519']],
  [/^Ed448$/, 'OKP', ['Ed448']],
  // EC too, which needs no list: RFC 7518 section 4.6 and RFC 8037 section 3.2.
  [/^ECDH-ES/, 'OKP', ['P-256', 'P-384', 'P-521', 'X25519', 'X448']],
  [/^ML-DSA-/, 'AKP'],
  [/^(?:HS\d|A\d|dir$|PBES2)/, 'oct'],
];

/** Whether an algorithm works with keys of a type; agreement on keys is the one kind that two types do. */
export function fitsType({ type, curves }: KeyNeeds, found: KeyType): boolean {
  return type === found || (found === 'EC' && curves?.includes('P-256') === true);
}
