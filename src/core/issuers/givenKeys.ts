/** The keys that a profile itself gives: in the settings, in a file, or as a shared secret. */
import type { JsonObject } from '../token/decoded';
import type { IssuerProfile } from './issuer';
import { keySetFailure, type KeyFetchFailure } from './keyFetch';
import { keysInPem, keysInSet, readKeySet, type KeySetReading, type PublishedKey } from './keySet';

/** Where given keys stand. */
export interface GivenOrigin {
  readonly kind: 'jwks' | 'jwks-file' | 'public-key' | 'public-key-file' | 'shared-secret';
  readonly location: string | undefined;
  readonly obtainedAt: Date | undefined;
}

export type GivenKeys =
  | { readonly status: 'found'; readonly keys: readonly PublishedKey[]; readonly origin: GivenOrigin }
  | {
      readonly status: 'failed';
      readonly failure:
        | KeyFetchFailure
        | { readonly code: 'keys-file-unreadable'; readonly path: string }
        | { readonly code: 'secret-missing' };
    };

export interface GivenKeyDeps {
  readonly now: () => Date;
  readonly readFile?: ((path: string) => Promise<string>) | undefined;
  readonly secretOf?: ((profile: IssuerProfile) => Promise<Uint8Array | undefined>) | undefined;
}

/** Stands for a URL where keys stand in the settings themselves. */
const settings = 'claimcheck.issuers';

/** Undefined when the profile gives none, so that they have to be fetched. Never rejects. */
export type ReadGivenKeys = (profile: IssuerProfile) => Promise<GivenKeys | undefined>;

/** Makes a reader that gives the same objects for the same keys: what is made of a key to check signatures hangs on it. */
export function createGivenKeys(deps: GivenKeyDeps): ReadGivenKeys {
  const sets = new WeakMap<object, KeySetReading>();
  const texts = new Map<string, KeySetReading>();

  function readSet(jwks: JsonObject): KeySetReading {
    const reading = sets.get(jwks) ?? keysInSet(jwks);
    sets.set(jwks, reading);
    return reading;
  }

  function readText(text: string, read: (text: string) => KeySetReading): KeySetReading {
    const reading = texts.get(text) ?? read(text);
    if (texts.size >= mostTexts) texts.clear();
    texts.set(text, reading);
    return reading;
  }

  return async (profile) => {
    if (profile.sharedSecret) return secretOf(profile, deps);
    if (profile.jwks !== undefined) return given(readSet(profile.jwks), settings, originOf('jwks'));
    if (profile.publicKey !== undefined) {
      return given(readText(profile.publicKey, pem), settings, originOf('public-key'));
    }
    const path = profile.jwksFile ?? profile.publicKeyFile;
    if (path === undefined) return undefined;
    const text = await textOf(path, deps);
    if (text === undefined) return { status: 'failed', failure: { code: 'keys-file-unreadable', path } };
    return profile.jwksFile === undefined
      ? given(readText(text, pem), path, originOf('public-key-file', path, deps.now()))
      : given(readText(text, readKeySet), path, originOf('jwks-file', path, deps.now()));
  };
}

/** More key files than anybody has; a text is read by one of the two readers alone, as its profile member says. */
const mostTexts = 50;

async function secretOf(profile: IssuerProfile, deps: GivenKeyDeps): Promise<GivenKeys> {
  const bytes = await deps.secretOf?.(profile).catch(() => undefined);
  if (bytes === undefined) return { status: 'failed', failure: { code: 'secret-missing' } };
  const keys: readonly PublishedKey[] = [{ keyId: undefined, material: { kind: 'secret', bytes }, issuer: undefined }];
  return { status: 'found', keys, origin: originOf('shared-secret') };
}

async function textOf(path: string, deps: GivenKeyDeps): Promise<string | undefined> {
  return deps.readFile?.(path).catch(() => undefined);
}

function pem(text: string): KeySetReading {
  const keys = keysInPem(text);
  return keys.length > 0 ? { status: 'read', keys } : { status: 'failed', code: 'keys-not-a-key-set' };
}

function given(reading: KeySetReading, place: string, origin: GivenOrigin): GivenKeys {
  return reading.status === 'read'
    ? { status: 'found', keys: reading.keys, origin }
    : { status: 'failed', failure: keySetFailure(reading, place) };
}

function originOf(kind: GivenOrigin['kind'], location?: string, obtainedAt?: Date): GivenOrigin {
  return { kind, location, obtainedAt };
}
