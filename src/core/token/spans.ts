/** Spans of time in words: how far off an instant is, how long a life lasts. */

/** How far an instant is from now: `3 years ago`, `in 12 minutes`, `just now`. */
export function relativeWords(date: Date, now: Date): string {
  if (date.getTime() > now.getTime()) {
    return `in ${inWords(spanBetween(now, date, Math.ceil), longUnits)}`;
  }
  const seconds = (now.getTime() - date.getTime()) / 1000;
  return seconds < justNowSeconds ? 'just now' : `${inWords(spanBetween(date, now, Math.floor), longUnits)} ago`;
}

/** The span between an instant and now, as short as can be read: `12 min`, `3 years`. */
export function shortSpan(date: Date, now: Date): string {
  return inWords(
    date.getTime() > now.getTime() ? spanBetween(now, date, Math.ceil) : spanBetween(date, now, Math.floor),
    shortUnits,
  );
}

/** A length of time in seconds, in at most two units: `10 minutes`, `1 hour 30 minutes`, `90 days`, `10 years`. */
export function durationWords(seconds: number): string {
  return (seconds < 0 ? 'minus ' : '') + inWords(lengthOf(Math.floor(Math.abs(seconds))), longUnits);
}

/** From this many seconds on, a past instant is no longer `just now`. */
export const justNowSeconds = 5;

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

/** Counted units, the larger one first. */
type Span = readonly (readonly [count: number, unit: Unit])[];

type UnitWords = Readonly<Record<Unit, readonly [one: string, many: string]>>;

const longUnits: UnitWords = {
  second: ['second', 'seconds'],
  minute: ['minute', 'minutes'],
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  month: ['month', 'months'],
  year: ['year', 'years'],
};

const shortUnits: UnitWords = { ...longUnits, second: ['s', 's'], minute: ['min', 'min'], hour: ['h', 'h'] };

const shortestMonth = 28 * 86_400;

const inSeconds = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;

function inWords(span: Span, words: UnitWords): string {
  return span
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, unit]) => `${count} ${words[unit][count === 1 ? 0 : 1]}`)
    .join(' ');
}

/**
 * Whole units gone by, in the largest unit only, so that nothing is said to be further off than it is; beside a single
 * one of it the next smaller unit too, because `1 hour` may be nearly 2. What is still to come is counted up to the next
 * whole second: a token with half a second left does not have none.
 */
function spanBetween(earlier: Date, later: Date, wholeSeconds: (seconds: number) => number): Span {
  const seconds = (later.getTime() - earlier.getTime()) / 1000;
  const months = seconds < shortestMonth ? 0 : calendarMonths(earlier, later);
  if (months >= 24) {
    return [[Math.floor(months / 12), 'year']];
  }
  if (months >= 12) {
    return both([1, 'year'], [months - 12, 'month']);
  }
  if (months >= 1) {
    return [[months, 'month']];
  }
  const span = lengthOf(wholeSeconds(seconds));
  const [first] = span;
  return first === undefined || (first[0] === 1 && first[1] !== 'minute') ? span : [first];
}

function lengthOf(seconds: number): Span {
  const days = Math.floor(seconds / inSeconds.day);
  if (days >= 365) {
    return lengthInYears(days);
  }
  if (days > 0) {
    return divided(seconds, 'day', 'hour');
  }
  if (seconds >= inSeconds.hour) {
    return divided(seconds, 'hour', 'minute');
  }
  return seconds >= inSeconds.minute ? divided(seconds, 'minute', 'second') : [[seconds, 'second']];
}

/** Years with or without their leap days; up to two years, days are the clearer unit. */
function lengthInYears(days: number): Span {
  const years = Math.floor(days / 365);
  const leapDays = Math.ceil(years / 4);
  if (days - years * 365 <= leapDays) {
    return [[years, 'year']];
  }
  return years < 2 ? [[days, 'day']] : both([years, 'year'], [Math.floor((days - years * 365.25) / 30.44), 'month']);
}

function divided(seconds: number, large: keyof typeof inSeconds, small: keyof typeof inSeconds): Span {
  const rest = seconds % inSeconds[large];
  return both([Math.floor(seconds / inSeconds[large]), large], [Math.floor(rest / inSeconds[small]), small]);
}

function both(larger: Span[number], smaller: Span[number]): Span {
  return [larger, smaller];
}

/** Whole months by the calendar, in UTC. */
function calendarMonths(earlier: Date, later: Date): number {
  const months = (later.getUTCFullYear() - earlier.getUTCFullYear()) * 12 + later.getUTCMonth() - earlier.getUTCMonth();
  const reached = new Date(earlier);
  reached.setUTCMonth(earlier.getUTCMonth() + months);
  return reached.getTime() <= later.getTime() ? months : months - 1;
}
