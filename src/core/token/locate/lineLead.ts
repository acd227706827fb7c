/** What stands in front of a token on each of its lines: a diff sign, a comment mark, a quotation mark of mail. */
import { code, flagged, isBase64url, isFlagged } from './alphabet';

/** The lead of the line a token begins on; a line that continues the token has the same one. */
export interface LineLead {
  /** `+` or `-` in the first column, as in a unified diff. */
  readonly diffSign: string;
  readonly commentMark: string;
}

/** A token whose lead is looked up when the first line break has to be crossed, which most never have. */
export interface LeadSource {
  readonly text: string;
  readonly start: number;
  lead: LineLead | undefined;
}

/** How far back a line's begin is looked for. */
const longestLead = 256;

/** What a lead begins with. */
const leadBegins = flagged('+- \t/#;%>*');

const noLead: LineLead = { diffSign: '', commentMark: '' };

/** The lead of the line on which the token begins. */
export function leadOf(source: LeadSource): LineLead {
  return (source.lead ??= lineLeadOf(source.text, source.start));
}

function lineLeadOf(text: string, start: number): LineLead {
  if (start === 0) return noLead;
  const before = text.charCodeAt(start - 1);
  if (before !== code.minus && isBase64url(before)) return noLead;
  const begin = lineBegin(text, start);
  // Most lines begin with a letter or a quote, which spares the expression.
  if (begin < 0 || begin === start || !isFlagged(leadBegins, text.charCodeAt(begin))) return noLead;
  const [, diffSign = '', commentMark = ''] =
    /^([+-]?)[ \t]{0,99}(\/{2,}|\/\*+|#+|--|;+|%+|>+|\*)?/.exec(text.slice(begin, start)) ?? [];
  // A first line "/**" goes on with " *".
  return {
    diffSign,
    commentMark: commentMark.startsWith('/*') ? '*' : commentMark,
  };
}

/** The begin of the line that `start` is on; -1 when it is too far away. */
function lineBegin(text: string, start: number): number {
  const floor = Math.max(0, start - longestLead);
  let at = start;
  while (at > floor && !isLineEnd(text.charCodeAt(at - 1))) at--;
  return at > floor || floor === 0 ? at : -1;
}

function isLineEnd(charCode: number): boolean {
  return charCode === code.lineFeed || charCode === code.carriageReturn;
}

/** Where the text of a further line begins, `at` being its first column; -1 when its lead is another one. */
export function afterLead(text: string, at: number, lead: LineLead): number {
  let next = lead.diffSign !== '' && text.startsWith(lead.diffSign, at) ? at + 1 : at;
  next = skipBlanks(text, next);
  if (lead.commentMark === '') return next;
  if (!text.startsWith(lead.commentMark, next)) return -1;
  return skipBlanks(text, next + lead.commentMark.length);
}

/** The offset after spaces and tabs. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  for (let next = text.charCodeAt(at); next === code.space || next === code.tab; next = text.charCodeAt(at)) at++;
  return at;
}

/** The offset after the line break at `at`; `at` itself when there is none. */
export function afterLineBreak(text: string, at: number): number {
  const next = text.charCodeAt(at);
  if (next === code.lineFeed) return at + 1;
  if (next !== code.carriageReturn) return at;
  return text.charCodeAt(at + 1) === code.lineFeed ? at + 2 : at + 1;
}
