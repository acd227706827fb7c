/** Counts what the list has no room for: of each place what its last search found. */
import type { SearchedPlace } from './leakRows';
import type { SearchKind } from './leakSearch';

export interface Unlisted {
  readonly total: () => number;
  /** Forgets what was counted at a place or below it, and gives what counts one more there; a look counts nothing twice. */
  readonly begin: (place: SearchedPlace, kind: SearchKind) => () => void;
  readonly clear: () => void;
}

export function createUnlisted(): Unlisted {
  let counts: { readonly place: SearchedPlace; number: number }[] = [];
  const count = (place: SearchedPlace): (() => void) => {
    const own = { place, number: 0 };
    counts.push(own);
    return () => void (own.number += 1);
  };
  return {
    total: () => counts.reduce((sum, { number }) => sum + number, 0),
    begin: (place, kind) => {
      if (kind === 'look') return () => undefined;
      counts = counts.filter((other) => !holds(place, other.place));
      return count(place);
    },
    clear: () => void (counts = []),
  };
}

function holds(place: SearchedPlace, other: SearchedPlace): boolean {
  return (
    place.source === other.source &&
    place.folder.uri.toString() === other.folder.uri.toString() &&
    other.prefix.startsWith(place.prefix)
  );
}
