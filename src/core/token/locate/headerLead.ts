/** White space and a byte order mark in front of a header's brace: part of the token, though its anchor stands behind. */
import { decodeBase64url } from '../base64url';
import { runStart } from './alphabet';

/** U+FEFF in UTF-8. */
const byteOrderMark = '77u';
const groupLength = 4;

/** The first characters of a header that begins with a space, line feed, tab or carriage return. */
const blankLead = /^(?:I[HCA]|C[nigXSQ]|D[XSQ])/;

/** An SGR sequence up to its last parameter. */
const colourStart = /\u001b\[[\d;]{0,12}$/;

/** Where the token begins whose brace is encoded at `start`: before any whole groups of white space, not before `floor`. */
export function leadingBlanksStart(text: string, start: number, floor: number): number {
  let at = start;
  while (at - groupLength >= floor && isBlankGroup(text, at - groupLength)) at -= groupLength;
  if (at - groupLength < floor || !text.startsWith(byteOrderMark, at - groupLength)) return at;
  return /[_/]/.test(text.charAt(at - 1)) ? at - groupLength : at;
}

/**
 * Where a header with white space in front of its brace begins, `inside` being a place within it; -1 when none does.
 * Such a header has no beginning that can be looked for, hence it must be the first thing of its run.
 */
export function blankHeaderStart(text: string, inside: number, floor: number): number {
  const begin = runStart(text, inside, floor);
  if (begin === floor && begin > 0 && runStart(text, begin, begin - 1) < begin) return -1;
  const start = begin + glueLength(text, begin);
  return blankLead.test(text.slice(start, start + 2)) ? start : -1;
}

/** Length of what an escape (`%20`, `\n`, a colour of a terminal) or the sign of a removed line leaves at the begin of a run. */
function glueLength(text: string, begin: number): number {
  const before = text.charAt(begin - 1);
  if (before === '%') return 2;
  if (/[[;]/.test(before)) {
    const isColour = text.slice(Math.max(0, begin - 16), begin).search(colourStart) >= 0;
    return isColour ? (/^\d{0,3}m/.exec(text.slice(begin, begin + 4))?.[0].length ?? 0) : 0;
  }
  const isSign = text.charAt(begin) === '-' && (before === '\n' || before === '');
  return isSign || before === '\\' ? 1 : 0;
}

/** True when the four characters decode to three bytes of JSON white space. */
function isBlankGroup(text: string, at: number): boolean {
  // The last and the first characters of a group whose bytes are spaces, tabs, line feeds or carriage returns.
  if (!'gJKN'.includes(text.charAt(at + groupLength - 1)) || !'ICD'.includes(text.charAt(at))) return false;
  const { bytes } = decodeBase64url(text, at, at + groupLength);
  return bytes.length === 3 && bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
