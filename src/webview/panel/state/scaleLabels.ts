/** Where the labels of the marks have room in the drawing. */
import type { Mark, MarkName } from './scale';

export interface ScaleLabel {
  readonly name: MarkName;
  readonly text: string;
  readonly at: number;
  readonly row: 'above' | 'below';
  readonly anchor: 'start' | 'middle' | 'end';
}

const pixelsPerCharacter = 6.5;
const gap = 8;

/**
 * All labels, in two rows and without overlaps; none where one of them has no room, since the list below the drawing
 * has them all.
 *
 * @param width of the drawing, in pixels
 */
export function scaleLabels(
  marks: readonly Mark[],
  texts: Readonly<Record<MarkName, string>>,
  width: number,
): readonly ScaleLabel[] {
  const ends = { above: -Infinity, below: -Infinity };
  const labels: ScaleLabel[] = [];
  for (const { name, at } of marks) {
    const text = texts[name];
    const anchor = anchorOf(at, text.length * pixelsPerCharacter, width);
    const { from, to } = extent(at, anchor, { size: text.length * pixelsPerCharacter, width });
    const row = (['above', 'below'] as const).find((each) => from >= ends[each]);
    if (row === undefined) return [];
    ends[row] = to + gap;
    labels.push({ name, text, at, row, anchor });
  }
  return labels;
}

function anchorOf(at: number, size: number, width: number): ScaleLabel['anchor'] {
  const middle = (at / 100) * width;
  if (middle < size / 2) return 'start';
  return middle + size / 2 > width ? 'end' : 'middle';
}

function extent(
  at: number,
  anchor: ScaleLabel['anchor'],
  { size, width }: { readonly size: number; readonly width: number },
): { readonly from: number; readonly to: number } {
  const middle = (at / 100) * width;
  const shift = { start: 0, middle: size / 2, end: size }[anchor];
  return { from: middle - shift, to: middle - shift + size };
}
