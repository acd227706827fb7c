/** The credentials of one text with the lines they stand on. */
import { allowanceOf, type Allowance } from '../core/leaks/ignore';
import type { Leak } from '../core/leaks/leak';
import { scanText } from '../core/leaks/scan';
import type { Find, TextPlace } from './found';

/** The credentials that no comment allows, and how many one does; with `allowedToo` those as well, and none is counted. */
export function findInText(
  text: string,
  allowedToo = false,
): {
  readonly found: readonly (TextPlace & Pick<Find, 'leak' | 'comment'>)[];
  readonly allowed: number;
} {
  const leaks = scanText(text);
  if (leaks.length === 0) return { found: [], allowed: 0 };
  const starts = lineStarts(text);
  const allowanceAt = allowance(text, starts);
  const placed = leaks.map((leak) => {
    const place = placeOf(leak, starts);
    return { leak, ...place, comment: allowanceAt(place.line, place.endLine) };
  });
  const found = allowedToo ? placed : placed.filter(({ comment }) => comment !== 'allowed');
  return { found, allowed: leaks.length - found.length };
}

/** As editors count lines: each ends with CR LF, LF or CR. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  // A carriage return is seldom there, and a search for one character is the fastest there is.
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const end = carriage < 0 || (feed >= 0 && feed < carriage) ? feed : carriage === feed - 1 ? feed : carriage;
    starts.push(end + 1);
    if (feed >= 0 && feed <= end) feed = text.indexOf('\n', end + 1);
    if (carriage >= 0 && carriage <= end) carriage = text.indexOf('\r', end + 1);
  }
  return starts;
}

function placeOf({ start, end }: Leak, starts: readonly number[]): TextPlace {
  const first = lineAt(start, starts);
  const last = lineAt(end, starts);
  return {
    line: first + 1,
    column: start - (starts[first] ?? 0) + 1,
    endLine: last + 1,
    endColumn: end - (starts[last] ?? 0) + 1,
  };
}

/** The last line, from 0, that begins at or before an offset. */
function lineAt(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Asks once for the same lines: one line may be as long as its file and hold thousands of credentials. */
function allowance(text: string, starts: readonly number[]): (line: number, endLine: number) => Allowance {
  const lineOf = (line: number): string => text.slice(starts[line - 1], starts[line]).replace(/(?:\r\n|\r|\n)$/, '');
  const known = new Map<string, { readonly comment: Allowance }>();
  return (line, endLine) => {
    const key = `${line} ${endLine}`;
    const answer = known.get(key) ?? {
      comment: allowanceOf(linesAbove(line, lineOf), linesFrom(line, endLine, lineOf)),
    };
    known.set(key, answer);
    return answer.comment;
  };
}

function* linesAbove(line: number, lineOf: (line: number) => string): Generator<string> {
  for (let above = line - 1; above >= 1; above -= 1) yield lineOf(above);
}

function linesFrom(line: number, endLine: number, lineOf: (line: number) => string): readonly string[] {
  return Array.from({ length: endLine - line + 1 }, (_, index) => lineOf(line + index));
}
