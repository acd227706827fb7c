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

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a JSON object that has been parsed: one linear walk over text known to be valid. */
function readObjectText(text: string, value: JsonObject): ObjectText {
  const members: Member[] = [];
  const seen = new Set<string>();
  let nested = false;
  let index = skipWhitespace(text, skipWhitespace(text, 0) + 1);
  while (text.charCodeAt(index) === quote) {
    const nameStart = index;
    index = skipString(text, index);
    const name = textOfString(text, nameStart, index);
    const start = skipWhitespace(text, skipWhitespace(text, index) + 1);
    const first = text.charCodeAt(start);
    nested ||= first === brace || first === bracket;
    const end = skipValue(text, start);
    const duplicate = seen.has(name);
    seen.add(name);
    members.push({ name, value: value[name] ?? null, raw: text.slice(start, end), nameStart, start, end, duplicate });
    index = skipWhitespace(text, end);
    if (text.charCodeAt(index) === comma) index = skipWhitespace(text, index + 1);
  }
  const repeated = seen.size < members.length;
  return {
    text,
    members: repeated ? members.map((member) => ownValue(member)) : members,
    duplicatePaths: repeated || nested ? findDuplicates(text) : [],
  };
}

/** Where names repeat, what stands at each place has to be read from there. */
function ownValue(member: Member): Member {
  return { ...member, value: parseJson(member.raw) ?? null };
}

/** The value of the string literal at `text[start..end)`. */
function textOfString(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(parseJson(text.slice(start, end))) : inner;
}

const quote = 34;
const comma = 44;
const bracket = 91;
const brace = 123;
