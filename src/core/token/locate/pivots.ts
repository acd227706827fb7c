/**
 * Where something may begin. Searching a text natively for one rare character and looking at its neighbours is several
 * times faster than searching for `eyJ`: `e` is the most frequent letter there is.
 */
import { code, flagged } from './alphabet';
import { blankHeaderStart } from './headerLead';

/** A place to try. */
export interface Candidate {
  readonly kind: 'header' | 'json' | 'opaque';
  /** First character of the header or opaque token; for `json`, of the name of a member. */
  readonly start: number;
  /** Of an opaque token only, which is known to be one. */
  readonly end: number;
}

/** A literal to search for, mostly one character, and what it means where it stands. */
export interface Pivot {
  readonly literal: string;
  /**
   * The characters, flagged by code, of which one must stand before the literal, or behind it. This rules out nearly
   * all occurrences.
   */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  /** True for a character that people draw lines with and that next to itself means nothing. */
  readonly skipsRuns: boolean;
  /** The candidate around `at`; with the same text always the same. `floor` is where the pivot stood last. */
  readonly candidateAt: Finder;
}

type Finder = (text: string, at: number, floor: number) => Candidate | undefined;

const letterE = 101;

/** A pivot for which one of the characters `before` must stand before it, or one of `after` behind it. */
export function pivotOf(literal: string, before: string, after: string, candidateAt: Finder): Pivot {
  return {
    literal,
    before: before === '' ? undefined : flagged(before),
    after: after === '' ? undefined : flagged(after),
    skipsRuns: '-_~'.includes(literal) && !`${before}${after}`.includes(literal),
    candidateAt,
  };
}

/** The beginnings of compact tokens and of JSON serializations. */
export const tokenPivots: readonly Pivot[] = [
  pivotOf('y', 'e', 'l', atY),
  pivotOf('w', 'e', '', (text, at) => headerStart(text, at, 'o0k')),
  // `"alg"` at its three alignments, for headers with white space in front, which have no beginning of their own.
  pivotOf('JhbGci', '', 'OgI', blankHeader),
  pivotOf('ZyI', 's', '', blankHeader),
  pivotOf('WxnI', 'Y', '', blankHeader),
  pivotOf('xt', '', '"\\', (text, at) => memberName(text, at, 'ciphertext', 8)),
];

/** The third character of `{"` and of `{ ` in base64 depends on the byte behind; of a brace before a line feed, tab, or carriage return it is `o`, `k`, `0`. */
function atY(text: string, at: number): Candidate | undefined {
  return headerStart(text, at, 'JAIKL') ?? memberName(text, at, 'payload', 2);
}

function headerStart(text: string, at: number, thirds: string): Candidate | undefined {
  const third = text.charAt(at + 1);
  if (text.charCodeAt(at - 1) !== letterE || third === '' || !thirds.includes(third)) return undefined;
  return { kind: 'header', start: at - 1, end: at };
}

function blankHeader(text: string, at: number, floor: number): Candidate | undefined {
  const start = blankHeaderStart(text, at, floor);
  return start < 0 ? undefined : { kind: 'header', start, end: at };
}

function memberName(text: string, at: number, name: string, offset: number): Candidate | undefined {
  const start = at - offset;
  if (text.charCodeAt(start - 1) !== code.doubleQuote || !text.startsWith(name, start)) return undefined;
  const after = text.charCodeAt(start + name.length);
  if (after !== code.doubleQuote && after !== code.backslash) return undefined;
  return { kind: 'json', start, end: at };
}
