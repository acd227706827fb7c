/** What of the key cache survives a reload, as plain JSON: public keys and metadata, and nothing private. */
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { keyOfJwk, keysInPem, type PublishedKey } from './keySet';
import { maxFreshSeconds, type Kept } from './memory';
import { readMetadata, type IssuerMetadata } from './metadataDocument';

/** The entries of a cache, each under the key it has in memory. */
export interface StoredKeys {
  readonly keySets: readonly StoredEntry<readonly PublishedKey[]>[];
  readonly metadata: readonly StoredEntry<IssuerMetadata>[];
}

type StoredEntry<Value> = readonly [key: string, kept: Kept<Value>];

const version = 1;
const maxEntries = 200;

/** Of metadata, what lies deeper than a list of texts is left out. */
export function toStoredJson({ keySets, metadata }: StoredKeys): JsonObject {
  return {
    version,
    keySets: keySets
      .map(([key, kept]) => ({ ...entryJson(key, kept), keys: kept.value.flatMap(keyJson) }))
      .filter(isShort),
    metadata: metadata.map(([key, kept]) => ({ ...entryJson(key, kept), ...metadataJson(kept.value) })).filter(isShort),
  };
}

/** In UTF-16 units; ten times what any known issuer publishes. What is longer is fetched anew after a reload. */
const longestEntry = 200_000;

/** The editor holds all of its state in memory, and writes all of it anew each time. */
function isShort(entry: JsonObject): boolean {
  return JSON.stringify(entry).length <= longestEntry;
}

/** Reads what {@link toStoredJson} made. Never throws: whatever is not as it should be is left out. */
export function fromStoredJson(stored: unknown, now: Date): StoredKeys {
  // Whatever storage gives is read as JSON, member by member.
  const root = stored as JsonValue | undefined;
  if (!isJsonObject(root) || root['version'] !== version) return { keySets: [], metadata: [] };
  return {
    keySets: entriesIn(root['keySets'], now, keysFrom),
    metadata: entriesIn(root['metadata'], now, metadataFrom),
  };
}

function entryJson(key: string, kept: Kept<unknown>): JsonObject {
  return { key, obtainedAt: kept.obtainedAt.getTime(), freshUntil: kept.freshUntil.getTime() };
}

function entriesIn<Value>(
  list: JsonValue | undefined,
  now: Date,
  read: (entry: JsonObject, obtainedAt: Date) => Value | undefined,
): readonly StoredEntry<Value>[] {
  return listOf(list)
    .slice(0, maxEntries)
    .flatMap((entry): readonly StoredEntry<Value>[] => {
      if (!isJsonObject(entry)) return [];
      const { key, obtainedAt, freshUntil } = entry;
      if (typeof key !== 'string' || typeof obtainedAt !== 'number' || typeof freshUntil !== 'number') return [];
      if (!(obtainedAt >= 0 && obtainedAt <= now.getTime() && freshUntil >= obtainedAt)) return [];
      const value = read(entry, new Date(obtainedAt));
      // However long it says to be fresh, it is not for longer than anything else.
      const until = new Date(Math.min(freshUntil, obtainedAt + maxFreshSeconds * 1000));
      return value === undefined ? [] : [[key, { value, obtainedAt: new Date(obtainedAt), freshUntil: until }]];
    });
}

function keyJson({ keyId, material }: PublishedKey): readonly JsonObject[] {
  switch (material.kind) {
    case 'jwk':
      return [{ jwk: material.jwk }];
    case 'pem':
      return [{ keyId, pem: material.pem }];
    case 'secret':
      return [];
  }
}

function keysFrom(entry: JsonObject): readonly PublishedKey[] {
  return listOf(entry['keys']).flatMap((key): readonly PublishedKey[] => {
    if (!isJsonObject(key)) return [];
    const { keyId, jwk, pem } = key;
    // Both are read as if they had just been fetched, and lose again what is private.
    if (isJsonObject(jwk)) return [keyOfJwk(jwk)];
    return typeof pem === 'string' ? keysInPem(pem, typeof keyId === 'string' ? keyId : undefined) : [];
  });
}

function metadataJson(metadata: IssuerMetadata): JsonObject {
  const document = Object.entries(metadata.document).filter(
    ([name, value]) => !privateMembers.has(name) && (isTextList(value) || typeof value !== 'object'),
  );
  return { url: metadata.url, document: Object.fromEntries(document) };
}

function metadataFrom({ url, document }: JsonObject, obtainedAt: Date): IssuerMetadata | undefined {
  return typeof url === 'string' && document !== undefined ? readMetadata(document, url, obtainedAt) : undefined;
}

/** RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1, and ML-DSA for JOSE. */
const privateMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  // The type of an array in a JsonValue is lost in Array.isArray.
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function isTextList(value: JsonValue | undefined): value is readonly string[] {
  return listOf(value).every((item) => typeof item === 'string') && Array.isArray(value);
}
