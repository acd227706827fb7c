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
  /** The characters of which one must stand before the literal, or behind it; this rules out nearly all occurrences. */
  readonly neighbours: Neighbours;
  /** The candidate around `at`; with the same text always the same. `floor` is where the pivot stood last. */
  readonly candidateAt: (text: string, at: number, floor: number) => Candidate | undefined;
}

const letterE = 101;

/** Flags by character code. */
export interface Neighbours {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export function neighbours(before: string, after: string): Neighbours {
  return { before: flagged(before), after: flagged(after) };
}

/** The beginnings of compact tokens and of JSON serializations. */
export const tokenPivots: readonly Pivot[] = [
  { literal: 'y', neighbours: neighbours('ea', ''), candidateAt: atY },
  { literal: 'w', neighbours: neighbours('e', ''), candidateAt: (text, at) => headerStart(text, at, 'o0k') },
  // `"alg"` at its three alignments, for headers with white space in front, which have no beginning of their own.
  { literal: 'JhbGci', neighbours: neighbours('', 'OgI'), candidateAt: blankHeader },
  { literal: 'ZyI', neighbours: neighbours('s', ''), candidateAt: blankHeader },
  { literal: 'WxnI', neighbours: neighbours('Y', ''), candidateAt: blankHeader },
  { literal: 'xt', neighbours: neighbours('e', ''), candidateAt: (text, at) => memberName(text, at, 'ciphertext', 8) },
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
