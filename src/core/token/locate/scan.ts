/** The pass over a text: takes the candidates in order, tries each, and keeps what turned out to be a token. */
import type { TokenMatch } from '../match';
import { candidatesFrom } from './candidates';
import { readCompactToken } from './compactToken';
import { readJsonSerialization } from './jsonSerialization';
import type { Candidate } from './pivots';

/** A part of the text that one attempt depended on. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The tokens of a text, with what is needed to find them again after an edit. */
export interface TokenScan {
  readonly matches: readonly TokenMatch[];
  /** What long attempts depended on, whether they found a token or not; short ones are not listed. */
  readonly extents: readonly Extent[];
}

/** Attempts that depended on less are not remembered: whoever re-reads a text re-reads that much around an edit. */
export const rememberedExtent = 1024;

/** Headers that are tried in one run of characters without a separator: a hostile run has an anchor at every third character. */
const maxAttemptsInRun = 8;

/**
 * Headers that go on over line ends are tried so often where each begins in what the one before has read; then only
 * headers on one line are. Thirty look-alikes line by line are a list of cursors, not the wrap of a token.
 */
const maxWrappedInRow = 32;
/** Attempts so close to each other are in a row. */
const rowGap = 80;

/** How far the pass has come. */
interface Progress {
  readonly matches: TokenMatch[];
  readonly extents: Extent[];
  /** The end of the last token. */
  end: number;
  /** Before this place no header begins a token. */
  barrenEnd: number;
  /** The member names before this place belong to no JSON serialization. */
  jsonFloor: number;
  /** The run of the last attempt. */
  runEnd: number;
  attemptsInRun: number;
  /** How far the failed attempts looked, and how many overlapped. */
  looked: number;
  wrappedInRow: number;
}

/** Finds the tokens of `text` that begin before `to`, looking for beginnings from `from` on. */
export function scanTokens(text: string, from = 0, to = text.length): TokenScan {
  const progress = progressFrom(from);
  const candidates = candidatesFrom(text, from);
  for (let candidate = candidates.next(); candidate !== undefined; candidate = candidates.next()) {
    if (candidate.start >= to) break;
    if (candidate.start < progress.end) continue;
    tryCandidate(text, candidate, progress);
  }
  return { matches: progress.matches, extents: progress.extents };
}

/** What an attempt at the header that begins at `start` finds, and what it depended on. */
export function scanHeaderAt(text: string, start: number): TokenScan {
  const progress = progressFrom(start);
  tryCandidate(text, { kind: 'header', start, end: start }, progress);
  return { matches: progress.matches, extents: progress.extents };
}

function progressFrom(from: number): Progress {
  return {
    matches: [],
    extents: [],
    end: 0,
    barrenEnd: from,
    jsonFloor: 0,
    runEnd: from,
    attemptsInRun: 0,
    looked: from,
    wrappedInRow: 0,
  };
}

function tryCandidate(text: string, candidate: Candidate, progress: Progress): void {
  const { start } = candidate;
  switch (candidate.kind) {
    case 'opaque': {
      const { end } = candidate;
      keep(progress, {
        start,
        end,
        compact: text.slice(start, end),
        form: 'opaque',
      });
      return;
    }
    case 'json':
      tryJson(text, start, progress);
      return;
    case 'header':
      if (start < progress.barrenEnd) return;
      if (!tryJson(text, protectedNameBefore(text, start), progress)) tryHeader(text, start, progress);
  }
}

function tryHeader(text: string, start: number, progress: Progress): void {
  if (start >= progress.runEnd) progress.attemptsInRun = 0;
  progress.attemptsInRun++;
  if (progress.attemptsInRun > maxAttemptsInRun) {
    progress.barrenEnd = progress.runEnd;
    return;
  }
  progress.wrappedInRow = start < progress.looked + rowGap ? progress.wrappedInRow + 1 : 0;
  const mayWrap = progress.wrappedInRow <= maxWrappedInRow;
  const { match, looked, runEnd, isBarren } = readCompactToken(text, start, { floor: progress.end, mayWrap });
  progress.runEnd = Math.max(progress.runEnd, runEnd);
  progress.looked = Math.max(progress.looked, looked);
  if (isBarren) progress.barrenEnd = looked;
  remember(progress, start, looked);
  if (match !== undefined) keep(progress, match);
}

function tryJson(text: string, name: number, progress: Progress): boolean {
  if (name < 0) return false;
  const attempt = readJsonSerialization(text, name, Math.max(progress.end, progress.jsonFloor));
  if (attempt === undefined) return false;
  const { match, from, looked } = attempt;
  progress.jsonFloor = name;
  remember(progress, from, looked);
  if (match === undefined) return false;
  keep(progress, match);
  return true;
}

/** Where the name begins when the header at `start` is the value of a member `protected`; else -1. */
function protectedNameBefore(text: string, start: number): number {
  if (text.charAt(start - 1) !== '"') return -1;
  const [written] = /"protected\\?"\s{0,9}:\s{0,9}\\?"$/.exec(text.slice(Math.max(0, start - 40), start)) ?? [];
  return written === undefined ? -1 : start - written.length + 1;
}

function keep(progress: Progress, match: TokenMatch): void {
  progress.matches.push(match);
  progress.end = match.end;
}

function remember(progress: Progress, start: number, end: number): void {
  if (end - start > rememberedExtent) progress.extents.push({ start, end });
}
