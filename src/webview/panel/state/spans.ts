/** Spans of time in words, that a page can write anew as time passes. */

/** The units of a span, in seconds; months and years as long as they are on average. */
const units = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Such as `3 years` or `1 minute`: the largest unit that fits, rounded down. */
export function spanWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [name, size] = units.find(([, each]) => seconds >= each) ?? units[5];
  const count = Math.floor(seconds / size);
  return `${String(count)} ${name}${count === 1 ? '' : 's'}`;
}

/** Such as `in 12 minutes`, `3 years ago` or `just now`. */
export function relativeWords(instant: number, now: number): string {
  const span = instant - now;
  if (span >= 1000) return `in ${spanWords(span)}`;
  return span > -10_000 ? 'just now' : `${spanWords(-span)} ago`;
}
