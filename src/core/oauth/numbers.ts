/** Numbers of seconds as servers write them. */

/** A hundred years; what is more is no span of time, and would be no date either. */
const most = 3_155_760_000;

/**
 * A span of time in whole seconds, written as a number or as a text of one. Undefined for whatever else stands there,
 * zero and less included: a token that ended before it came is none that anybody gives on purpose, and some servers
 * mean by 0 that it does not end.
 */
export function positiveSeconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,20}(?:\.\d{1,20})?$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  const seconds = Math.min(Math.floor(number), most);
  return seconds >= 1 ? seconds : undefined;
}
