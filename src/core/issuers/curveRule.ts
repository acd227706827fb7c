/** Whether a key on a curve fits its curve and its algorithm. */
import { memberOf } from '../rules/facts';
import { nothing, type Problem } from '../rules/rule';
import { found } from '../rules/wording';
import type { JsonObject } from '../token/decoded';
import { curveNamed, isOnCurve, type Curve } from '../token/curves';
import { keyNeedsOf } from './keyAlgorithms';
import { bytesOf, numberOf, type KeyReading } from './keyReading';

export function checkCurve({ type, members, label }: KeyReading): readonly Problem[] {
  if (type !== 'EC' && type !== 'OKP') return nothing;
  const crv = memberOf(members, 'crv');
  const name = typeof crv === 'string' ? crv : undefined;
  const curve = curveNamed(name);
  if (curve?.type !== type) {
    // PEM may name a curve by an identifier that JWK has no name for.
    if (label !== undefined && curve === undefined) return nothing;
    return [{ message: `The curve ${found(crv)} is none of type ${type} that is registered.`, path: 'crv' }];
  }
  return algorithmProblem(members, name ?? '') ?? pointProblem(members, name ?? '', curve, label) ?? nothing;
}

function algorithmProblem(members: JsonObject, crv: string): readonly Problem[] | undefined {
  const alg = memberOf(members, 'alg');
  const curves = typeof alg === 'string' ? keyNeedsOf(alg)?.curves : undefined;
  if (curves === undefined || curves.includes(crv)) return undefined;
  return [
    {
      message: `The key is on the curve ${crv} and says that it is for ${found(alg)}, which uses ${curves.join(' or ')}. No signature can be verified with it.`,
      source: 'RFC 7518 §3.4',
      path: 'crv',
    },
  ];
}

function pointProblem(
  members: JsonObject,
  crv: string,
  { type, bytes, equation }: Curve,
  label: string | undefined,
): readonly Problem[] | undefined {
  for (const path of type === 'EC' ? ['x', 'y'] : ['x']) {
    const coordinate = bytesOf(members, path);
    if (coordinate === undefined) {
      // A private key in PEM may lack its public part, and a compressed point has no "y".
      if (label !== undefined) return undefined;
      return [{ message: `The key has no "${path}" that can be read, so it is no key on a curve.`, path }];
    }
    if (coordinate.length !== bytes) {
      return [
        {
          message: `"${path}" has ${coordinate.length} bytes and must have all ${bytes} of ${crv}, zeros in front included; many libraries refuse the key.`,
          source: type === 'EC' ? 'RFC 7518 §6.2.1.2' : 'RFC 8037 §2',
          path,
        },
      ];
    }
  }
  const [x, y] = [numberOf(members, 'x'), numberOf(members, 'y')];
  if (equation === undefined || x === undefined || y === undefined || isOnCurve(equation, x, y)) return undefined;
  return [
    {
      message: `The point (x, y) is not on the curve ${crv}, so this is no key: it was damaged, or made to attack.`,
      source: 'RFC 8725 §3.4',
      path: 'x',
    },
  ];
}
