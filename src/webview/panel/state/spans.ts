/** Spans of time in words, that a page can write anew as time passes. */
import { clockText, secondsUntil } from '../../state/clock';

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
  return counted(Math.floor(seconds / size), name);
}

/** Such as `in 12 minutes`, `3 years ago` or `just now`. */
export function relativeWords(instant: number, now: number): string {
  const span = instant - now;
  if (span >= 1000) return `in ${spanWords(span)}`;
  return span > -5000 ? 'just now' : `${spanWords(-span)} ago`;
}

export const hour = 3_600_000;
const minutesOfDay = 1440;

/** What is left until an instant, rounded up: by the second in the last hour, and the coarser the longer it takes. */
export function leftWords(instant: number, now: number): string {
  const left = instant - now;
  if (left <= hour) return clockText(secondsUntil(instant, now));
  const minutes = Math.ceil(left / 60_000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(minutes / minutesOfDay);
  if (days === 0) return `${String(hours)} h ${String(minutes % 60)} min`;
  return days < 30 ? `${counted(days, 'day')} ${String(hours % 24)} h` : spanWords(minutes * 60_000);
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
