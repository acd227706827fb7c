/** JSON values as the panel shows them: structure kept, numbers as written, within the room that a view has. */
import type { ValueView } from '../../shared/panelView';
import { skipString, skipValue, skipWhitespace } from '../token/jsonWalk';
import { cutText, visibleText } from './escape';
import { oneLineJson } from './jsonText';
import { withoutCredentials } from './panelJson';
import { shownName, withoutTokens } from './panelText';

/** What may still be shown in one view; every value takes its share. */
export interface Room {
  items: number;
  characters: number;
}

/** Enough for 10,000 group ids: more is read in the document. */
export function roomOfView(): Room {
  return { items: 10_000, characters: 400_000 };
}

/** Longest text of one value, and of one among many. */
const longestText = 2000;
const longestItem = 500;

/** Nobody follows a tree this deep; what lies below is JSON text. */
const deepestLevel = 8;

/** A value of valid JSON text; `name` decides whether a text is a list of scopes (RFC 6749 section 3.3). */
export function valueView(json: string, name: string, room: Room): ValueView {
  const scopes = scopeNames.has(name) ? scopesIn(json) : undefined;
  if (scopes !== undefined) return chips(scopes, scopes.length, room);
  return viewAt(withoutCredentials(json, name), 0, room);
}

const scopeNames: ReadonlySet<string> = new Set(['scope', 'scp', 'scopes']);

/** Undefined for what is no text, or one without a scope. */
function scopesIn(json: string): readonly string[] | undefined {
  if (!json.startsWith('"')) return undefined;
  const scopes = textOf(json)
    .split(' ')
    .filter((scope) => scope !== '');
  return scopes.length > 0 ? scopes : undefined;
}

function viewAt(json: string, level: number, room: Room): ValueView {
  const first = json.charAt(0);
  if (level >= deepestLevel && (first === '[' || first === '{')) return textView('literal', jsonLine(json), room);
  switch (first) {
    case '"':
      return textView('string', withoutTokens(plainText(json)), room);
    case '[':
      return arrayView(json, level, room);
    case '{':
      return objectView(json, level, room);
    default:
      return textView(/^[-\d]/.test(first) ? 'number' : 'literal', json, room);
  }
}

function jsonLine(json: string): string {
  return withoutTokens(oneLineJson(json, Infinity).text);
}

function textView(kind: 'string' | 'number' | 'literal', whole: string, room: Room): ValueView {
  const { text, truncated } = cutText(whole, Math.min(longestText, Math.max(room.characters, 100)));
  return { kind, text: visibleIn(room, text), truncated };
}

function arrayView(json: string, level: number, room: Room): ValueView {
  const parts = partsOf(json, room.items);
  const isFlat = parts.items.every(({ value }) => !/^[[{]/.test(value));
  if (isFlat)
    return chips(
      parts.items.map(({ value }) => scalarText(value)),
      parts.total,
      room,
    );
  room.items -= parts.items.length;
  return {
    kind: 'array',
    items: within(parts.items, room, ({ value }) => viewAt(value, level + 1, room)),
    total: parts.total,
  };
}

function objectView(json: string, level: number, room: Room): ValueView {
  const parts = partsOf(json, room.items);
  room.items -= parts.items.length;
  const members = within(parts.items, room, ({ name, value }) => ({
    name: visibleIn(room, shownName(name)),
    value: viewAt(value, level + 1, room),
  }));
  return { kind: 'object', members, total: parts.total };
}

function chips(texts: readonly string[], total: number, room: Room): ValueView {
  const shown = texts.slice(0, Math.max(room.items, 0));
  room.items -= shown.length;
  const items = within(shown, room, (text) => {
    const cut = cutText(withoutTokens(text), longestItem);
    return visibleIn(room, cut.truncated ? `${cut.text}…` : cut.text);
  });
  return { kind: 'chips', items, total };
}

/** What is written out takes the room that it needs so: up to nine characters for one. */
function visibleIn(room: Room, text: string): string {
  const visible = visibleText(text);
  room.characters -= visible.length;
  return visible;
}

/** As many as there is room for; the first always, so that no value looks empty that is not. */
function within<From, To>(from: readonly From[], room: Room, view: (one: From) => To): readonly To[] {
  const views: To[] = [];
  for (const one of from) {
    if (views.length > 0 && room.characters <= 0) break;
    views.push(view(one));
  }
  return views;
}

function scalarText(json: string): string {
  return json.startsWith('"') ? plainText(json) : json;
}

/** Bare, as one reads it; in quotation marks where a number, a literal, a list or nothing at all would look the same. */
function plainText(json: string): string {
  const text = textOf(json);
  return isMistakable(text) ? `"${text}"` : text;
}

function isMistakable(text: string): boolean {
  // Any other white space at the ends is written out.
  return /^(?:["[{ ]|(?:true|false|null)$|$)| $/i.test(text) || !Number.isNaN(Number(text));
}

function textOf(json: string): string {
  // A text inside valid JSON is one itself.
  return json.includes('\\') ? String(JSON.parse(json)) : json.slice(1, -1);
}

interface Part {
  /** Empty in an array. */
  readonly name: string;
  readonly value: string;
}

/**
 * The JSON text that the places in arrays and objects lead to, one for each level and counted from 0; undefined where
 * they lead nowhere.
 */
export function partAt(json: string, places: readonly number[]): string | undefined {
  let part: string | undefined = json;
  for (const place of places) {
    part = part !== undefined && /^[[{]/.test(part) ? partsOf(part, place + 1).items[place]?.value : undefined;
  }
  return part;
}

/** The first `most` items of an array or members of an object, and how many there are. */
function partsOf(json: string, most: number): { readonly items: readonly Part[]; readonly total: number } {
  const items: Part[] = [];
  let total = 0;
  let at = skipWhitespace(json, 1);
  while (at < json.length && json[at] !== ']' && json[at] !== '}') {
    let name = '';
    if (json[0] === '{') {
      const end = skipString(json, at);
      name = items.length < most ? textOf(json.slice(at, end)) : '';
      at = skipWhitespace(json, skipWhitespace(json, end) + 1);
    }
    const end = skipValue(json, at);
    if (items.length < most) items.push({ name, value: json.slice(at, end) });
    total += 1;
    at = skipWhitespace(json, end);
    if (json[at] === ',') at = skipWhitespace(json, at + 1);
  }
  return { items, total };
}
