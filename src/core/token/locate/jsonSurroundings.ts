/** Walks JSON text from the middle outwards, also where it is written inside a string with `\"` for its quotes. */

/** What may stand between strings: blanks, separators, numbers and the letters of `true`, `false`, `null` and of `\n`. */
const betweenStrings = /[\s,:\d.+\-\\aeflnr-uE]/;

/** An object in a string is scanned again for each member that could make it a token: its nesting has to end somewhere. */
const maxDepth = 16;

/**
 * The offset of the `{` or `[` that is open at `from`, a place outside strings; -1 when there is none from `floor` on.
 * `quote` is `"`, or `\"` in JSON inside a string.
 */
export function enclosingOpener(text: string, from: number, quote: string, floor: number): number {
  let depth = 0;
  for (let at = from - 1; at >= floor; at--) {
    const character = text.charAt(at);
    if (character === '"') {
      at = openingQuote(text, at, quote);
      if (at < floor) return -1;
    } else if (character === '}' || character === ']') depth++;
    else if (character === '{' || character === '[') {
      if (depth === 0) return at;
      depth--;
    } else if (!betweenStrings.test(character)) return -1;
  }
  return -1;
}

/** The offset after the object that begins at `from`, its quotes written `\"`; the complement of where it stops being one. */
export function escapedObjectEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      if (text.charAt(at - 1) !== '\\') return ~at;
      at = closingQuote(text, at);
      if (at < 0) return at;
    } else if (character === '{' || character === '[') {
      depth++;
      if (depth > maxDepth) return ~at;
    } else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return at + 1;
    } else if (!betweenStrings.test(character)) return ~at;
  }
  return ~text.length;
}

/** How many backslashes stand directly before `at`. */
export function backslashesBefore(text: string, at: number): number {
  let begin = at;
  while (begin > 0 && text.charAt(begin - 1) === '\\') begin--;
  return at - begin;
}

/** The first character of the quote that opens the string whose closing `"` is at `close`; -1 when there is none. */
function openingQuote(text: string, close: number, quote: string): number {
  if (!isDelimiter(text, close, quote)) return -1;
  let at = close;
  do at = at === 0 ? -1 : text.lastIndexOf('"', at - 1);
  while (at >= 0 && !isDelimiter(text, at, quote));
  return at < 0 ? -1 : at - quote.length + 1;
}

/** The offset of the `"` that closes the string whose opening `"` is at `open`; else the complement of the surrounding string's end. */
function closingQuote(text: string, open: number): number {
  let at = open;
  do at = text.indexOf('"', at + 1);
  while (at >= 0 && backslashesBefore(text, at) > 0 && !isDelimiter(text, at, '\\"'));
  if (at < 0) return ~text.length;
  return isDelimiter(text, at, '\\"') ? at : ~at;
}

/** At one level `"` and at the next `\"` delimits a string; with more backslashes it is a character of the string. */
function isDelimiter(text: string, at: number, quote: string): boolean {
  const backslashes = backslashesBefore(text, at);
  return quote === '"' ? backslashes % 2 === 0 : backslashes % 4 === 1;
}
