/** The rule about the key that the sender of a JWE made for it, RFC 7518 section 4.6.1.1. */
import { decodeBase64url } from '../token/base64url';
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { isOnCurve, montgomeryBytes, weierstrassCurves } from './curves';
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

function keyFault(epk: JsonValue): string | undefined {
  if (!isJsonObject(epk)) return `is ${typeName(epk)} and not a key`;
  const kty = memberOf(epk, 'kty');
  if (kty === 'EC') return weierstrassFault(epk);
  if (kty === 'OKP') return montgomeryFault(epk);
  return `has the key type ${found(kty)}, which agrees on no key`;
}

function weierstrassFault(epk: JsonObject): string | undefined {
  const crv = memberOf(epk, 'crv');
  const curve = typeof crv === 'string' ? weierstrassCurves.get(crv) : undefined;
  if (curve === undefined) return `is on the curve ${found(crv)}, which JWE does not use`;
  const x = coordinate(epk, 'x', curve.bytes);
  const y = coordinate(epk, 'y', curve.bytes);
  if (x === undefined || y === undefined) return `has no "x" and "y" of ${curve.bytes} bytes each`;
  return isOnCurve(curve, x, y) ? undefined : `is no point of the curve ${found(crv)}`;
}

function montgomeryFault(epk: JsonObject): string | undefined {
  const crv = memberOf(epk, 'crv');
  const bytes = typeof crv === 'string' ? montgomeryBytes.get(crv) : undefined;
  if (bytes === undefined) return `is on the curve ${found(crv)}, which JWE does not use`;
  return coordinate(epk, 'x', bytes) === undefined ? `has no "x" of ${bytes} bytes` : undefined;
}

/** RFC 7518 section 6.2.1.2: always the full length, zeros in front included. */
function coordinate(epk: JsonObject, name: string, length: number): Uint8Array | undefined {
  const text = memberOf(epk, name);
  if (typeof text !== 'string' || text.length > 100) return undefined;
  const { bytes, problem, oddities } = decodeBase64url(text);
  return problem === undefined && oddities.length === 0 && bytes.length === length ? bytes : undefined;
}
