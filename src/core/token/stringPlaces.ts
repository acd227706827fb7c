/** Finds where strings stand in a JSON text, many of them in one walk over it. */
import { skipString } from './jsonWalk';
import type { Range } from './tokenText';

/** Gives the first place of a string at or after `from`, which must not decrease from call to call. */
export type PlaceFinder = (value: string, from: number) => number | undefined;

/**
 * A finder for the strings in `values`: searching the text anew for each takes seconds where many are not found.
 * A place is an offset in `text`, of the first character after the quote. A string written with escapes has none.
 */
export function findPlaces(text: string, { start, end }: Range, values: readonly string[]): PlaceFinder {
  const wanted = new Set(values);
  const found: (readonly [value: string, place: number])[] = [];
  for (let at = text.indexOf('"', start); at >= 0 && at < end;) {
    const next = skipString(text, at);
    const value = text.slice(at + 1, next - 1);
    if (wanted.has(value)) found.push([value, at + 1]);
    at = text.indexOf('"', next);
  }
  const places = new Map<string, number[]>();
  // The last comes first, so that taking the next one off the end costs nothing.
  for (const [value, place] of found.reverse()) {
    const known = places.get(value);
    if (known === undefined) places.set(value, [place]);
    else known.push(place);
  }
  return (value, from) => nextPlace(places.get(value) ?? [], from);
}

function nextPlace(places: number[], from: number): number | undefined {
  let place = places.pop();
  while (place !== undefined && place < from) place = places.pop();
  return place;
}
