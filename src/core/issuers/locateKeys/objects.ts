/** Finds the objects that are keys or key sets, in JSON and in object literals of other languages, in one pass. */
import type { KeyMatch, KeyPlace } from '../keyMatch';
import { lexemeAt, type Lexeme } from './lexer';
import { readObjectLiteral } from './literal';

/** The keys and key sets of a text; one that is inside another belongs to it. */
export function locateKeyObjects(text: string): readonly KeyMatch[] {
  // Nearly every text: the pass below is not worth its time without the one member that all keys have.
  if (!text.includes('kty') || !typeName.test(text)) return [];
  return spansIn(text, 0, text.length).flatMap(({ start, end, kind, escaped, keys }) => {
    const material = readObjectLiteral(text, start, end, escaped);
    return material === undefined ? [] : [{ start, end, kind, material, keys }];
  });
}

/** As a whole name: base64 has these letters too. */
const typeName = /kty(?![\w$.+-])/;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: 'jwk' | 'jwks';
  readonly escaped: boolean;
  readonly keys: readonly KeyPlace[];
}

/** An object or array whose end has not come yet. */
interface Open {
  readonly start: number;
  readonly isObject: boolean;
  /** How many spans there were when it began: those found since are inside of it. */
  readonly spansBefore: number;
  /** Of an array: it is the value of `keys`. */
  readonly isKeyList: boolean;
  expects: 'name' | 'colon' | 'value' | 'comma';
  name: string;
  hasType: boolean;
  hasMaterial: boolean;
  /** Of a key list, and of the object it is a member of: one of its elements is a key. */
  holdsKeys: boolean;
  element: number;
  /** Of a key list, the objects in it; of an object, those of its key list. */
  keys: KeyPlace[];
}

/** Deeper than any key lies in a file; what is deeper is read as if it began there. */
const deepest = 100;

/**
 * Walks through everything that could be a literal. Text that fits none makes all that is open broken, and reading goes
 * on behind it, so each character is looked at once, and once more where it is in a string that may hold a key.
 */
function spansIn(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let open: Open[] = [];
  let escaped = false;
  let index = from;
  for (;;) {
    if (open.length === 0) {
      index = text.indexOf('{', index);
      if (index < 0 || index >= to) return spans;
      escaped = startsEscaped(text, index + 1);
      open = [opened(index, true, spans.length, false)];
      index++;
    }
    const lexeme = lexemeAt(text, index, escaped);
    if (lexeme.kind === 'end' || lexeme.end > to) return spans;
    const fits = accept(text, lexeme, open, spans, escaped);
    if (!fits) open = [];
    if (lexeme.kind === 'string' && !escaped && holdsType(text, lexeme)) {
      spans.push(...spansIn(text, lexeme.start + 1, lexeme.end - 1));
    }
    // An object may begin where it did not fit, and a quote may be none.
    index = fits ? lexeme.end : text.charAt(lexeme.start) === '{' ? lexeme.start : lexeme.end;
  }
}

/** Longer than `"kty"`, and with that in it: JSON in a string. */
function holdsType(text: string, { start, end }: Lexeme): boolean {
  return end - start > 20 && text.slice(start, end).includes('kty');
}

/** Whether the first name in the object is in quotes that are escaped, as in a string that holds JSON. */
function startsEscaped(text: string, from: number): boolean {
  const { kind, start } = lexemeAt(text, from, true);
  return kind === 'string' && text.startsWith('\\"', start);
}

function opened(start: number, isObject: boolean, spansBefore: number, isKeyList: boolean): Open {
  const expects = isObject ? 'name' : 'value';
  return {
    start,
    isObject,
    spansBefore,
    isKeyList,
    expects,
    name: '',
    hasType: false,
    hasMaterial: false,
    holdsKeys: false,
    element: 0,
    keys: [],
  };
}

/** Takes one lexeme; false when it cannot stand there. */
function accept(text: string, lexeme: Lexeme, open: Open[], spans: Span[], escaped: boolean): boolean {
  const top = open.at(-1);
  if (top === undefined) return false;
  const { kind } = lexeme;
  if (kind === 'close') return close(text, lexeme, open, spans, escaped);
  switch (top.expects) {
    case 'name':
      if (kind !== 'string' && kind !== 'word') return false;
      top.name = nameOf(text, lexeme, escaped);
      top.expects = 'colon';
      return true;
    case 'colon':
      top.expects = 'value';
      return kind === 'colon';
    case 'comma':
      top.expects = top.isObject ? 'name' : 'value';
      top.element++;
      return kind === 'comma';
    default:
      return acceptValue(text, lexeme, top, open, spans.length);
  }
}

function acceptValue(text: string, { kind, start, end }: Lexeme, top: Open, open: Open[], spans: number): boolean {
  top.expects = 'comma';
  if (top.isObject && kind === 'string' && top.name === 'kty') top.hasType = true;
  if (top.isObject && materialNames.has(top.name)) top.hasMaterial = true;
  switch (kind) {
    case 'open': {
      if (open.length >= deepest) return false;
      const isObject = text.charAt(start) === '{';
      open.push(opened(start, isObject, spans, !isObject && top.isObject && top.name === 'keys'));
      return true;
    }
    case 'word':
      return literalWords.has(text.slice(start, end));
    default:
      return kind === 'string' || kind === 'number';
  }
}

/** Without one of them an object with a `kty` only asks for a key, as in the parameters of a function. */
const materialNames: ReadonlySet<string> = new Set(['n', 'x', 'y', 'd', 'k', 'pub', 'priv', 'x5c']);
const literalWords: ReadonlySet<string> = new Set(['true', 'false', 'null', 'undefined', 'True', 'False', 'None']);

function nameOf(text: string, { kind, start, end }: Lexeme, escaped: boolean): string {
  const quotes = kind === 'word' ? 0 : escaped ? 2 : 1;
  // Only two short names matter, and neither needs an escape.
  return end - start > 10 ? '' : text.slice(start + quotes, end - quotes);
}

/** Ends the innermost open object or array, and records it when it is a key or a set. */
function close(text: string, { start, end }: Lexeme, open: Open[], spans: Span[], escaped: boolean): boolean {
  const top = open.at(-1);
  const isBrace = text.charAt(start) === '}';
  if (top?.isObject !== isBrace || top.expects === 'colon' || (top.isObject && top.expects === 'value')) return false;
  open.pop();
  const parent = open.at(-1);
  if (!top.isObject) {
    if (top.isKeyList && parent !== undefined) Object.assign(parent, { keys: top.keys, holdsKeys: top.holdsKeys });
    return true;
  }
  const isKey = top.hasType && top.hasMaterial;
  if (parent?.isKeyList === true) {
    parent.keys.push({ index: parent.element, start: top.start, end });
    parent.holdsKeys ||= isKey;
  }
  if (!top.holdsKeys && !isKey) return true;
  spans.splice(top.spansBefore);
  const kind = top.holdsKeys ? 'jwks' : 'jwk';
  spans.push({ start: top.start, end, kind, escaped, keys: top.holdsKeys ? top.keys : [] });
  return true;
}
