/** Finds the tokens again after an edit, without reading the whole text: only what the edit can have changed. */
import { runStart } from './locate/alphabet';
import { type Extent, rememberedExtent, scanTokens, type TokenScan } from './locate/scan';
import type { TokenMatch } from './match';

export { scanTokens, type TokenScan } from './locate/scan';

/** One edit: `removedLength` characters at `offset` were replaced by `insertedLength` others. */
export interface TextChange {
  readonly offset: number;
  readonly removedLength: number;
  readonly insertedLength: number;
}

/** The text after the edit, read in parts, because joining the lines of a large document costs more than scanning it. */
export interface TextSource {
  readonly length: number;
  /** The text from `start` to `end`, UTF-16 offsets. */
  readonly read: (start: number, end: number) => string;
}

/** More than any short attempt depends on: its own length, a join's reach, a line's lead, an opaque token's pattern. */
const margin = 4 * rememberedExtent;

/** A part of the new text that is scanned afresh. */
interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * What {@link scanTokens} would give for the text after the edit, `previous` being what it gave for the text before.
 * Offsets are UTF-16. Matches beyond the edit are shifted, those around it found anew.
 */
export function relocateTokens(previous: TokenScan, change: TextChange, source: TextSource): TokenScan {
  const shift = change.insertedLength - change.removedLength;
  const changeEnd = change.offset + change.removedLength;
  const moved = (place: number): number => (place >= changeEnd ? place + shift : Math.min(place, change.offset));
  const old: readonly Extent[] = [...previous.matches, ...previous.extents].map((extent) => ({
    start: moved(extent.start),
    end: moved(extent.end),
  }));
  let window: Window = { start: change.offset - margin, end: change.offset + change.insertedLength + margin };
  for (;;) {
    window = widen(window, old, source);
    const found = scanWindow(window, source);
    const wider = covering(window, found);
    if (wider === undefined) return merge(previous, found, window, { changeEnd, shift });
    window = wider;
  }
}

/** Widens the window until no earlier attempt reaches over its ends, and no run of characters is cut at its begin. */
function widen(window: Window, old: readonly Extent[], source: TextSource): Window {
  let { start, end } = window;
  for (;;) {
    start = startOfRun(Math.max(0, start), source);
    end = Math.min(source.length, end);
    const before = start;
    const after = end;
    for (const extent of old) {
      if (extent.end > start && extent.start < start) start = extent.start;
      if (extent.start < end && extent.end > end) end = extent.end;
    }
    if (start === before && end === after) return { start, end };
  }
}

function startOfRun(from: number, source: TextSource): number {
  let at = from;
  while (at > 0) {
    const begin = Math.max(0, at - margin);
    const start = begin + runStart(source.read(begin, at), at - begin, 0);
    if (start > begin) return start;
    at = start;
  }
  return at;
}

/** Scans the window, with what stands around it in view. */
function scanWindow(window: Window, source: TextSource): TokenScan {
  const offset = Math.max(0, window.start - margin);
  const text = source.read(offset, Math.min(source.length, window.end + margin));
  const found = scanTokens(text, window.start - offset, window.end - offset);
  return {
    matches: found.matches.map((match) => ({ ...match, start: match.start + offset, end: match.end + offset })),
    extents: found.extents.map(({ start, end }) => ({ start: start + offset, end: end + offset })),
  };
}

/** The window that holds all that was found and looked at, when this one does not. */
function covering(window: Window, found: TokenScan): Window | undefined {
  let { start, end } = window;
  for (const extent of [...found.matches, ...found.extents]) {
    if (extent.start < start) start = extent.start - margin;
    // What was looked at may have been longer than what was in view: twice as much, until it is not.
    if (extent.end > end) end = extent.end + (extent.end - extent.start);
  }
  return start === window.start && end === window.end ? undefined : { start, end };
}

function merge(
  previous: TokenScan,
  found: TokenScan,
  window: Window,
  { changeEnd, shift }: { readonly changeEnd: number; readonly shift: number },
): TokenScan {
  const isBefore = (extent: Extent): boolean => extent.end <= window.start && extent.end <= changeEnd;
  const isBehind = (extent: Extent): boolean => extent.start >= changeEnd && extent.start + shift >= window.end;
  const join = <Item extends Extent>(old: readonly Item[], fresh: readonly Item[]): readonly Item[] => [
    ...old.filter(isBefore),
    ...fresh,
    ...old.filter(isBehind).map((item) => ({ ...item, start: item.start + shift, end: item.end + shift })),
  ];
  return {
    matches: join<TokenMatch>(previous.matches, found.matches),
    extents: join<Extent>(previous.extents, found.extents),
  };
}
