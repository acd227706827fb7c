/** Reads verdicts in the tests. */
import assert from 'node:assert/strict';
import type { Reason, Validation } from '../../../../src/core/validation/outcome';

/** The codes of what failed; of an undecided one its cause, with what is certain all the same in brackets. */
export function codesOf(validation: Validation): string {
  const reasons = validation.status === 'valid' ? [] : (validation.reasons ?? []);
  const codes = reasons.map(({ code }) => code).join(' ');
  if (validation.status === 'valid') return 'valid';
  if (validation.status === 'invalid') return codes;
  return codes === '' ? `undecided ${validation.cause.code}` : `undecided ${validation.cause.code} (${codes})`;
}

export function reasonIn(validation: Validation, code: string): Reason {
  const reasons = validation.status === 'valid' ? [] : (validation.reasons ?? []);
  const reason = reasons.find((one) => one.code === code);
  assert.ok(reason, `${code} is not among: ${codesOf(validation)}`);
  return reason;
}
