/** Compares `iss` with the issuers that a profile stands for, character by character (RFC 9068 section 4). */
import { memberOf } from '../rules/facts';
import type { JsonObject } from '../token/decoded';
import { differenceToAny } from './differences';
import type { Reason } from './outcome';

/** No reason when `iss` is one of `expected`, of which the first is the one to show. */
export function issuerReasons(expected: readonly [string, ...string[]], claims: JsonObject): readonly Reason[] {
  const found = memberOf(claims, 'iss');
  if (found === undefined) return [{ code: 'iss-missing', claim: 'iss', expected: expected[0] }];
  if (typeof found === 'string' && expected.includes(found)) return [];
  const difference = typeof found === 'string' ? differenceToAny(expected, [found]) : undefined;
  return [{ code: 'iss-mismatch', claim: 'iss', expected: expected[0], found, ...(difference && { difference }) }];
}
