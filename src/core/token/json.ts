/** Reads a JSON object together with its text: where each member stands, which names occur twice. */
import type { JsonObject, JsonValue, Member, ObjectText } from './decoded';
import { recoverObject } from './jsonRecovery';
import { findDuplicates, skipString, skipValue, skipWhitespace } from './jsonWalk';

/** What a text is, read as JSON (RFC 8259). */
export type JsonReading =
  | { readonly kind: 'object'; readonly value: JsonObject; readonly source: ObjectText }
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** Not JSON, with the members that could be read all the same. */
  | { readonly kind: 'broken'; readonly value: JsonObject | undefined; readonly source: ObjectText | undefined };

/** Reads `text` as JSON, the last of two equal names winning (RFC 7519 section 4). Never throws, at any depth. */
export function readJson(text: string): JsonReading {
  const value = parseJson(text);
  if (value === undefined) return { kind: 'broken', ...recoverObject(text) };
  if (!isJsonObject(value)) return { kind: 'value', value };
  return { kind: 'object', value, source: readObjectText(text, value) };
}

/** `JSON.parse` with `undefined`, which no JSON text means, in the place of an exception. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    // JSON.parse is typed `any`; a JsonValue is what it gives by definition.
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Whether a JSON value is an object: neither null nor an array. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a JSON object that has been parsed: one linear walk over text known to be valid. */
function readObjectText(text: string, value: JsonObject): ObjectText {
  const names = Object.keys(value);
  const values = Object.values(value);
  const members: Member[] = [];
  let nested = false;
  let index = skipWhitespace(text, skipWhitespace(text, 0) + 1);
  while (text.charCodeAt(index) === quote) {
    const nameStart = index;
    const nameEnd = skipString(text, index);
    const start = skipWhitespace(text, skipWhitespace(text, nameEnd) + 1);
    const first = text.charCodeAt(start);
    const end = skipValue(text, start);
    const raw = text.slice(start, end);
    nested ||= (first === brace || first === bracket) && raw.includes('{');
    // Taking what was parsed by its position is much cheaper than reading it again; checked below.
    const name = names[members.length] ?? '';
    members.push({ name, value: values[members.length] ?? null, raw, nameStart, start, end, duplicate: false });
    index = skipWhitespace(text, end);
    if (text.charCodeAt(index) === comma) index = skipWhitespace(text, index + 1);
  }
  const repeated = names.length < members.length;
  return {
    text,
    members: repeated || names.some(isReordered) ? reread(text, members) : members,
    duplicatePaths: repeated || nested ? findDuplicates(text) : [],
  };
}

/** ECMAScript puts names that are array indices first. */
function isReordered(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= 48 && first <= 57;
}

/** Names and values as they are written, where they are not in the order of the parsed object. */
function reread(text: string, members: readonly Member[]): readonly Member[] {
  const seen = new Set<string>();
  return members.map((member) => {
    const name = textOfString(text, member.nameStart);
    const duplicate = seen.has(name);
    seen.add(name);
    return { ...member, name, value: parseJson(member.raw) ?? null, duplicate };
  });
}

/** The value of the string literal that begins at `start`. */
function textOfString(text: string, start: number): string {
  const raw = text.slice(start, skipString(text, start));
  const value = raw.includes('\\') ? parseJson(raw) : undefined;
  return typeof value === 'string' ? value : raw.slice(1, -1);
}

const quote = 34;
const comma = 44;
const bracket = 91;
const brace = 123;
