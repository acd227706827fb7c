/** One hunk of a patch, of an ordinary commit or of a merge with any number of parents. */
import type { Buffer } from 'node:buffer';

export interface Hunk {
  /** How many lines of each parent are still to come. */
  readonly parents: number[];
  /** How many lines of the new file are still to come. */
  left: number;
  /** The number of the next line of the new file. */
  line: number;
}

/** What a line of a hunk is, and whether it is the last one. */
export type HunkLine =
  | { readonly kind: 'added'; readonly line: number; readonly isLast: boolean }
  | { readonly kind: 'other'; readonly isLast: boolean };

/** `@@ -1,2 +3,4 @@`, or with one more `@` and one more range for each further parent. */
export function hunkOf(line: string): Hunk | undefined {
  const [, marks = '', ranges = ''] = /^(@{2,100}) ((?:[-+]\d{1,15}(?:,\d{1,15})? ){2,100})\1/.exec(line) ?? [];
  const [result, ...parents] = ranges.trim().split(' ').map(readRange).reverse();
  if (result === undefined || parents.length !== marks.length - 1) return undefined;
  const hunk = { parents: parents.reverse().map(({ count }) => count), left: result.count, line: result.start };
  return isDone(hunk) ? undefined : hunk;
}

function readRange(range: string): { readonly start: number; readonly count: number } {
  const [start, count = '1'] = range.slice(1).split(',');
  return { start: Number(start), count: Number(count) };
}

/**
 * Counts one line of a hunk. Since the lines are counted, no content of a file can pass for a header.
 *
 * In front of each line stands a sign for each parent. A line of the new file has no `-`, and a space where the parent
 * has it too; a line that is gone has `-` where the parent had it. Added is what no parent has.
 */
export function lineInHunk(line: Buffer, hunk: Hunk): HunkLine {
  // `\ No newline at end of file`
  if (line[0] === backslash) return { kind: 'other', isLast: false };
  const signs = line.subarray(0, hunk.parents.length);
  const isGone = signs.includes(minus);
  for (const [index, sign] of signs.entries()) {
    if (sign === (isGone ? minus : space)) hunk.parents[index] = (hunk.parents[index] ?? 0) - 1;
  }
  if (isGone) return { kind: 'other', isLast: isDone(hunk) };
  const number = hunk.line;
  hunk.line += 1;
  hunk.left -= 1;
  const isLast = isDone(hunk);
  return signs.every((sign) => sign === plus) ? { kind: 'added', line: number, isLast } : { kind: 'other', isLast };
}

function isDone({ parents, left }: Hunk): boolean {
  return left <= 0 && parents.every((count) => count <= 0);
}

const backslash = 0x5c;
const minus = 0x2d;
const plus = 0x2b;
const space = 0x20;
