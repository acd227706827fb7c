/** Joins edits of a document into one that covers them all, so that many edits cost one search. */
import type { TextChange } from '../core/token/relocate';

/** An edit as the editor tells it; the edits of one event are told so that each fits the text the last one left. */
interface ContentChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** `earlier` in the text before both edits, `later` in the text after `earlier`; the answer in the text before both. */
export function joinEdits(earlier: TextChange | undefined, later: ContentChange): TextChange {
  const { rangeOffset, rangeLength, text } = later;
  if (earlier === undefined) {
    return { offset: rangeOffset, removedLength: rangeLength, insertedLength: text.length };
  }
  const insertedEnd = earlier.offset + earlier.insertedLength;
  const start = Math.min(earlier.offset, rangeOffset);
  const end = Math.max(insertedEnd, rangeOffset + rangeLength);
  const unchanged = earlier.offset - start + (end - insertedEnd);
  return {
    offset: start,
    removedLength: earlier.removedLength + unchanged,
    insertedLength: end - start + text.length - rangeLength,
  };
}
