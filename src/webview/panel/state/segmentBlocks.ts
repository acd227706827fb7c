/** The parts of a token as blocks in a row. */
import type { SegmentKind } from '../../../shared/panelView';

/** In percent of the width. */
export interface Block {
  readonly from: number;
  readonly size: number;
}

/** In proportion to the lengths, but none so small that it could not be seen. */
export function blocks(lengths: readonly number[]): readonly Block[] {
  const least = Math.min(8, 100 / Math.max(lengths.length, 1));
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1;
  const rest = 100 - least * lengths.length;
  let from = 0;
  return lengths.map((length) => {
    const size = least + (length / total) * rest;
    const block = { from, size };
    from += size;
    return block;
  });
}

/** Between two parts; RFC 9901 section 4 sets disclosures and the Key Binding JWT apart by tildes. */
export function separatorBefore(kind: SegmentKind): string {
  return kind === 'disclosure' || kind === 'key-binding' ? '~' : '.';
}

export interface Piece {
  readonly text: string;
  readonly member: string | undefined;
}

/** The text of a part in pieces, each that of one member or of none; `most` characters at most. */
export function pieces(
  { text, parts }: { readonly text: string; readonly parts: readonly { start: number; end: number; member: string }[] },
  most: number,
): readonly Piece[] {
  const whole = text.slice(0, most);
  const all: Piece[] = [];
  let at = 0;
  for (const { start, end, member } of parts) {
    if (start >= whole.length) break;
    if (start > at) all.push({ text: whole.slice(at, start), member: undefined });
    all.push({ text: whole.slice(start, end), member });
    at = end;
  }
  if (at < whole.length) all.push({ text: whole.slice(at), member: undefined });
  return all;
}
