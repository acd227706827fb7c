/** Reads the parts of one compact token out of a text, with escapes undone and line breaks crossed. */
import { anyRunEnd, code, runEnd } from './alphabet';
import { escapeAt } from './escapes';
import { type Join, joinAt } from './joiners';
import { afterLead, afterLineBreak, type LineLead, leadOf } from './lineLead';

/** The state of reading one candidate. It is changed by whoever reads on. */
export interface Reading {
  readonly text: string;
  readonly start: number;
  /** The next character to be read. */
  at: number;
  /** True once a part had `+`, `/` or padding: then the following parts may have them too. */
  lenient: boolean;
  /** True once a join was crossed that syntax alone does not prove. */
  doubtful: boolean;
  joins: number;
  /** Where the current line of the token begins, and how long the one before was. */
  lineStart: number;
  lineLength: number;
  lead: LineLead | undefined;
  /** How far the first line was read without a separator. */
  runEnd: number;
  /** True once the header and its separator have been read. */
  hasHeader: boolean;
  /** True when reading stopped where nothing can follow, so that no separator stands in what was read. */
  isAtEnd: boolean;
  /** How far was looked, whatever was taken back afterwards. */
  readonly looked: { upTo: number };
}

/** One part of a token and the separator it ended at, which has been read over. */
export interface Part {
  readonly value: string;
  readonly separator: '.' | '~';
  /** True when the separator is the first character of a line, the part having ended on the line before. */
  readonly isSplit: boolean;
}

/** Shorter lines that happen to be equally long are no evidence of a wrap. */
const shortestWrap = 16;

export function startReading(text: string, start: number): Reading {
  return {
    text,
    start,
    at: start,
    lenient: false,
    doubtful: false,
    joins: 0,
    lineStart: start,
    lineLength: 0,
    lead: undefined,
    runEnd: start,
    hasHeader: false,
    isAtEnd: false,
    looked: { upTo: start },
  };
}

/**
 * Reads a part that a separator must follow. Joins of every kind are crossed, since without a separator there is no
 * token yet; what came out of doubtful ones is to be checked by the caller.
 * `mayGoOn` is asked at the 1st, 2nd, 4th, 8th … join, so that reading a look-alike ends early and stays linear.
 */
export function readPart(reading: Reading, mayGoOn?: (value: string) => boolean): Part | undefined {
  const { text } = reading;
  let value = '';
  let isPlain = true;
  let nextCheck = reading.joins + 1;
  for (;;) {
    const plainEnd = runEnd(text, reading.at);
    const end = anyRunEnd(text, plainEnd);
    isPlain &&= end === plainEnd;
    value += text.slice(reading.at, end);
    moveTo(reading, end);
    if (!reading.hasHeader && reading.joins === 0) reading.runEnd = end;
    const isSplit = reading.joins > 0 && end === reading.lineStart;
    const separator = readSeparator(reading);
    if (separator !== undefined) {
      return isPlain || isWellPadded(reading, value) ? { value, separator, isSplit } : undefined;
    }
    const character = readOddCharacter(reading, value.length);
    if (character !== undefined) {
      isPlain = false;
      value += character;
      continue;
    }
    const join = nextJoin(reading);
    const isDue = join !== undefined && reading.joins + 1 >= nextCheck;
    if (isDue) nextCheck = (reading.joins + 1) * 2;
    const goesOn = !isDue || mayGoOn?.(value) !== false;
    if (join === undefined) {
      reading.isAtEnd = true;
      return undefined;
    }
    crossJoin(reading, join);
    // A whole header does not go on, but its separator may stand on the next line.
    if (!goesOn && !isSeparatorNext(reading)) return undefined;
  }
}

/** Reads over a separator, escaped or not. */
export function readSeparator(reading: Reading): '.' | '~' | undefined {
  const next = reading.text.charAt(reading.at);
  if (next === '.' || next === '~') {
    reading.at++;
    return next;
  }
  const escape = escapeAt(reading.text, reading.at);
  if (escape?.character !== '.' && escape?.character !== '~') return undefined;
  reading.at = escape.end;
  return escape.character;
}

function isSeparatorNext({ text, at }: Reading): boolean {
  const next = escapeAt(text, at)?.character ?? text.charAt(at);
  return next === '.' || next === '~';
}

/** Reads over a character that is written as an escape, or that is padding. */
function readOddCharacter(reading: Reading, length: number): string | undefined {
  const { text, at } = reading;
  const next = text.charCodeAt(at);
  if (next === code.equals) {
    if (nextJoin(reading) !== undefined && !isPaddingAtLineEnd(reading, length)) return undefined;
    reading.at++;
    return '=';
  }
  const escape = escapeAt(text, at);
  if (escape === undefined || escape.character === '.' || escape.character === '~') return undefined;
  reading.at = escape.end;
  return escape.character;
}

/** Tells padding from a soft line break: padding makes the length right, and what follows it stands on the next line. */
function isPaddingAtLineEnd(reading: Reading, length: number): boolean {
  const { text, at } = reading;
  const next = afterLead(text, afterLineBreak(text, at + 1), leadOf(reading));
  return text.charAt(next) === (length % 4 === 3 ? '.' : '=') && length % 4 > 1;
}

/** Goes to `at`, which has been looked at. */
export function moveTo(reading: Reading, at: number): void {
  reading.at = at;
  if (at > reading.looked.upTo) reading.looked.upTo = at;
}

/** The join at the current place, if any. */
export function nextJoin(reading: Reading): Join | undefined {
  return joinAt(reading, reading.at);
}

/** Goes on behind a join. */
export function crossJoin(reading: Reading, join: Join): void {
  reading.doubtful ||= join.kind === 'newline' || join.kind === 'adjacency';
  reading.joins++;
  reading.lineLength = reading.at - reading.lineStart;
  reading.lineStart = join.end;
  moveTo(reading, join.end);
}

/** True at a line's end when this line of the token is as long as the one before: somebody wrapped at a fixed width. */
export function isAtWrapWidth(reading: Reading): boolean {
  return reading.lineLength >= shortestWrap && reading.at - reading.lineStart === reading.lineLength;
}

/** Padding stands at the end of a part and is at most two characters long. */
function isWellPadded(reading: Reading, value: string): boolean {
  const padding = value.indexOf('=');
  if (padding >= 0 || value.includes('+') || value.includes('/')) reading.lenient = true;
  return padding < 0 || /^={1,2}$/.test(value.slice(padding));
}
