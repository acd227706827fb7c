/** Walks over JSON text that is known to be valid, without recursion: nesting may be as deep as the text is long. */

/** At most so many paths are reported, each at most so deep: a hostile text must not make the report larger than itself. */
export const maxDuplicatePaths = 100;
const maxPathDepth = 32;

const quote = 34;
const comma = 44;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** The first offset from `index` on that is no JSON white space. */
export function skipWhitespace(text: string, index: number): number {
  let at = index;
  // Reading past the end gives NaN, after which the engine keeps a slower form of this loop.
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at++;
  }
  return at;
}

/** The offset after the string literal that begins at `index`. */
export function skipString(text: string, index: number): number {
  const close = text.indexOf('"', index + 1);
  if (close > 0 && text.charCodeAt(close - 1) !== backslash) return close + 1;
  let at = index + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) at++;
  }
  return at;
}

/** The offset after the value that begins at `index`. */
export function skipValue(text: string, index: number): number {
  let at = index;
  let depth = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = skipString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) {
      if (depth <= 1) return depth === 0 ? at : at + 1;
      depth--;
    } else if (depth === 0 && (code === comma || code <= 32)) return at;
    at++;
  }
  return at;
}

/** One object or array that is open; an array has no names. */
interface Frame {
  readonly names: Set<string> | undefined;
  /** Name or index of the member being read. */
  current: string | number;
}

/** Paths, such as `cnf.jwk.kid` or `keys[1].kid`, of the names that occur more than once in one object. */
export function findDuplicates(text: string): readonly string[] {
  const found = new Set<string>();
  const open: Frame[] = [];
  let frame: Frame | undefined;
  let nameExpected = false;
  for (let at = 0; at < text.length && found.size < maxDuplicatePaths; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = skipString(text, at);
      if (nameExpected && frame?.names !== undefined) {
        frame.current = nameAt(text, at, end);
        if (frame.names.has(frame.current)) found.add(pathOf(open));
        frame.names.add(frame.current);
        nameExpected = false;
      }
      at = end - 1;
    } else if (code === openBrace || code === openBracket) {
      nameExpected = code === openBrace;
      frame = { names: nameExpected ? new Set() : undefined, current: 0 };
      open.push(frame);
    } else if (code === closeBrace || code === closeBracket) {
      open.pop();
      frame = open.at(-1);
      nameExpected = false;
    } else if (code === comma && frame !== undefined) {
      nameExpected = frame.names !== undefined;
      if (typeof frame.current === 'number') frame.current++;
    }
  }
  return [...found];
}

function pathOf(open: readonly Frame[]): string {
  let path = '';
  for (const { current } of open.slice(0, maxPathDepth)) {
    if (typeof current === 'number') path += `[${String(current)}]`;
    else path += path === '' ? current : `.${current}`;
  }
  return open.length > maxPathDepth ? `${path}…` : path;
}

/** Names are compared as values: `"\u0061"` and `"a"` are the same name. */
function nameAt(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inner;
}
