/** The cache of metadata and key sets: fetches through `Http`, remembers, and keeps what is public over a reload. */
import type { JsonObject } from '../token/decoded';
import { cacheName, partsOfName } from './cacheName';
import type { Http } from './http';
import type { IssuerProfile } from './issuer';
import { fetchKeySet, isPassing, isSameOrigin, keyUrlFault, type KeyFetchFailure } from './keyFetch';
import type { PublishedKey } from './keySet';
import { createMemory, type Fetched, type Memory, type Recalled, type Remembered } from './memory';
import { fetchMetadata, type IssuerMetadata, type MetadataFailure } from './metadata';
import { fromStoredJson, toStoredJson } from './storedKeys';

export type CacheFailure =
  | MetadataFailure
  | KeyFetchFailure
  | { readonly code: 'keys-network-off' }
  | { readonly code: 'keys-host-refused'; readonly url: string };

export interface KeyCacheDeps {
  readonly http: Http;
  readonly now: () => Date;
  readonly store?: { readonly read: () => unknown; readonly write: (value: JsonObject) => void } | undefined;
  readonly approveKeyHost?: ((profile: IssuerProfile, jwksUri: string) => Promise<boolean>) | undefined;
}

export interface KeyCacheEntry {
  readonly issuer: string;
  readonly url: string;
  readonly keyIds: readonly (string | undefined)[];
  readonly obtainedAt: Date;
  readonly freshUntil: Date;
  readonly failure: CacheFailure | undefined;
}

/** One profile's view of the cache. */
export interface RemoteKeys {
  readonly metadata: () => Promise<Recalled<IssuerMetadata, CacheFailure>>;
  /** `metadata` where the URL is from there. */
  readonly keysAt: (
    url: string,
    metadata: IssuerMetadata | undefined,
  ) => Promise<Recalled<readonly PublishedKey[], CacheFailure>>;
}

export interface KeyCache {
  /** Fetches what is missing or stale, and once more when the key id is unknown. */
  readonly fetching: (profile: IssuerProfile, keyId: string | undefined, signal: AbortSignal | undefined) => RemoteKeys;
  /** Sends nothing. */
  readonly looking: (profile: IssuerProfile) => RemoteKeys;
  readonly entries: () => readonly KeyCacheEntry[];
  readonly clear: (issuer?: string) => void;
}

interface Memories {
  readonly metadata: Memory<IssuerMetadata, CacheFailure>;
  readonly keySets: Memory<readonly PublishedKey[], CacheFailure>;
}

export function createKeyCache(deps: KeyCacheDeps): KeyCache {
  const save = (): void => deps.store?.write(storedJson(memories));
  const memories: Memories = { metadata: createMemory(deps.now, save), keySets: createMemory(deps.now, save) };
  let restored = false;
  const open = (): Memories => {
    if (!restored) restore(memories, deps);
    restored = true;
    return memories;
  };
  return {
    fetching: (profile, keyId, signal) => fetching(open(), profile, keyId, signal, deps),
    looking: (profile) => looking(open(), profile),
    entries: () => entriesOf(open()),
    clear: (issuer) => {
      const isMeant = (key: string): boolean => issuer === undefined || partsOfName(key)[0] === issuer;
      open().metadata.forget(isMeant);
      memories.keySets.forget(isMeant);
      save();
    },
  };
}

function fetching(
  { metadata, keySets }: Memories,
  profile: IssuerProfile,
  keyId: string | undefined,
  signal: AbortSignal | undefined,
  deps: KeyCacheDeps,
): RemoteKeys {
  return {
    metadata: () => metadata.recall(metadataKey(profile), (abort) => askMetadata(profile, deps, abort), { signal }),
    keysAt: async (url, from) => {
      const key = cacheName(profile.issuer, url);
      const ask = (abort: AbortSignal): Promise<Fetched<readonly PublishedKey[], CacheFailure>> =>
        askKeys(url, from, profile, deps, abort);
      makeRoom(keySets, profile.issuer, key);
      const first = await keySets.recall(key, ask, { signal });
      const known = keyId === undefined || first.kept?.value.some((each) => each.keyId === keyId) === true;
      // What has just been fetched would be no different.
      return known || first.asked || first.kept === undefined
        ? first
        : keySets.recall(key, ask, { signal, renew: true });
    },
  };
}

/** More than the profiles of an issuer name; metadata that names another place each day must not fill the memory. */
const mostKeySets = 5;

/** Drops what was looked up first of an issuer's key sets when `name` would be one too many. */
function makeRoom(keySets: Memories['keySets'], issuer: string, name: string): void {
  const names = keySets.all().map(([each]) => each);
  const others = names.filter((each) => each !== name && partsOfName(each)[0] === issuer);
  const surplus = new Set(others.slice(0, Math.max(0, others.length + 1 - mostKeySets)));
  if (surplus.size > 0) keySets.forget((each) => surplus.has(each));
}

function looking({ metadata, keySets }: Memories, profile: IssuerProfile): RemoteKeys {
  const seen = <Value>(found: Remembered<Value, CacheFailure> | undefined): Recalled<Value, CacheFailure> => ({
    kept: found?.kept,
    failure: undefined,
    asked: false,
  });
  return {
    metadata: () => Promise.resolve(seen(metadata.peek(metadataKey(profile)))),
    keysAt: (url) => Promise.resolve(seen(keySets.peek(cacheName(profile.issuer, url)))),
  };
}

async function askMetadata(
  profile: IssuerProfile,
  deps: KeyCacheDeps,
  signal: AbortSignal,
): Promise<Fetched<IssuerMetadata, CacheFailure>> {
  const outcome = await fetchMetadata(profile, deps, signal);
  if (outcome.status === 'failed') return failed(outcome.failure);
  return { status: 'found', value: outcome.metadata, maxAgeSeconds: outcome.maxAgeSeconds };
}

async function askKeys(
  url: string,
  metadata: IssuerMetadata | undefined,
  profile: IssuerProfile,
  deps: KeyCacheDeps,
  signal: AbortSignal,
): Promise<Fetched<readonly PublishedKey[], CacheFailure>> {
  const fault = keyUrlFault(url, metadata?.url);
  if (fault !== undefined) return failed({ code: fault, url });
  const isForeign = metadata !== undefined && !isSameOrigin(url, metadata.url);
  // Whoever cannot be asked has not agreed.
  const agreed = !isForeign || (await deps.approveKeyHost?.(profile, url).catch(() => false)) !== false;
  if (!agreed) return failed({ code: 'keys-host-refused', url });
  signal.throwIfAborted();
  const fetched = await fetchKeySet(url, deps.http, signal);
  return fetched.status === 'failed' ? failed(fetched.failure) : fetched;
}

function failed(failure: CacheFailure): Fetched<never, CacheFailure> {
  if (failure.code === 'http-network-off')
    return { status: 'failed', failure: { code: 'keys-network-off' }, passing: true };
  // Who refuses a host is asked again only by whoever asks: the host remembers the answer.
  return { status: 'failed', failure, passing: isPassing(failure.code) || failure.code === 'keys-host-refused' };
}

function entriesOf({ metadata, keySets }: Memories): readonly KeyCacheEntry[] {
  const sets = keySets.all().flatMap(([key, { kept, failed }]): readonly KeyCacheEntry[] => {
    const [issuer = '', url = ''] = partsOfName(key);
    const obtainedAt = kept?.obtainedAt ?? failed?.failedAt;
    const freshUntil = kept?.freshUntil ?? failed?.retryAt;
    if (obtainedAt === undefined || freshUntil === undefined) return [];
    const keyIds = kept?.value.map(({ keyId }) => keyId) ?? [];
    return [{ issuer, url, keyIds, obtainedAt, freshUntil, failure: failed?.failure }];
  });
  // Metadata that never came keeps keys from being looked for at all.
  const missing = metadata.all().flatMap(([key, { kept, failed }]): readonly KeyCacheEntry[] => {
    if (kept !== undefined || failed === undefined) return [];
    const [issuer = ''] = partsOfName(key);
    const { failure, failedAt, retryAt } = failed;
    const url = 'url' in failure ? failure.url : issuer;
    return [{ issuer, url, keyIds: [], obtainedAt: failedAt, freshUntil: retryAt, failure }];
  });
  return [...sets, ...missing];
}

function storedJson({ metadata, keySets }: Memories): JsonObject {
  const keptIn = <Value>(memory: Memory<Value, CacheFailure>) =>
    memory.all().flatMap(([key, { kept }]) => (kept === undefined ? [] : [[key, kept] as const]));
  return toStoredJson({ keySets: keptIn(keySets), metadata: keptIn(metadata) });
}

function restore({ metadata, keySets }: Memories, { store, now }: KeyCacheDeps): void {
  const stored = fromStoredJson(store?.read(), now());
  for (const [key, kept] of stored.metadata) metadata.restore(key, kept);
  for (const [key, kept] of stored.keySets) keySets.restore(key, kept);
}

function metadataKey({ issuer, discovery }: IssuerProfile): string {
  return cacheName(issuer, discovery);
}
