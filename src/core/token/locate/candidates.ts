/** Runs through a text with many pivots at once and gives the candidates in the order of their place. */
import { isFlagged } from './alphabet';
import { opaquePivots } from './opaquePivots';
import { type Candidate, type Pivot, tokenPivots } from './pivots';

/** The candidates of one text in ascending order. */
export interface Candidates {
  /** The next candidate, which is taken away; undefined at the end. */
  readonly next: () => Candidate | undefined;
}

/** The way of one pivot through the text. */
interface Course {
  readonly pivot: Pivot;
  /** Where to search on. */
  from: number;
  /** Place of the last pivot found, before which no further candidate of this course begins. */
  last: number;
  head: Candidate | undefined;
}

/** Opaque tokens come first, so that they win where two begin at one place. */
const pivots: readonly Pivot[] = [...opaquePivots, ...tokenPivots];

/** The candidates from `from` on. */
export function candidatesFrom(text: string, from: number): Candidates {
  let courses: readonly Course[] = pivots
    .map((pivot) => advance(text, { pivot, from, last: from, head: undefined }))
    .filter(({ head }) => head !== undefined);
  return {
    next: () => {
      let first: Course | undefined;
      for (const course of courses) {
        if (course.head !== undefined && (first?.head === undefined || course.head.start < first.head.start))
          first = course;
      }
      if (first === undefined) return undefined;
      const { head } = first;
      if (advance(text, first).head === undefined) courses = courses.filter((course) => course !== first);
      return head;
    },
  };
}

/** Goes to the next candidate of a course. */
function advance(text: string, course: Course): Course {
  const { pivot } = course;
  course.head = undefined;
  for (let at = nextPlace(text, pivot, course.from); at >= 0; at = nextPlace(text, pivot, at + 1)) {
    const head = pivot.candidateAt(text, at, course.last);
    course.last = at;
    if (head === undefined) continue;
    course.head = head;
    course.from = at + 1;
    break;
  }
  return course;
}

/**
 * The next occurrence of the pivot with a neighbour that it must have; -1 at the end. Nearly all of the time of finding
 * is spent here, most of it in the calls of the native search, so nothing is read that the pivot does not ask for.
 */
function nextPlace(text: string, { literal, before, after, skipsRuns }: Pivot, from: number): number {
  const { length } = literal;
  const itself = literal.charCodeAt(0);
  const end = text.length - length;
  for (let at = text.indexOf(literal, from); at >= 0; at = text.indexOf(literal, at + 1)) {
    if (before !== undefined && at > 0 && isFlagged(before, text.charCodeAt(at - 1))) return at;
    if (after !== undefined && at < end && isFlagged(after, text.charCodeAt(at + length))) return at;
    // Of a rule of dashes only the first and the last can be part of a mark.
    if (skipsRuns)
      while (at + 2 <= end && text.charCodeAt(at + 1) === itself && text.charCodeAt(at + 2) === itself) at++;
  }
  return -1;
}
