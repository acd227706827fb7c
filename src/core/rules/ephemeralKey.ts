/** The rule about the key that the sender of a JWE made for it, RFC 7518 section 4.6.1.1. */
import { decodeBase64url } from '../token/base64url';
import type { JsonObject, JsonValue } from '../token/decoded';
import { curveNamed, isOnCurve } from '../token/curves';
import { isJsonObject } from '../token/json';
import { memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, typeName } from './wording';

export const ephemeralKeyRules: readonly Rule[] = [
  {
    id: 'jwe-epk-invalid',
    severity: 'error',
    appliesTo: ['encrypted'],
    source: 'RFC 7518 §4.6.1.1',
    check: checkKey,
  },
];

function checkKey({ alg, header }: TokenFacts): readonly Problem[] {
  const epk = memberOf(header, 'epk');
  const isAgreement = alg?.startsWith('ECDH-ES') === true;
  if (epk === undefined && !isAgreement) return nothing;
  const fault = epk === undefined ? 'is missing' : keyFault(epk);
  if (fault === undefined) return nothing;
  return [
    {
      message: `The sender's key ("epk") ${fault}, so the content key cannot be agreed on; a reader that tries may give its private key away.`,
      segment: 'header',
      path: 'epk',
    },
  ];
}

/** The curves of RFC 7518 section 6.2.1.1, and those of RFC 8037 section 3.2 for key agreement. */
const agreementCurves: readonly string[] = ['P-256', 'P-384', 'P-521', 'X25519', 'X448'];

function keyFault(epk: JsonValue): string | undefined {
  if (!isJsonObject(epk)) return `is ${typeName(epk)} and not a key`;
  const kty = memberOf(epk, 'kty');
  const crv = memberOf(epk, 'crv');
  const curve = typeof crv === 'string' && agreementCurves.includes(crv) ? curveNamed(crv) : undefined;
  if (curve === undefined || curve.type !== kty) {
    return `is of type ${found(kty)} on the curve ${found(crv)}, which JWE does not use`;
  }
  const x = coordinate(epk, 'x', curve.bytes);
  if (curve.equation === undefined) return x === undefined ? `has no "x" of ${curve.bytes} bytes` : undefined;
  const y = coordinate(epk, 'y', curve.bytes);
  if (x === undefined || y === undefined) return `has no "x" and "y" of ${curve.bytes} bytes each`;
  // A point beside the curve can give a private key away, RFC 8725 section 3.4.
  return isOnCurve(curve.equation, x, y) ? undefined : `is no point of the curve ${found(crv)}`;
}

/** RFC 7518 section 6.2.1.2: always the full length, zeros in front included. */
function coordinate(epk: JsonObject, name: string, length: number): bigint | undefined {
  const text = memberOf(epk, name);
  if (typeof text !== 'string' || text.length > 100) return undefined;
  const { bytes, problem, oddities } = decodeBase64url(text);
  if (problem !== undefined || oddities.length > 0 || bytes.length !== length) return undefined;
  return BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}
