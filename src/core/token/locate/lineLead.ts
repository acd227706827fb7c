/** What stands in front of a token on each of its lines: a diff sign, a comment mark, a quotation mark of mail. */
import { code, isBase64url } from './alphabet';

/** The lead of the line a token begins on; a line that continues the token has the same one. */
export interface LineLead {
  /** `+` or `-` in the first column, as in a unified diff. */
  readonly diffSign: string;
  readonly commentMark: string;
}

/** How far back a line's begin is looked for. */
const longestLead = 256;

const noLead: LineLead = { diffSign: '', commentMark: '' };

/** The lead of the line on which the token at `start` begins. */
export function lineLeadOf(text: string, start: number): LineLead {
  const before = text.charCodeAt(start - 1);
  if (start === 0 || before === code.lineFeed || (before !== code.minus && isBase64url(before))) return noLead;
  const line = text.slice(Math.max(0, start - longestLead), start);
  const begin = Math.max(line.lastIndexOf('\n'), line.lastIndexOf('\r')) + 1;
  if (begin === 0 && start > longestLead) return noLead;
  const [, diffSign = '', commentMark = ''] =
    /^([+-]?)[ \t]{0,99}(\/\/+|\/\*+|#+|--|;+|%+|>+|\*)?/.exec(line.slice(begin)) ?? [];
  // A first line "/**" goes on with " *".
  return {
    diffSign,
    commentMark: commentMark.startsWith('/*') ? '*' : commentMark,
  };
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
