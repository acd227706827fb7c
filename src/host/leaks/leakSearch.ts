/** Puts what a search finds into the rows of the list, and tells at its end what is gone. */
import type { Find } from '../../scan/found';
import { createRowMaker, type LeakRow, type SearchedPlace } from './leakRows';

/** One search on its way into the list. */
export interface LeakSearch {
  readonly add: (finds: readonly Find[]) => void;
  /** After a whole search, what it looked at and did not find again is resolved. */
  readonly end: (covers: ((row: LeakRow) => boolean) | undefined) => void;
}

export interface LeakSearchOptions {
  readonly place: SearchedPlace;
  /** Where an earlier search looked at the same, what comes now is new since then. */
  readonly compares: boolean;
  readonly changed: () => void;
  /** A find that the list has no room for. */
  readonly onUnlisted: () => void;
}

/** More than anybody reads; a report of the command line has all. */
const mostRows = 10_000;

export function beginSearch(rows: Map<string, LeakRow>, options: LeakSearchOptions): LeakSearch {
  const { place, compares, changed, onUnlisted } = options;
  const make = createRowMaker(place);
  const seen = new Set<string>();
  for (const row of rows.values()) {
    if (row.isFresh && row.source === place.source) rows.set(row.id, { ...row, isFresh: false });
  }
  const put = (find: Find): void => {
    const made = make(find);
    const before = rows.get(made.id);
    seen.add(made.id);
    if (before === undefined && rows.size >= mostRows) onUnlisted();
    else rows.set(made.id, { ...made, isResolved: false, isFresh: compares && before?.isResolved !== false });
  };
  return {
    add: (finds) => {
      finds.forEach(put);
      if (finds.length > 0) changed();
    },
    end: (covers) => {
      for (const row of rows.values()) {
        if (covers === undefined || row.isResolved || seen.has(row.id) || !covers(row)) continue;
        rows.set(row.id, { ...row, isResolved: true, isFresh: false });
      }
      changed();
    },
  };
}
