/** Writes instants for a person: local, UTC and relative. */
import type { InstantView } from '../../shared/tokenView';
import { relativeWords } from '../token/spans';

/** Writes instants for one person: built once for a locale and a zone, because each `Intl` formatter costs 50 µs to make. */
export interface TimeWords {
  /** The instant in all its ways, or undefined for one that no calendar holds. */
  readonly instant: (date: Date, now: Date) => InstantView | undefined;
  /** In a word, for a row: the time of day where the instant is today, otherwise the day. */
  readonly short: (date: Date, now: Date) => string | undefined;
}

/**
 * Builds the words for instants.
 *
 * The locale (BCP 47) decides how dates are laid out; the words around them are English, like the rest of the
 * surface. A locale or zone that this runtime does not know gives `en-GB` or UTC.
 *
 * @param timeZone IANA name; undefined for the zone of the machine.
 */
export function createTimeWords(locale: string, timeZone: string | undefined): TimeWords {
  const local = formatterFor(locale, timeZone);
  const utc = formatterFor(locale, 'UTC');
  // One hover asks for the same few instants again and again; formatting one costs 1 to 2 µs.
  const shortWords = createShortWords(locale, timeZone);
  const written = new Map<number, { readonly at: number; readonly view: InstantView }>();
  return {
    instant(date, now) {
      const time = date.getTime();
      if (Number.isNaN(time)) {
        return undefined;
      }
      const kept = written.get(time);
      if (kept?.at === now.getTime()) {
        return kept.view;
      }
      const view: InstantView = {
        iso: kept?.view.iso ?? isoSeconds(date),
        local: kept?.view.local ?? local.format(time),
        utc: kept?.view.utc ?? utc.format(time),
        relative: relativeWords(date, now),
      };
      if (written.size >= writtenLimit) {
        written.clear();
      }
      written.set(time, { at: now.getTime(), view });
      return view;
    },
    short: shortWords,
  };
}

/** Made when one is first asked for: most surfaces write none. */
function createShortWords(locale: string, timeZone: string | undefined): TimeWords['short'] {
  let made: { readonly day: Intl.DateTimeFormat; readonly time: Intl.DateTimeFormat } | undefined;
  return (date, now) => {
    if (Number.isNaN(date.getTime())) return undefined;
    made ??= {
      day: formatterFor(locale, timeZone, dayParts),
      time: formatterFor(locale, timeZone, { ...numbering, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    };
    const day = made.day.format(date);
    return day === made.day.format(now) ? made.time.format(date) : day;
  };
}

/** The instant here and in UTC: `24 Oct 2023, 21:23:21 CEST (19:23:21 UTC)`. */
export function localAndUtc(instant: InstantView): string {
  return instant.local === instant.utc ? instant.utc : `${instant.local} (${utcBeside(instant)})`;
}

/** The UTC reading to put beside the local one: without the date where both share it. */
function utcBeside(instant: InstantView): string {
  let shared = 0;
  for (let index = 0; index < instant.local.length && instant.local[index] === instant.utc[index]; index++) {
    if (instant.utc[index] === ' ') {
      shared = index + 1;
    }
  }
  const rest = instant.utc.slice(shared);
  // Hour, minute and second; with a day of its own it says the whole date, and not just where that begins to differ.
  return (rest.match(/\p{N}+/gu) ?? []).length <= 3 ? rest : instant.utc;
}

const writtenLimit = 500;

function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

function formatterFor(
  locale: string,
  timeZone: string | undefined,
  parts: Intl.DateTimeFormatOptions = dateParts,
): Intl.DateTimeFormat {
  for (const attempt of [
    { locale, timeZone },
    { locale: fallbackLocale, timeZone },
    { locale, timeZone: 'UTC' },
  ]) {
    try {
      return new Intl.DateTimeFormat(attempt.locale, { ...parts, timeZone: attempt.timeZone });
    } catch {
      // An unknown locale or zone: the next attempt leaves one of them out.
    }
  }
  return new Intl.DateTimeFormat(fallbackLocale, { ...parts, timeZone: 'UTC' });
}

const fallbackLocale = 'en-GB';

// Gregorian years and Latin digits whatever the locale: RFC 7519 dates are such, and they must be comparable.
const numbering: Intl.DateTimeFormatOptions = { calendar: 'gregory', numberingSystem: 'latn' };

const dayParts: Intl.DateTimeFormatOptions = { ...numbering, day: 'numeric', month: 'short', year: 'numeric' };

const dateParts: Intl.DateTimeFormatOptions = {
  ...dayParts,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
};
