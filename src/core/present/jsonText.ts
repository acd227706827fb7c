/** Lays out JSON text anew without touching what it says: numbers, escapes and duplicate names stay as written. */
import type { JsonValue } from '../token/decoded';
import { visibleJsonString } from './escape';

/** Where one level of indentation begins, and how wide it is. */
export interface Layout {
  /** Levels the text already stands in. */
  readonly level: number;
}

/**
 * JSON text with one member a line and two spaces a level.
 *
 * Below 20 levels everything is written on one line, so that deep nesting cannot make the result quadratic, nor a long
 * list at such a depth more than the 50 MB that the editor shows.
 * Raw invisible characters inside strings become JSON escapes; values stay the same.
 */
export function prettyJson(json: string, layout: Layout = { level: 0 }): string {
  const out: string[] = [];
  let level = layout.level;
  let index = 0;
  while (index < json.length) {
    const character = json.charAt(index);
    const end = tokenEnd(json, index);
    const opens = character === '{' || character === '[';
    if (opens && isClose(json, end)) {
      out.push(character, json.charAt(skipWhitespace(json, end)));
      index = skipWhitespace(json, end) + 1;
      continue;
    }
    if (character === '}' || character === ']') {
      level--;
      out.push(newLine(level + 1, level));
    }
    out.push(character === '"' ? visibleJsonString(json.slice(index, end)) : spaced(json.slice(index, end), character));
    if (opens) {
      level++;
      out.push(newLine(level, level));
    } else if (character === ',') {
      out.push(level > deepestLevel ? ' ' : newLine(level, level));
    }
    index = end;
  }
  return out.join('');
}

/** JSON text on one line without white space between its tokens, at most about `limit` characters of it. */
export function oneLineJson(json: string, limit: number): { readonly text: string; readonly truncated: boolean } {
  let out = '';
  let index = 0;
  if (json.length <= limit && !json.startsWith('{') && !json.startsWith('[')) {
    return { text: json, truncated: false };
  }
  while (index < json.length) {
    if (out.length > limit) {
      return { text: out, truncated: true };
    }
    const end = Math.min(tokenEnd(json, index, index + limit + 1), index + limit + 1);
    const character = json.charAt(index);
    if (!isWhitespace(character)) {
      out += json.slice(index, end);
      // A space after a comma gives a long list somewhere to wrap.
      out += character === ',' ? ' ' : '';
    }
    index = end;
  }
  return { text: out, truncated: false };
}

/** A value as JSON text, for values whose source is not at hand; any depth, and no `toJSON`. */
export function jsonText(value: JsonValue): string {
  const out: string[] = [];
  const pending: (string | { readonly value: JsonValue })[] = [{ value }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') {
      out.push(next);
    } else if (Array.isArray(next.value)) {
      pushArray(next.value, pending);
    } else if (next.value !== null && typeof next.value === 'object') {
      pushObject(Object.entries(next.value), pending);
    } else {
      out.push(scalar(next.value));
    }
  }
  return out.join('');
}

const deepestLevel = 20;

function pushArray(items: readonly JsonValue[], pending: (string | { readonly value: JsonValue })[]): void {
  pending.push(']');
  for (let index = items.length - 1; index >= 0; index--) {
    pending.push({ value: items[index] ?? null });
    if (index > 0) {
      pending.push(',');
    }
  }
  pending.push('[');
}

function pushObject(
  entries: readonly (readonly [string, JsonValue | undefined])[],
  pending: (string | { readonly value: JsonValue })[],
): void {
  pending.push('}');
  for (let index = entries.length - 1; index >= 0; index--) {
    const [name, value] = entries[index] ?? ['', null];
    pending.push({ value: value ?? null }, `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`);
  }
  pending.push('{');
}

function scalar(value: JsonValue): string {
  // `JSON.parse` reads 1e400 as Infinity, which `JSON.stringify` would turn into null.
  if (value === Infinity || value === -Infinity) {
    return value > 0 ? '1e999' : '-1e999';
  }
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/** The end of the JSON token that begins at `index`, white space included as a token; not read beyond `stop`. */
function tokenEnd(json: string, index: number, stop = Infinity): number {
  const character = json.charAt(index);
  if (character === '"') {
    return stringEnd(json, index, stop);
  }
  if (punctuation.includes(character)) {
    return index + 1;
  }
  const whitespace = isWhitespace(character);
  let end = index + 1;
  const limit = Math.min(json.length, stop);
  while (end < limit && isWhitespace(json.charAt(end)) === whitespace && !delimiters.includes(json.charAt(end))) {
    end++;
  }
  return end;
}

const punctuation = '{}[],:';
const delimiters = '{}[],:"';

function stringEnd(json: string, index: number, stop: number): number {
  let end = index + 1;
  while (end < json.length && end < stop && json.charAt(end) !== '"') {
    end += json.charAt(end) === '\\' ? 2 : 1;
  }
  return Math.min(end + 1, json.length);
}

function spaced(token: string, character: string): string {
  if (isWhitespace(character)) {
    return '';
  }
  return character === ':' ? ': ' : token;
}

function newLine(depth: number, level: number): string {
  return depth > deepestLevel ? '' : `\n${'  '.repeat(Math.max(level, 0))}`;
}

function isClose(json: string, from: number): boolean {
  const character = json.charAt(skipWhitespace(json, from));
  return character === '}' || character === ']';
}

function skipWhitespace(json: string, from: number): number {
  let index = from;
  while (index < json.length && isWhitespace(json.charAt(index))) {
    index++;
  }
  return index;
}

function isWhitespace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}
