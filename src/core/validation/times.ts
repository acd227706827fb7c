/** Checks the time claims of a token (RFC 7519 sections 4.1.4 to 4.1.6) and how long it lives. */
import { memberOf } from '../rules/facts';
import type { JsonObject, JsonValue, ObjectText } from '../token/decoded';
import { millisecondsFrom } from '../token/millisecondsFrom';
import type { Difference, Reason } from './outcome';

export interface TimeExpectations {
  readonly nowSeconds: number;
  readonly toleranceSeconds: number;
  readonly maxLifetimeSeconds: number | undefined;
  /** Whether a token of this kind must have an end. */
  readonly needsExpiry: () => boolean;
}

/** Every expectation about time that fails; `text` shows numbers as they are written. */
export function timeReasons(
  claims: JsonObject,
  text: ObjectText | undefined,
  expectations: TimeExpectations,
): readonly Reason[] {
  const { nowSeconds, toleranceSeconds } = expectations;
  const [exp, nbf, iat] = (['exp', 'nbf', 'iat'] as const).map((name) => readDate(claims, name, text));
  const reasons = [exp, nbf, iat].flatMap((date) => date?.reasons ?? []);
  const end = exp?.seconds;
  const start = nbf?.seconds;
  const issued = iat?.seconds;
  if (end !== undefined && nowSeconds - toleranceSeconds >= end) {
    reasons.push(timeReason('expired', end, nowSeconds - end));
  }
  if (start !== undefined && start > nowSeconds + toleranceSeconds) {
    reasons.push(timeReason('not-yet-valid', start, start - nowSeconds));
  }
  if (issued !== undefined && issued > nowSeconds + toleranceSeconds) {
    reasons.push(timeReason('iat-in-future', issued, issued - nowSeconds));
  }
  const isLimited = expectations.maxLifetimeSeconds !== undefined;
  if (memberOf(claims, 'exp') === undefined) {
    if (isLimited || expectations.needsExpiry()) reasons.push({ code: 'exp-missing', claim: 'exp' });
  } else if (end !== undefined) {
    reasons.push(...lifetimeReasons(end - (issued ?? start ?? nowSeconds), expectations.maxLifetimeSeconds));
  }
  return reasons;
}

/** The claim that holds only by the tolerance, which the caller knows to hold. */
export function withinTolerance(claims: JsonObject, nowSeconds: number): 'exp' | 'nbf' | undefined {
  const [exp, nbf] = [memberOf(claims, 'exp'), memberOf(claims, 'nbf')];
  if (typeof exp === 'number' && exp <= nowSeconds) return 'exp';
  return typeof nbf === 'number' && nbf > nowSeconds ? 'nbf' : undefined;
}

/** A difference of this size is one of clocks, or of a token that was used a little late. */
const fewMinutesSeconds = 300;

function timeReason(code: 'expired' | 'not-yet-valid' | 'iat-in-future', found: number, seconds: number): Reason {
  const difference: Difference | undefined = seconds < fewMinutesSeconds ? 'within-a-few-minutes' : undefined;
  return { code, found, seconds, ...(difference && { difference }) };
}

function lifetimeReasons(seconds: number, greatest: number | undefined): readonly Reason[] {
  if (greatest === undefined || seconds <= greatest) return [];
  return [{ code: 'lifetime-too-long', expected: greatest, found: seconds, seconds: seconds - greatest }];
}

/** A NumericDate in seconds, or why it is none. */
interface DateReading {
  readonly seconds: number | undefined;
  readonly reasons: readonly Reason[];
}

function readDate(claims: JsonObject, name: string, text: ObjectText | undefined): DateReading | undefined {
  const value = memberOf(claims, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    const found = typeof value === 'number' ? rawOf(text, name) : value;
    return { seconds: undefined, reasons: [{ code: 'numericdate-not-number', claim: name, found }] };
  }
  if (value < millisecondsFrom) return { seconds: value, reasons: [] };
  const expected = Math.floor(value / 1000);
  const reason: Reason = {
    code: 'numericdate-milliseconds',
    claim: name,
    expected,
    found: value,
    difference: 'milliseconds',
  };
  return { seconds: undefined, reasons: [reason] };
}

/** `1e400` is infinite once it is read, and no JSON. */
function rawOf(text: ObjectText | undefined, name: string): JsonValue {
  return text?.members.findLast((member) => member.name === name)?.raw ?? 'Infinity';
}
