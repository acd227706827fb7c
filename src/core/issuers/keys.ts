/** The keys of configured issuers: where they come from, how long they are kept, and when they are fetched again. */
import { memberOf } from '../rules/facts';
import type { JsonObject } from '../token/decoded';
import { createGivenKeys, type ReadGivenKeys } from './givenKeys';
import type { Http, HttpFailureCode } from './http';
import type { IssuerProfile } from './issuer';
import { createKeyCache, type RemoteKeys } from './keyCache';
import { keyUrlFault } from './keyFetch';
import type { PublishedKey } from './keySet';
import type { Recalled } from './memory';
import type { IssuerMetadata, MetadataFailure } from './metadata';

/** Where a key came from. */
export interface KeyOrigin {
  readonly kind: 'jwks-uri' | 'jwks' | 'jwks-file' | 'public-key' | 'public-key-file' | 'shared-secret';
  /** URL or path; undefined for what stands in the settings or in SecretStorage. */
  readonly location: string | undefined;
  /** When it was fetched or read. */
  readonly obtainedAt: Date | undefined;
}

/** A key of an issuer, not yet imported. */
export interface IssuerKey extends PublishedKey {
  readonly origin: KeyOrigin;
}

export type KeyFailure =
  | MetadataFailure
  | { readonly code: HttpFailureCode; readonly url: string }
  | { readonly code: 'keys-not-cached' }
  /** Network is off: an untrusted workspace, or no consent. */
  | { readonly code: 'keys-network-off' }
  | { readonly code: 'keys-no-source' }
  | {
      readonly code: 'keys-status' | 'keys-not-json' | 'keys-not-a-key-set';
      readonly url: string;
      readonly found?: number;
    }
  | { readonly code: 'keys-too-many'; readonly url: string; readonly found: number }
  | { readonly code: 'keys-file-unreadable'; readonly path: string }
  | { readonly code: 'keys-host-refused'; readonly url: string }
  | { readonly code: 'secret-missing' };

export type KeysOutcome =
  | {
      readonly status: 'found';
      readonly keys: readonly IssuerKey[];
      /** What discovery said; undefined where the profile has none, or it could not be had while the keys could. */
      readonly metadata: IssuerMetadata | undefined;
      /** Why newer keys could not be had, when these are old or lack the wanted one. */
      readonly failure?: KeyFailure | undefined;
    }
  | { readonly status: 'failed'; readonly failure: KeyFailure };

export interface WantedKey {
  /** `kid` of the token; a set that lacks it is fetched again, at most once in a cool-down. */
  readonly keyId: string | undefined;
  /** When it is aborted, `keysOf` rejects with its reason; others who wait for the same request go on waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** What of the cache a person is shown. */
export interface CachedKeySet {
  readonly issuer: string;
  readonly url: string;
  readonly keyIds: readonly (string | undefined)[];
  /** When it was fetched; when that only ever failed, when it failed last. */
  readonly obtainedAt: Date;
  /** Until when it is not fetched again; when that only ever failed, when it may be tried again. */
  readonly freshUntil: Date;
  /** The last failure, while it is remembered. */
  readonly failure: KeyFailure | undefined;
}

export interface KeySource {
  /** The keys of a profile, from the cache while fresh, else fetched; the same request is sent once for all who wait. */
  readonly keysOf: (profile: IssuerProfile, wanted: WantedKey) => Promise<KeysOutcome>;
  /** The same without any request: what is configured or cached, however old, and else `keys-not-cached`. */
  readonly cached: Pick<KeySource, 'keysOf'>;
  readonly entries: () => readonly CachedKeySet[];
  /** Forgets what was cached, of one issuer or of all. */
  readonly clear: (issuer?: string) => void;
}

/** Public keys and metadata only, so that it may lie in ordinary storage. */
export interface KeyStore {
  readonly read: () => unknown;
  /** Called with plain JSON. */
  readonly write: (value: JsonObject) => void;
}

export interface KeySourceDeps {
  readonly http: Http;
  readonly now: () => Date;
  /** Lets the cache survive a reload. */
  readonly store?: KeyStore | undefined;
  readonly readFile?: ((path: string) => Promise<string>) | undefined;
  /** The shared secret of a profile, from SecretStorage. */
  readonly secretOf?: ((profile: IssuerProfile) => Promise<Uint8Array | undefined>) | undefined;
  /**
   * Asked before keys are fetched from an origin that is not that of the metadata; absent: any https one. It has to
   * remember its answer itself: it is asked whenever keys are about to be fetched.
   */
  readonly approveKeyHost?: ((profile: IssuerProfile, jwksUri: string) => Promise<boolean>) | undefined;
}

/**
 * Makes a key source with an empty cache, or with what `store` kept.
 *
 * Keys stay fresh for ten minutes or the smaller `max-age` of the answer; an unknown `kid` fetches again at most every
 * 30 seconds; a failure is remembered, with growing pauses, during which old keys go on serving, for a week at most.
 */
export function createKeySource(deps: KeySourceDeps): KeySource {
  const cache = createKeyCache(deps);
  const readGiven = createGivenKeys(deps);
  return {
    keysOf: (profile, { keyId, signal }) =>
      keysOf(profile, notTooOld(cache.fetching(profile, keyId, signal), deps.now), readGiven),
    cached: {
      keysOf: async (profile) => {
        const outcome = await keysOf(profile, notTooOld(cache.looking(profile), deps.now), readGiven);
        const isMissing = outcome.status === 'failed' && outcome.failure.code === 'keys-no-source';
        return isMissing && hasSource(profile) ? failed({ code: 'keys-not-cached' }) : outcome;
      },
    },
    entries: cache.entries,
    clear: cache.clear,
  };
}

/** Whoever keeps an issuer from being asked must not keep a key in use for ever that the issuer has taken back. */
const longestServiceSeconds = 7 * 86_400;

function notTooOld({ metadata, keysAt }: RemoteKeys, now: () => Date): RemoteKeys {
  const young = <Value, Failure>(recalled: Recalled<Value, Failure>): Recalled<Value, Failure> => {
    const { kept } = recalled;
    const isOld = kept !== undefined && now().getTime() - kept.obtainedAt.getTime() > longestServiceSeconds * 1000;
    return isOld ? { ...recalled, kept: undefined } : recalled;
  };
  return {
    metadata: async () => young(await metadata()),
    keysAt: async (url, from) => young(await keysAt(url, from)),
  };
}

async function keysOf(profile: IssuerProfile, remote: RemoteKeys, readGiven: ReadGivenKeys): Promise<KeysOutcome> {
  const given = await readGiven(profile);
  if (given?.status === 'failed') return given;
  const discovered = profile.discovery === 'none' ? undefined : await remote.metadata();
  const metadata = discovered?.kept?.value;
  if (given !== undefined) return found(given.keys, given.origin, metadata);
  const url = profile.jwksUri ?? metadata?.jwksUri;
  if (url === undefined) return failed(discovered?.failure ?? noUrl(metadata));
  const { kept, failure } = await remote.keysAt(url, profile.jwksUri === undefined ? metadata : undefined);
  if (kept === undefined) return failed(failure ?? { code: 'keys-no-source' });
  return found(kept.value, { kind: 'jwks-uri', location: url, obtainedAt: kept.obtainedAt }, metadata, failure);
}

/** The metadata names no key set, or one at a URL that is not taken. */
function noUrl(metadata: IssuerMetadata | undefined): KeyFailure {
  const url = metadata === undefined ? undefined : memberOf(metadata.document, 'jwks_uri');
  if (metadata === undefined || typeof url !== 'string') return { code: 'keys-no-source' };
  return { code: keyUrlFault(url, metadata.url) ?? 'http-url', url };
}

function found(
  keys: readonly PublishedKey[],
  origin: KeyOrigin,
  metadata: IssuerMetadata | undefined,
  failure?: KeyFailure,
): KeysOutcome {
  return { status: 'found', keys: keys.map((key) => ({ ...key, origin })), metadata, failure };
}

function failed(failure: KeyFailure): KeysOutcome {
  return { status: 'failed', failure };
}

function hasSource({ discovery, jwksUri }: IssuerProfile): boolean {
  return discovery !== 'none' || jwksUri !== undefined;
}
