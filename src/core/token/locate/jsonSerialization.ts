/** Finds the object of a JWS or JWE JSON serialization (RFC 7515 section 7.2, RFC 7516 section 7.2) around one of its members. */
import type { JsonObject, JsonValue } from '../decoded';
import { isJsonObject } from '../json';
import type { TokenMatch } from '../match';
import { encodedMembers } from './headerProbe';
import { backslashesBefore, enclosingOpener, escapedObjectEnd } from './jsonSurroundings';
import { isJson, jsonEnd, stringValue } from './jsonText';

/** What came of an attempt, and on which part of the text it depended. */
export interface JsonAttempt {
  readonly match: TokenMatch | undefined;
  readonly from: number;
  readonly looked: number;
}

/** The JOSE members nest `recipients[n].header.epk` deep; some room for what headers hold. */
const maxDepth = 16;
/** The object itself, or the one whose `signatures` or `recipients` it is in. */
const maxObjects = 2;

/** The serialization with a member whose name, without quotes, begins at `name`; `undefined` when no name stands there. */
export function readJsonSerialization(text: string, name: number, floor: number): JsonAttempt | undefined {
  if (text.charAt(name - 1) !== '"') return undefined;
  const quote = backslashesBefore(text, name - 1) === 0 ? '"' : '\\"';
  let opener = name - quote.length;
  let looked = name;
  for (let objects = 0; objects < maxObjects;) {
    opener = enclosingOpener(text, opener, quote, floor);
    if (opener < 0) break;
    if (text.charAt(opener) === '[') continue;
    objects++;
    const end = quote === '"' ? jsonEnd(text, opener, maxDepth) : escapedObjectEnd(text, opener);
    if (end < 0) return { match: undefined, from: opener, looked: Math.max(looked, ~end) };
    looked = Math.max(looked, end);
    const match = matchOf(text, opener, end, quote);
    if (match !== undefined) return { match, from: opener, looked };
  }
  return { match: undefined, from: opener < 0 ? floor : opener, looked };
}

function matchOf(text: string, start: number, end: number, quote: string): TokenMatch | undefined {
  const written = text.slice(start, end);
  const compact = quote === '"' ? written : stringOf(`"${written}"`);
  const object = compact === undefined ? undefined : valueOf(compact);
  if (compact === undefined || !isJsonObject(object)) return undefined;
  const form = isJwe(object) ? 'jwe' : isJws(object) ? 'jws' : undefined;
  return form === undefined ? undefined : { start, end, compact, form };
}

/** The value of a JSON text; undefined when it is none. Asked before parsed, since an exception costs a thousand times more. */
function valueOf(json: string): JsonValue | undefined {
  // JSON.parse is typed `any`; a JsonValue is what it gives by definition.
  return isJson(json) ? (JSON.parse(json) as JsonValue) : undefined;
}

function stringOf(json: string): string | undefined {
  const value = valueOf(json);
  return typeof value === 'string' ? value : undefined;
}

function isJws(object: JsonObject): boolean {
  const { payload, signatures } = object;
  if (payload !== undefined && typeof payload !== 'string') return false;
  const all = Array.isArray(signatures) ? elementsOf(signatures) : [object];
  return all.length > 0 && all.every((each) => typeof each['signature'] === 'string') && all.some(namesAlgorithm);
}

function isJwe(object: JsonObject): boolean {
  const { ciphertext, recipients } = object;
  if (typeof ciphertext !== 'string' || ciphertext === '') return false;
  return [object, ...elementsOf(recipients)].some(namesAlgorithm);
}

function elementsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((element: JsonValue) => isJsonObject(element)) : [];
}

/** True when one of the headers has `alg`, which decides for JSON as for compact tokens. */
function namesAlgorithm(object: JsonObject): boolean {
  const { protected: encoded, header, unprotected } = object;
  for (const each of [header, unprotected]) {
    if (isJsonObject(each) && typeof each['alg'] === 'string' && each['alg'].trim() !== '') return true;
  }
  const alg = typeof encoded === 'string' ? stringValue(encodedMembers(encoded)?.get('alg')) : undefined;
  return alg !== undefined && alg.trim() !== '';
}
