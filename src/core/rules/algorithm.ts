/** Rules about `alg`, the choice a verifier must never leave to the token. */
import { algorithmEntry } from '../token/algorithms';
import type { AlgorithmUse } from '../token/algorithms';
import { symmetricSignatures, unverifiableAlgorithms } from './algorithmNames';
import { memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, typeName } from './wording';

export const algorithmRules: readonly Rule[] = [
  { id: 'alg-missing', severity: 'error', appliesTo: 'any', source: 'RFC 7515 §4.1.1', check: checkPresence },
  {
    id: 'alg-none',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 8725 §3.2',
    check: ({ alg }) =>
      alg === 'none'
        ? hit(
            'The algorithm is "none": the token is unsigned, so anybody can change or invent its claims. Never accept it as proof of anything.',
          )
        : nothing,
  },
  {
    id: 'alg-none-variant',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 8725 §3.1',
    check: ({ alg }) =>
      isNoneVariant(alg)
        ? hit(
            `The algorithm ${found(alg)} is "none" in disguise, made to slip past a check for the exact word. Accept listed algorithms only.`,
          )
        : nothing,
  },
  { id: 'alg-unregistered', severity: 'warning', appliesTo: 'any', source: 'RFC 7515 §4.1.1', check: checkRegistry },
  { id: 'alg-prohibited', severity: 'error', appliesTo: 'any', source: 'RFC 9864 §4.4', check: checkProhibited },
  {
    id: 'alg-polymorphic-eddsa',
    severity: 'information',
    appliesTo: 'any',
    source: 'RFC 9864 §2.2',
    check: ({ alg }) =>
      alg === 'EdDSA'
        ? hit(
            'The algorithm "EdDSA" does not say which curve is meant and is deprecated. New tokens say "Ed25519" or "Ed448".',
          )
        : nothing,
  },
  {
    id: 'alg-rsa15',
    severity: 'warning',
    appliesTo: ['encrypted'],
    source: 'RFC 8725 §3.2',
    check: ({ alg }) =>
      alg === 'RSA1_5'
        ? hit(
            'The key is encrypted with RSA1_5, whose padding lets attackers decrypt it when a server reveals padding errors. Use RSA-OAEP or ECDH-ES.',
          )
        : nothing,
  },
  {
    id: 'alg-symmetric-access-token',
    severity: 'warning',
    appliesTo: ['access', 'id'],
    source: 'RFC 8725 §3.1',
    check: ({ alg }) =>
      alg !== undefined && symmetricSignatures.has(alg)
        ? hit(
            `${found(alg)} uses one shared secret, so every API that can verify this token can also forge one. Use an asymmetric algorithm such as ES256.`,
          )
        : nothing,
  },
  {
    id: 'alg-unverifiable-here',
    severity: 'information',
    appliesTo: 'any',
    source: 'RFC 7518 §3.1',
    check: ({ alg }) =>
      alg !== undefined && unverifiableAlgorithms.has(alg)
        ? hit(`Signatures made with ${found(alg)} cannot be verified here; the token can be read only.`)
        : nothing,
  },
];

function hit(message: string): readonly Problem[] {
  return [{ message, segment: 'header', path: 'alg' }];
}

function checkPresence(token: TokenFacts): readonly Problem[] {
  if (token.header === undefined || token.alg !== undefined) return nothing;
  const alg = memberOf(token.header, 'alg');
  return hit(
    alg === undefined
      ? 'The header names no algorithm, so the token cannot be verified.'
      : `The algorithm is ${typeName(alg)} and not a string, so the token cannot be verified.`,
  );
}

/** Case, spaces, full-width letters and invisible characters are what a string comparison with "none" misses. */
function isNoneVariant(alg: string | undefined): boolean {
  if (alg === undefined || alg.length > 64 || algorithmEntry(alg) !== undefined) return false;
  return (
    alg
      .normalize('NFKC')
      .replace(/[^a-z]/gi, '')
      .toLowerCase() === 'none'
  );
}

function checkRegistry(token: TokenFacts): readonly Problem[] {
  const { alg, decoded } = token;
  if (alg === undefined || isNoneVariant(alg)) return nothing;
  const entry = algorithmEntry(alg);
  if (entry?.advice === 'prohibited') return nothing;
  const use: AlgorithmUse = decoded.form === 'jwe' ? 'key-management' : 'signature';
  if (decoded.form === 'malformed' ? entry !== undefined : entry?.use === use) return nothing;
  const what = use === 'signature' ? 'signature' : 'key management';
  return hit(`${found(alg)} is no registered ${what} algorithm, so hardly any reader can process the token.`);
}

/** `none` is registered too, and has a rule of its own. */
function checkProhibited(token: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  for (const path of ['alg', 'enc']) {
    const value = memberOf(token.header, path);
    if (typeof value !== 'string' || value === 'none' || algorithmEntry(value)?.advice !== 'prohibited') continue;
    problems.push({
      message: `The algorithm ${found(value)} is prohibited for tokens: it is broken or protects nothing against change.`,
      segment: 'header',
      path,
    });
  }
  return problems;
}
