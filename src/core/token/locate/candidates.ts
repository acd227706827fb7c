/** Runs through a text with many pivots at once and gives the candidates in the order of their place. */
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

/**
 * Goes to the next candidate of a course. Nearly all of the time of finding is spent in this loop, most of it in the
 * calls of the native search, one for each occurrence of the pivot.
 */
function advance(text: string, course: Course): Course {
  const { literal, before, after, skipsRuns, candidateAt } = course.pivot;
  const { length } = literal;
  const last = literal.charCodeAt(length - 1);
  course.head = undefined;
  for (let at = text.indexOf(literal, course.from); at >= 0; at = text.indexOf(literal, at + 1)) {
    const next = text.charCodeAt(at + length);
    if (before[text.charCodeAt(at - 1)] === 1 || after[next] === 1) {
      const head = candidateAt(text, at, course.last);
      course.last = at;
      if (head !== undefined) {
        course.head = head;
        course.from = at + 1;
        break;
      }
    }
    // A rule of dashes: of a run of the pivot only the first and the last can be part of a mark.
    if (skipsRuns && next === last) while (text.charCodeAt(at + 2) === last) at++;
  }
  return course;
}
