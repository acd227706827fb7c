/** Reads the last part of a compact token, which no separator ends: where it stops is a matter of evidence. */
import { code, flagged, isBase64url, isFlagged, isQuote, runEnd } from './alphabet';
import { escapeAt } from './escapes';
import type { Join } from './joiners';
import { crossJoin, isAtWrapWidth, moveTo, nextJoin, type Reading } from './reading';

/** A place where the part may end, and the state of reading there. */
interface Stop {
  readonly value: string;
  readonly state: Reading;
}

/** What may stand behind a line that only continues a token; anything else makes it a line of its own. */
const lineClosers = new Set('\r\n"\'`<\\~)];,}*|+/.');
/** What an escape or a join begins with, padding, and the additions of the standard alphabet. */
const continuations = flagged('+/=%&\\^`\'"\r\n');
const literalClosers = new Set('"\'`\\~+/.');

/**
 * Reads a signature or an authentication tag. Neither a part cut short nor one with a neighbour swallowed will do:
 * with `lengths`, those the algorithm allows in ascending order, the part ends where it has one of them; otherwise a
 * line break is crossed only where a language's concatenation or a wrap at a fixed width says so.
 */
export function readLastPart(reading: Reading, lengths: readonly number[] = []): string {
  const longest = lengths.at(-1) ?? 0;
  let trusted: Stop | undefined;
  let exact: Stop | undefined;
  let value = '';
  let isTrusted = true;
  for (;;) {
    const end = runEnd(reading.text, reading.at);
    value += reading.text.slice(reading.at, end);
    moveTo(reading, end);
    const isExact = lengths.includes(value.length);
    if (!mayGoOn(reading) && (isExact || (isTrusted && exact === undefined))) {
      return value + readPadding(reading, value.length);
    }
    if (isTrusted || isExact) {
      const stop = { value, state: { ...reading } };
      if (isTrusted) trusted = stop;
      if (isExact) exact = stop;
    }
    if (!isTrusted && value.length >= longest) break;
    if (isExact && value.length === longest) break;
    const inner = innerCharacter(reading);
    if (inner !== undefined) {
      if (inner === '+' || inner === '/') isTrusted &&= reading.lenient;
      value += inner;
      continue;
    }
    const join = nextJoin(reading);
    if (join === undefined || !isContinued(reading.text, join)) break;
    isTrusted &&= isProven(reading, join);
    crossJoin(reading, join);
  }
  const best = exact ?? trusted;
  if (best === undefined) return '';
  Object.assign(reading, best.state);
  return best.value + readPadding(reading, best.value.length);
}

/** False where neither an inner character nor a join can stand, as behind nearly every token; this spares keeping the state. */
function mayGoOn({ text, at }: Reading): boolean {
  return at < text.length && isFlagged(continuations, text.charCodeAt(at));
}

/** Reads over a character inside the part that is escaped or of the standard alphabet. */
function innerCharacter(reading: Reading): string | undefined {
  const { text, at } = reading;
  const next = text.charCodeAt(at);
  if (next === code.plus || next === code.slash) {
    reading.at++;
    return text.charAt(at);
  }
  const escape = escapeAt(text, at);
  if (escape === undefined || '.~='.includes(escape.character)) return undefined;
  reading.at = escape.end;
  return escape.character;
}

/** True when the syntax of the join, or the width of the lines, leaves no doubt that the part goes on. */
function isProven(reading: Reading, join: Join): boolean {
  if (join.kind === 'concatenation' || isAtWrapWidth(reading)) return true;
  // With an indent, a continued line of a shell is the next argument.
  const before = reading.text.charCodeAt(join.end - 1);
  return join.kind === 'continuation' && (before === code.lineFeed || before === code.carriageReturn);
}

/** True when what follows the join can be a piece of this part and is not a word, a name or a token of its own. */
function isContinued(text: string, join: Join): boolean {
  // A line in the standard alphabet may begin with one of its two additions.
  const begin = /[+/]/.test(text.charAt(join.end)) ? join.end + 1 : join.end;
  const end = runEnd(text, begin);
  if (end === begin) return false;
  if (end >= text.length) return join.kind === 'newline' || join.kind === 'continuation';
  const next = text.charCodeAt(end);
  if (next === code.dot && isBase64url(text.charCodeAt(end + 1))) return false;
  if (next === code.equals) return !isBase64url(text.charCodeAt(end + 1));
  if (join.kind === 'continuation') return true;
  if (join.kind === 'newline') return lineClosers.has(text.charAt(end)) || escapeAt(text, end) !== undefined;
  return isQuote(next) || literalClosers.has(text.charAt(end)) || escapeAt(text, end) !== undefined;
}

/** Reads over padding where it is as long as it must be. */
function readPadding(reading: Reading, length: number): string {
  let at = reading.at;
  const join = nextJoin(reading);
  if (join !== undefined && reading.text.charCodeAt(join.end) === code.equals) at = join.end;
  let count = 0;
  for (; count < 2; count++) {
    const escape = escapeAt(reading.text, at);
    if (reading.text.charCodeAt(at) === code.equals) at++;
    else if (escape?.character === '=') at = escape.end;
    else break;
  }
  if (count === 0 || (length + count) % 4 !== 0 || isBase64url(reading.text.charCodeAt(at))) return '';
  reading.at = at;
  return '='.repeat(count);
}
