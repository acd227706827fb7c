/**
 * Where something may begin. Searching a text natively for one rare character and looking at its neighbours is several
 * times faster than searching for `eyJ`: `e` is the most frequent letter there is.
 */
import { code } from "./alphabet";
import { blankHeaderStart } from "./headerLead";

/** A place to try. */
export interface Candidate {
  readonly kind: "header" | "json" | "opaque";
  /** First character of the header or opaque token; for `json`, of the name of a member. */
  readonly start: number;
  /** Of an opaque token only, which is known to be one. */
  readonly end: number;
}

/** A character to search for, and what it means where it stands. */
export interface Pivot {
  readonly character: string;
  /** The candidate around `at`; with the same text always the same. `floor` is where the pivot stood last. */
  readonly candidateAt: (
    text: string,
    at: number,
    floor: number,
  ) => Candidate | undefined;
}

const letter = { e: 101, l: 108 } as const;

/** Third characters of `{"` and of `{ ` in base64; the byte after the quote decides which. */
const afterEy = new Set(
  [..."JAIKL"].map((character) => character.charCodeAt(0)),
);
/** Third characters of a brace with a line feed, tab or carriage return behind it. */
const afterEw = new Set([..."o0k"].map((character) => character.charCodeAt(0)));

/** The beginnings of compact tokens and of JSON serializations. */
export const tokenPivots: readonly Pivot[] = [
  { character: "y", candidateAt: atY },
  { character: "w", candidateAt: (text, at) => headerStart(text, at, afterEw) },
  // `"alg"` at its three alignments, for headers with white space in front, which have no beginning of their own.
  {
    character: "J",
    candidateAt: (text, at, floor) => blankHeader(text, at, "JhbGci", 0, floor),
  },
  {
    character: "Z",
    candidateAt: (text, at, floor) =>
      blankHeader(text, at, "ImFsZyI", 4, floor),
  },
  {
    character: "W",
    candidateAt: (text, at, floor) => blankHeader(text, at, "iYWxnI", 2, floor),
  },
  {
    character: "x",
    candidateAt: (text, at) => memberName(text, at, "ciphertext", 8),
  },
];

function atY(text: string, at: number): Candidate | undefined {
  if (text.charCodeAt(at - 1) === letter.e)
    return headerStart(text, at, afterEy);
  return text.charCodeAt(at + 1) === letter.l
    ? memberName(text, at, "payload", 2)
    : undefined;
}

function headerStart(
  text: string,
  at: number,
  thirds: ReadonlySet<number>,
): Candidate | undefined {
  if (
    text.charCodeAt(at - 1) !== letter.e ||
    !thirds.has(text.charCodeAt(at + 1))
  )
    return undefined;
  return { kind: "header", start: at - 1, end: at };
}

function blankHeader(
  text: string,
  at: number,
  alg: string,
  offset: number,
  floor: number,
): Candidate | undefined {
  if (!text.startsWith(alg, at - offset)) return undefined;
  const start = blankHeaderStart(text, at, floor);
  return start < 0 ? undefined : { kind: "header", start, end: at };
}

function memberName(
  text: string,
  at: number,
  name: string,
  offset: number,
): Candidate | undefined {
  const start = at - offset;
  if (
    text.charCodeAt(start - 1) !== code.doubleQuote ||
    !text.startsWith(name, start)
  )
    return undefined;
  const after = text.charCodeAt(start + name.length);
  if (after !== code.doubleQuote && after !== code.backslash) return undefined;
  return { kind: "json", start, end: at };
}
