/** The rules about one key: section 1.7 of the catalogue, and the rules about tokens that hold for keys too. */
import { memberOf } from '../rules/facts';
import { nothing, type Problem } from '../rules/rule';
import { found, listed } from '../rules/wording';
import type { JsonValue } from '../token/decoded';
import { checkCertificateDates, checkLeafCertificate } from './certificateRules';
import { checkCurve } from './curveRule';
import { fitsType, keyNeedsOf } from './keyAlgorithms';
import type { KeyReading } from './keyReading';
import type { KeyMaterialRule } from './keyRule';
import { checkExponent, checkModulus } from './rsaRules';
import { requiredNames } from '../token/thumbprint';

/** A key that is checked at an instant. */
export interface CheckedKey extends KeyReading {
  readonly now: Date;
}

export const keyRules: readonly KeyMaterialRule<CheckedKey>[] = [
  { id: 'rsa-key-too-small', severity: 'error', appliesTo: 'key', source: 'RFC 7518 §3.3', check: checkModulus },
  { id: 'rsa-exponent', severity: 'error', appliesTo: 'key', source: 'FIPS 186-5 §5.4', check: checkExponent },
  { id: 'ec-curve-mismatch', severity: 'error', appliesTo: 'key', source: 'RFC 7518 §6.2.1', check: checkCurve },
  { id: 'x5c-mismatch', severity: 'error', appliesTo: 'key', source: 'RFC 7517 §4.7', check: checkLeafCertificate },
  { id: 'jwk-alg-mismatch', severity: 'error', appliesTo: 'key', source: 'RFC 7517 §4.4', check: checkAlgorithm },
  { id: 'jwk-use-ops-mismatch', severity: 'error', appliesTo: 'key', source: 'RFC 7517 §4.3', check: checkUse },
  {
    id: 'header-x5c-untrusted',
    severity: 'warning',
    appliesTo: 'key',
    source: 'RFC 5280 §4.1.2.5',
    check: checkCertificateDates,
  },
  {
    id: 'alg-polymorphic-eddsa',
    severity: 'information',
    appliesTo: 'key',
    source: 'RFC 9864 §2.2',
    check: ({ members }) =>
      memberOf(members, 'alg') === 'EdDSA'
        ? [
            {
              message:
                'The algorithm "EdDSA" of this key does not say which curve is meant and is deprecated. New keys say "Ed25519" or "Ed448".',
              path: 'alg',
            },
          ]
        : nothing,
  },
  { id: 'jwk-alg-missing', severity: 'hint', appliesTo: 'key', source: 'RFC 8725 §3.1', check: checkNoAlgorithm },
];

function checkAlgorithm(key: CheckedKey): readonly Problem[] {
  const { members, type } = key;
  const alg = memberOf(members, 'alg');
  if (alg === undefined) return checkMembers(key);
  const needs = typeof alg === 'string' ? keyNeedsOf(alg) : undefined;
  if (needs === undefined) {
    return [
      {
        message: `The algorithm ${found(alg)} of this key is not a registered one, so libraries skip the key or refuse the set.`,
        severity: 'warning',
        path: 'alg',
      },
    ];
  }
  if (type === 'unknown' || fitsType(needs, type)) return checkMembers(key);
  return [
    {
      message: `The key is of type ${type} and says that it is for ${found(alg)}, which works with keys of type ${needs.type}. No library can use it so.`,
      path: 'alg',
    },
  ];
}

/** A key without a member that its type requires is not of that type; of curves, their own rule says so. */
function checkMembers({ members, type, label }: CheckedKey): readonly Problem[] {
  if (label !== undefined || type === 'EC' || type === 'OKP') return nothing;
  const missing = (requiredNames(type) ?? []).filter((name) => typeof memberOf(members, name) !== 'string');
  if (missing.length === 0) return nothing;
  return [
    {
      message: `The key says that it is of type ${type}, but has no ${listed(missing)}, so it is no such key.`,
      source: 'RFC 7518 §6',
      path: missing[0] ?? 'kty',
    },
  ];
}

/** More than one algorithm fits, and a verifier may let the token choose among them. */
function checkNoAlgorithm({ members, type, label }: CheckedKey): readonly Problem[] {
  const signingCurve = type === 'EC' && memberOf(members, 'use') === 'sig';
  const curve = memberOf(members, 'crv');
  if (label !== undefined || type === 'unknown' || signingCurve || (type === 'OKP' && curve !== 'X25519'))
    return nothing;
  if (memberOf(members, 'alg') !== undefined) return nothing;
  return [
    {
      message:
        'The key does not say which algorithm it is for. Name it in "alg", so that no verifier takes it for another one.',
      path: 'alg',
    },
  ];
}

const operationsOf = {
  sig: ['sign', 'verify'],
  enc: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey', 'deriveKey', 'deriveBits'],
};

function checkUse({ members }: CheckedKey): readonly Problem[] {
  const [use, operations, alg] = ['use', 'key_ops', 'alg'].map((name) => memberOf(members, name));
  const purpose =
    (typeof alg === 'string' ? keyNeedsOf(alg)?.use : undefined) ?? (use === 'sig' || use === 'enc' ? use : undefined);
  return [...useProblems(use, alg, purpose), ...operationProblems(operations, purpose)];
}

function useProblems(
  use: JsonValue | undefined,
  alg: JsonValue | undefined,
  purpose: string | undefined,
): readonly Problem[] {
  if (use === undefined || (purpose !== undefined && use === purpose)) return nothing;
  const message =
    purpose === undefined
      ? `"use" is ${found(use)}, and verifiers know "sig" and "enc" only, so they skip the key.`
      : `"use" is ${found(use)}, but ${found(alg)} is an algorithm that ${purpose === 'sig' ? 'signs' : 'encrypts'}, so verifiers skip the key.`;
  return [{ message, source: 'RFC 7517 §4.2', path: 'use', ...(purpose === undefined && { severity: 'warning' }) }];
}

function operationProblems(operations: JsonValue | undefined, purpose: 'sig' | 'enc' | undefined): readonly Problem[] {
  if (operations === undefined) return nothing;
  const path = 'key_ops';
  if (!Array.isArray(operations)) return [{ message: '"key_ops" is no array of operations.', path }];
  if (new Set(operations).size < operations.length) {
    return [{ message: '"key_ops" names an operation twice, which RFC 7517 forbids.', severity: 'warning', path }];
  }
  if (purpose === undefined || operationsOf[purpose].some((name) => operations.includes(name))) return nothing;
  return [
    {
      message: `"key_ops" allows ${listed(operations.map(String)) || 'nothing'}, but the key is ${purpose === 'sig' ? 'for signatures: "verify" or "sign" is missing' : 'for encryption, and nothing of that is among them'}.`,
      path,
    },
  ];
}
