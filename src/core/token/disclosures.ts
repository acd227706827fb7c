/** Puts the disclosures of an SD-JWT in the places of their digests (RFC 9901 section 7.1), reporting where a verifier would refuse. */
import { decodeBase64url, encodeBase64url } from './base64url';
import type { Disclosure, DisclosureState, JsonObject, JsonValue, Segment, SelectiveDisclosure } from './decoded';
import { isJsonObject, parseJson } from './json';
import { skipWhitespace } from './jsonWalk';
import { digestWith } from './sdHash';
import { decodeUtf8, encodeUtf8 } from './utf8';

/** A disclosure as it stands in the token. */
export interface WrittenDisclosure {
  readonly text: string;
  readonly segment: Segment;
}

/** Digests that lie deeper than this are left in place: the walk recurses, and no real token comes near. */
export const maxDisclosureDepth = 64;

/** What follows from the text of a disclosure alone. */
interface Reading {
  /** `''` with a hash algorithm that is not known. */
  readonly digest: string;
  readonly content: { readonly name: string | undefined; readonly value: JsonValue } | undefined;
}

/** A disclosure on its way to its place. */
interface Entry extends Reading {
  readonly segment: Segment;
  readonly children: Entry[];
  state: DisclosureState;
  path: string | undefined;
  placed: boolean;
}

const openBracket = 91;

interface Walk {
  readonly byDigest: ReadonlyMap<string, Entry>;
  /** Every digest met: each may be met once, so no disclosure is placed twice and no cycle is possible. */
  readonly met: Set<string>;
  undisclosed: number;
}

/**
 * Matches disclosures to digests. A disclosure that a verifier would refuse stays out of `disclosedClaims`; with a hash
 * algorithm that is not known here no digest is computed (each is `''`) and all disclosures are `unreferenced`.
 * The value of a {@link Disclosure} is as signed; what is disclosed inside it are its children.
 */
export function disclose(
  claims: JsonObject | undefined,
  written: readonly WrittenDisclosure[],
): Omit<SelectiveDisclosure, 'keyBinding'> {
  const named = claims?.['_sd_alg'];
  const hashAlgorithm = named === undefined ? 'sha-256' : typeof named === 'string' ? named : '';
  const byDigest = new Map<string, Entry>();
  const readings = new Map<string, Reading>();
  const entries = written.map(({ text, segment }) => {
    // A text that is repeated is read and hashed once: a token may be nothing but the same `~` thousands of times.
    const reading = readings.get(text) ?? readDisclosure(text, hashAlgorithm);
    readings.set(text, reading);
    return entryOf(reading, segment, byDigest);
  });
  const walk: Walk = { byDigest, met: new Set(), undisclosed: 0 };
  const roots: Entry[] = [];
  const disclosedClaims = claims === undefined ? undefined : placeInObject(walk, claims, '', roots, 0);
  const inTree = new Set(roots);
  return {
    disclosedClaims,
    hashAlgorithm,
    disclosures: entries.filter((entry) => !entry.placed || inTree.has(entry)).map(toDisclosure),
    undisclosedCount: walk.undisclosed,
  };
}

function readDisclosure(text: string, hashAlgorithm: string): Reading {
  // The digest is over the text as written (RFC 9901 section 4.2.3), whatever it decodes to.
  const digest = digestWith(hashAlgorithm, encodeUtf8(text));
  return { digest: digest === undefined ? '' : encodeBase64url(digest), content: readContent(text) };
}

function entryOf({ digest, content }: Reading, segment: Segment, byDigest: Map<string, Entry>): Entry {
  const repeated = byDigest.has(digest);
  const state = content === undefined ? 'malformed' : repeated ? 'duplicate' : 'unreferenced';
  const entry: Entry = { segment, digest, content, children: [], state, path: undefined, placed: false };
  if (digest !== '' && !repeated) byDigest.set(digest, entry);
  return entry;
}

/** `[salt, name, value]` for a member, `[salt, value]` for an array element (RFC 9901 section 4.2). */
function readContent(text: string): Entry['content'] {
  const { bytes, problem } = decodeBase64url(text);
  const decoded = decodeUtf8(bytes);
  // An exception costs more than all the rest, so what cannot be an array is not tried.
  if (problem !== undefined || !decoded.valid || !beginsAsArray(decoded.text)) return undefined;
  const list = parseJson(decoded.text);
  if (!Array.isArray(list)) return undefined;
  // Array.isArray gives `any[]` for a readonly array; the elements are JSON values.
  const [, second, third] = list as readonly JsonValue[];
  if (list.length === 2 && second !== undefined) return { name: undefined, value: second };
  if (list.length !== 3 || typeof second !== 'string' || third === undefined) return undefined;
  return { name: second, value: third };
}

function beginsAsArray(text: string): boolean {
  return text.charCodeAt(skipWhitespace(text, 0)) === openBracket;
}

function placeInValue(walk: Walk, value: JsonValue, path: string, siblings: Entry[], depth: number): JsonValue {
  if (typeof value !== 'object' || value === null || depth > maxDisclosureDepth) return value;
  return isJsonObject(value)
    ? placeInObject(walk, value, path, siblings, depth)
    : placeInArray(walk, value, path, siblings, depth);
}

function placeInObject(walk: Walk, object: JsonObject, path: string, siblings: Entry[], depth: number): JsonObject {
  const members = new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined || (name === '_sd' && Array.isArray(value)) || (name === '_sd_alg' && depth === 0))
      continue;
    members.set(name, placeInValue(walk, value, pathTo(path, name), siblings, depth + 1));
  }
  const digests = Object.hasOwn(object, '_sd') ? object['_sd'] : undefined;
  for (const digest of Array.isArray(digests) ? digests : []) {
    const entry = takeEntry(walk, digest);
    if (entry?.content === undefined) continue;
    const { name, value } = entry.content;
    if (name === undefined || name === '_sd' || name === '...' || members.has(name)) {
      entry.state = 'malformed';
      continue;
    }
    matched(entry, pathTo(path, name), siblings);
    members.set(name, placeInValue(walk, value, pathTo(path, name), entry.children, depth + 1));
  }
  // Object.fromEntries defines, it does not assign: a claim called __proto__ stays an ordinary one.
  return Object.fromEntries(members);
}

function placeInArray(
  walk: Walk,
  array: readonly JsonValue[],
  path: string,
  siblings: Entry[],
  depth: number,
): readonly JsonValue[] {
  return array.flatMap((element, index) => {
    const place = `${path}[${String(index)}]`;
    const digest = digestElement(element);
    if (digest === undefined) return [placeInValue(walk, element, place, siblings, depth + 1)];
    const entry = takeEntry(walk, digest);
    if (entry?.content === undefined) return [];
    if (entry.content.name !== undefined) {
      entry.state = 'malformed';
      return [];
    }
    matched(entry, place, siblings);
    return [placeInValue(walk, entry.content.value, place, entry.children, depth + 1)];
  });
}

/** The digest in `{"...": digest}`, which stands for an array element. */
function digestElement(element: JsonValue): string | undefined {
  if (!isJsonObject(element) || Object.keys(element).length !== 1) return undefined;
  const digest = element['...'];
  return typeof digest === 'string' ? digest : undefined;
}

/** The disclosure for a digest, when it has one and is met for the first time. */
function takeEntry(walk: Walk, digest: unknown): Entry | undefined {
  if (typeof digest !== 'string') return undefined;
  const entry = walk.byDigest.get(digest);
  if (walk.met.has(digest)) {
    if (entry !== undefined && entry.state !== 'malformed') {
      entry.state = 'duplicate';
      entry.path = undefined;
    }
    return undefined;
  }
  walk.met.add(digest);
  if (entry === undefined) walk.undisclosed++;
  return entry;
}

function matched(entry: Entry, path: string, siblings: Entry[]): void {
  entry.state = 'matched';
  entry.path = path;
  entry.placed = true;
  siblings.push(entry);
}

/** A path is for reading. Uncut, one long name above thousands of disclosures would make gigabytes of a small token. */
const maxPathLength = 500;

function pathTo(path: string, name: string): string {
  if (path.length + name.length >= maxPathLength) return `${`${path}.`.slice(0, maxPathLength)}…`;
  return path === '' ? name : `${path}.${name}`;
}

function toDisclosure({ state, content, digest, path, children, segment }: Entry): Disclosure {
  const { name, value } = content ?? { name: undefined, value: undefined };
  return { state, name, value, digest, path, children: children.map(toDisclosure), segment };
}
