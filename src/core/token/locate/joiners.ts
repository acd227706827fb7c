/** The ways in which a token goes on behind a line's end or a literal's closing quote. */
import { code, isQuote, isTokenCharacter } from './alphabet';
import { escapeAt } from './escapes';
import { afterLead, afterLineBreak, type LeadSource, leadOf, skipBlanks } from './lineLead';

/**
 * How sure a join is by its syntax alone: `concatenation` has an operator, `continuation` a mark before the line break;
 * `adjacency` (two literals side by side) and `newline` (a bare wrap) may as well be two separate things.
 */
export type JoinKind = 'concatenation' | 'continuation' | 'adjacency' | 'newline';

export interface Join {
  readonly kind: JoinKind;
  /** Where the token goes on. */
  readonly end: number;
}

/** No join reaches further, and re-reading a part of a text relies on it: it is far less than what is remembered of an attempt. */
export const joinReach = 512;

/** Longest first. The comma is for lists that are joined: `["…", "…"].join("")`. */
const operators: readonly string[] = ['++', '..', '||', '<>', '<<', '+', '.', '&', '~', '^', ','];

/** The join that begins at `at`, directly behind a part of the token. */
export function joinAt(source: LeadSource, at: number): Join | undefined {
  const { text } = source;
  const join = anyJoinAt(source, at);
  if (join === undefined || join.end - at > joinReach || !goesOn(text, join.end)) return undefined;
  return join;
}

function anyJoinAt(source: LeadSource, at: number): Join | undefined {
  const { text } = source;
  const first = text.charCodeAt(at);
  switch (first) {
    case code.carriageReturn:
    case code.lineFeed:
      return lineJoin('newline', afterLead(text, afterLineBreak(text, at), leadOf(source)));
    case code.backslash:
    case code.caret:
    case code.backtick: {
      const next = afterLineBreak(text, at + 1);
      if (next > at + 1) return lineJoin('continuation', afterLead(text, next, leadOf(source)));
      if (first === code.backslash) return writtenLineBreak(text, at);
      return first === code.backtick ? joinLiterals(source, at) : undefined;
    }
    case code.equals: {
      // The soft line break of quoted-printable (RFC 2045 section 6.7).
      const next = afterLineBreak(text, at + 1);
      return next > at + 1 ? { kind: 'continuation', end: next } : undefined;
    }
    default:
      return isQuote(first) ? joinLiterals(source, at) : undefined;
  }
}

function lineJoin(kind: JoinKind, end: number): Join | undefined {
  return end < 0 ? undefined : { kind, end };
}

/** A wrap inside a string literal: `\n` or `\r\n` spelled out. */
function writtenLineBreak(text: string, at: number): Join | undefined {
  const length = text.startsWith('\\r\\n', at) ? 4 : text.startsWith('\\n', at) ? 2 : 0;
  return length === 0 ? undefined : { kind: 'newline', end: skipBlanks(text, at + length) };
}

/** A closing quote, perhaps an operator and line breaks, and an opening quote. */
function joinLiterals(source: LeadSource, quote: number): Join | undefined {
  const { text } = source;
  let at = skipBlanks(text, quote + 1);
  let operator = operatorAt(text, at);
  at = skipBlanks(text, at + operator.length);
  at = skipLineEnd(source, at);
  if (at < 0) return undefined;
  if (operator === '') {
    operator = operatorAt(text, at);
    at = skipBlanks(text, at + operator.length);
  }
  const opening = openingQuoteEnd(text, at);
  // "" within a literal is a quote character in SQL, CSV and Visual Basic.
  if (opening < 0 || at === quote + 1) return undefined;
  return {
    kind: operator === '' || operator === ',' ? 'adjacency' : 'concatenation',
    end: opening,
  };
}

/** The offset after a continuation mark, a comment and the line breaks behind a literal; -1 when the next line has another lead. */
function skipLineEnd(source: LeadSource, from: number): number {
  const { text } = source;
  let at = from;
  if (/[_\\^`]/.test(text.charAt(at)) && afterLineBreak(text, skipBlanks(text, at + 1)) > skipBlanks(text, at + 1)) {
    at = skipBlanks(text, at + 1);
  } else if (text.charAt(at) === '#' || text.startsWith('//', at) || text.startsWith('--', at)) {
    at = lineEnd(text, at);
  } else if (text.startsWith('/*', at)) {
    const close = text.slice(at, at + joinReach).indexOf('*/');
    if (close < 0) return -1;
    at = skipBlanks(text, at + close + 2);
  }
  for (let breaks = 0; breaks < 2; breaks++) {
    const next = afterLineBreak(text, at);
    if (next === at) break;
    at = afterLead(text, next, leadOf(source));
    if (at < 0) break;
  }
  return at;
}

function lineEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + joinReach);
  let at = from;
  while (at < limit && afterLineBreak(text, at) === at) at++;
  return at;
}

function operatorAt(text: string, at: number): string {
  return operators.find((operator) => text.startsWith(operator, at)) ?? '';
}

/** The offset after an opening quote with at most two letters in front (`f"`, `rb'`, `@"`); -1 when there is none. */
function openingQuoteEnd(text: string, from: number): number {
  for (let at = from; at <= from + 2; at++) {
    if (isQuote(text.charCodeAt(at))) return at + 1;
    if (!/[A-Za-z$@]/.test(text.charAt(at))) return -1;
  }
  return -1;
}

function goesOn(text: string, at: number): boolean {
  return isTokenCharacter(text.charCodeAt(at)) || escapeAt(text, at) !== undefined;
}
