/** Strings and comments of a language as data, and where they are in a text: enough to know what a token stands in. */

/** One way in which a language writes a string. */
export interface StringForm {
  /** What opens it, a prefix such as `f` included; one that begins with a letter opens nothing inside a word. */
  readonly open: string;
  readonly close: string;
  /** The character that takes the meaning from the next one, or `doubled` where a closing quote is written twice. */
  readonly escape: '\\' | '`' | 'doubled' | 'none';
  readonly multiline?: true;
}

export interface Lexis<F extends StringForm = StringForm> {
  /** Open a comment to the end of the line; those in `wordComments` only at the start of a word. */
  readonly lineComments?: readonly string[];
  readonly wordComments?: readonly string[];
  readonly blockComments?: readonly (readonly [open: string, close: string])[];
  readonly strings: readonly F[];
  readonly heredoc?: HeredocForm<F>;
}

/** How here-documents are written; the end of each is found by its word. */
export interface HeredocForm<F extends StringForm> {
  readonly form: F;
  /** Sticky; its groups are the quote around the word, perhaps empty, and the word. */
  readonly lead: RegExp;
  /** The quotes that make a text verbatim. */
  readonly verbatim: string;
}

/** The comments of most languages with braces. */
export const slashComments = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;

/** A string or a comment in a text; offsets are UTF-16. */
export type Region<F extends StringForm = StringForm> =
  | { readonly kind: 'comment'; readonly start: number; readonly end: number; readonly toLineEnd: boolean }
  | {
      readonly kind: 'string';
      readonly form: F;
      readonly start: number;
      readonly end: number;
      readonly contentStart: number;
      /** Where the closing quote begins. */
      readonly contentEnd: number;
      /** False when the line or the text ends first. */
      readonly closed: boolean;
      /** A here-document whose word is quoted, so that nothing in it is replaced. */
      readonly verbatim: boolean;
    };

/**
 * The strings and comments of a text in order, up to the first that begins at `until` or later.
 *
 * This is no parser: a quote in a regular expression or in running text opens a string that is none. It lasts to the end
 * of its line, because most strings do, so that an error stays on its line.
 */
export function* regionsOf<F extends StringForm>(text: string, lexis: Lexis<F>, until: number): Generator<Region<F>> {
  const openers = openersOf(lexis);
  let heredoc: Heredoc<F> | undefined;
  let at = 0;
  while (at < until) {
    const first = text.charAt(at);
    if (heredoc !== undefined && first === '\n') {
      const region = heredocRegion(text, at + 1, heredoc);
      yield region;
      heredoc = undefined;
      at = region.end;
      continue;
    }
    const opened = first === '<' && lexis.heredoc !== undefined ? heredocAt(text, at, lexis.heredoc) : undefined;
    if (opened !== undefined) {
      heredoc = opened;
      at = opened.next;
      continue;
    }
    const opener = openers.get(first);
    const region = opener === undefined ? undefined : regionAt(text, at, opener);
    if (region !== undefined) yield region;
    at = Math.max(at + 1, region?.end ?? 0);
  }
}

/** What may open a region, by its first character. */
interface Openers<F extends StringForm> {
  readonly lines: readonly string[];
  readonly words: readonly string[];
  readonly blocks: readonly (readonly [open: string, close: string])[];
  /** The longest first: `"""` is no empty string with a quote behind it. */
  readonly strings: readonly F[];
}

function openersOf<F extends StringForm>(lexis: Lexis<F>): ReadonlyMap<string, Openers<F>> {
  const { lineComments = [], wordComments = [], blockComments = [], strings } = lexis;
  const opens = [
    ...lineComments,
    ...wordComments,
    ...blockComments.map(([open]) => open),
    ...strings.map((s) => s.open),
  ];
  const firsts = new Set(opens.map((open) => open.charAt(0)));
  return new Map(
    [...firsts].map((first) => [
      first,
      {
        lines: lineComments.filter((open) => open.startsWith(first)),
        words: wordComments.filter((open) => open.startsWith(first)),
        blocks: blockComments.filter(([open]) => open.startsWith(first)),
        strings: strings
          .filter(({ open }) => open.startsWith(first))
          .sort((one, other) => other.open.length - one.open.length),
      },
    ]),
  );
}

function regionAt<F extends StringForm>(text: string, at: number, openers: Openers<F>): Region<F> | undefined {
  const { lines, words, blocks, strings } = openers;
  for (const [open, close] of blocks) {
    if (!text.startsWith(open, at)) continue;
    const end = text.indexOf(close, at + open.length);
    return { kind: 'comment', start: at, end: end < 0 ? text.length : end + close.length, toLineEnd: false };
  }
  const opens = (open: string): boolean => text.startsWith(open, at);
  if (lines.some(opens) || (words.some(opens) && startsWord(text, at))) {
    return { kind: 'comment', start: at, end: lineEnd(text, at), toLineEnd: true };
  }
  const inWord = at > 0 && /\w/.test(text.charAt(at - 1));
  const form = strings.find(({ open }) => opens(open) && !(inWord && /^[A-Za-z]/.test(open)));
  return form === undefined ? undefined : stringRegion(text, at, form);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || /[\s;({[,]/.test(text.charAt(at - 1));
}

function stringRegion<F extends StringForm>(text: string, start: number, form: F): Region<F> {
  const { close, escape, multiline } = form;
  const contentStart = start + form.open.length;
  const string = { kind: 'string', form, start, contentStart, verbatim: false } as const;
  let at = contentStart;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === escape) at += text.startsWith('\r\n', at + 1) ? 3 : 2;
    else if (character === '\n' && multiline === undefined) break;
    else if (!text.startsWith(close, at)) at++;
    else if (escape === 'doubled' && text.startsWith(close, at + close.length)) at += 2 * close.length;
    else return { ...string, contentEnd: at, end: at + close.length, closed: true };
  }
  const end = Math.min(at, text.length);
  return { ...string, contentEnd: end, end, closed: false };
}

interface Heredoc<F extends StringForm> {
  readonly form: F;
  readonly word: string;
  readonly verbatim: boolean;
  readonly next: number;
}

function heredocAt<F extends StringForm>(
  text: string,
  at: number,
  { form, lead, verbatim }: HeredocForm<F>,
): Heredoc<F> | undefined {
  // A shell's `<<<` is followed by a word or string of its own line.
  if (text[at - 1] === '<') return undefined;
  lead.lastIndex = at;
  const [whole, quote = '', word] = lead.exec(text) ?? [];
  if (whole === undefined || word === undefined) return undefined;
  return { form, word, verbatim: quote !== '' && verbatim.includes(quote), next: at + whole.length };
}

function heredocRegion<F extends StringForm>(text: string, start: number, heredoc: Heredoc<F>): Region<F> {
  const { form, word, verbatim } = heredoc;
  let line = start;
  while (line < text.length && text.slice(line, lineEnd(text, line)).trim().split(/\W/, 1)[0] !== word) {
    const next = text.indexOf('\n', line);
    line = next < 0 ? text.length : next + 1;
  }
  const closed = line < text.length;
  return { kind: 'string', form, start, end: line, contentStart: start, contentEnd: line, closed, verbatim };
}

/** Where the line that holds `from` ends, its line break left out. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the line that holds `at` begins. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}
