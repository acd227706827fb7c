/** Puts what a search finds into the rows of the list, and tells at its end what is gone. */
import type { Find } from '../../scan/found';
import { createRowMaker, type LeakRow, type SearchedPlace } from './leakRows';

/** One search on its way into the list. */
export interface LeakSearch {
  readonly add: (finds: readonly Find[]) => void;
  /** After a whole search, what it looked at and did not find again is resolved. */
  readonly end: (covers: ((row: LeakRow) => boolean) | undefined) => void;
}

/**
 * `next` where an earlier search looked at the same, so that what comes now is new since then; `look` where an act looks
 * again at what it has changed, which makes nothing new and leaves every mark.
 */
export type SearchKind = 'first' | 'next' | 'look';

export interface LeakSearchOptions {
  readonly place: SearchedPlace;
  readonly kind: SearchKind;
  readonly changed: () => void;
  /** Whoever goes on after a search must see all of it. */
  readonly onEnd: () => void;
  /** A find that the list has no room for. */
  readonly onUnlisted: () => void;
}

/** More than anybody reads; a report of the command line has all. */
const mostRows = 10_000;

export function beginSearch(rows: Map<string, LeakRow>, options: LeakSearchOptions): LeakSearch {
  const { place, kind, changed, onEnd, onUnlisted } = options;
  const make = createRowMaker(place);
  const seen = new Set<string>();
  const makeRoom = createRoom(rows);
  if (kind !== 'look') unmark(rows, place);
  const isFresh = (before: LeakRow | undefined): boolean => {
    if (kind === 'look') return before?.isFresh === true;
    return kind === 'next' && before?.isResolved !== false;
  };
  const put = (find: Find): void => {
    const made = make(find);
    const before = rows.get(made.id);
    seen.add(made.id);
    if (before === undefined && !makeRoom()) onUnlisted();
    else rows.set(made.id, { ...made, isResolved: false, isFresh: isFresh(before) });
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
      onEnd();
    },
  };
}

/** Whether the place of a search holds that of a row. */
export function isWithin(
  { folder, source, prefix }: SearchedPlace,
  row: Pick<LeakRow, 'folder' | 'source' | 'path'>,
): boolean {
  return row.source === source && row.folder.uri.toString() === folder.uri.toString() && row.path.startsWith(prefix);
}

/** What was new before this search is so no longer. */
function unmark(rows: Map<string, LeakRow>, place: SearchedPlace): void {
  for (const row of rows.values()) {
    if (row.isFresh && isWithin(place, row)) rows.set(row.id, { ...row, isFresh: false });
  }
}

/** Gives way to what is found at the cost of what is resolved; false where the list is full all the same. */
function createRoom(rows: Map<string, LeakRow>): () => boolean {
  let resolved: string[] | undefined;
  return () => {
    if (rows.size < mostRows) return true;
    // The oldest goes first.
    resolved ??= [...rows.values()].flatMap((row) => (row.isResolved ? [row.id] : [])).reverse();
    for (let id = resolved.pop(); id !== undefined; id = resolved.pop()) {
      // It may have been found again meanwhile.
      if (rows.get(id)?.isResolved === true) return rows.delete(id);
    }
    return false;
  };
}
