/** Verdicts over profiles and keys of the test's own, and tokens that fit them. */
import * as vscode from 'vscode';
import { profileOf, type IssuerProfile, type IssuerSetting } from '../../../src/core/issuers/issuer';
import type { KeySource, KeysOutcome } from '../../../src/core/issuers/keys';
import type { ProfileEntries, ProfileEntry, Standing } from '../../../src/host/issuers/entries';
import type { IssuerProfiles } from '../../../src/host/issuers/profiles';
import { createVerdicts, type Verdicts } from '../../../src/host/verdicts';
import { fakeClock, type FakeClock } from '../../support/fakeClock';
import { signedJws, type Json } from '../../support/tokenFactory';

export const issuer = 'https://id.example';
export const audience = 'https://api.example';
const startSeconds = Date.UTC(2026, 10, 22, 12) / 1000;

/** A token of the issuer that lives ten minutes from the start, signed for real; each call has a key of its own. */
export async function signedToken(claims: Json = {}, header: Json = {}): Promise<{ token: string; jwk: Json }> {
  const whole = { iss: issuer, aud: audience, sub: 'someone', iat: startSeconds, exp: startSeconds + 600, ...claims };
  return signedJws('ES256', { kid: 'k1', typ: 'at+jwt', ...header }, whole);
}

export interface TestVerdicts extends Verdicts {
  readonly clock: FakeClock;
  readonly profiles: IssuerProfiles;
  readonly keys: KeySource;
  /** How often keys were asked for, with the network and without. */
  readonly asked: { network: number; cache: number };
  readonly setProfiles: (settings: readonly IssuerSetting[]) => void;
  /** Profiles that the user has not agreed to. */
  readonly setWaiting: (settings: readonly IssuerSetting[]) => void;
  /** What the network answers from now on, and the cache once it did. */
  readonly setKeys: (jwks: readonly Json[]) => void;
  /** Holds back the answers of the network until it is called again. */
  readonly hold: () => () => void;
}

export function createTestVerdicts(settings: readonly IssuerSetting[], jwks: readonly Json[]): TestVerdicts {
  const clock = fakeClock(new Date(startSeconds * 1000));
  const changed = new vscode.EventEmitter<void>();
  const asked = { network: 0, cache: 0 };
  let current: readonly IssuerProfile[] = settings.map(profileOf);
  let waiting: readonly IssuerProfile[] = [];
  let published = jwks;
  let cached: KeysOutcome = { status: 'failed', failure: { code: 'keys-not-cached' } };
  let gate = Promise.resolve();
  const keys: KeySource = {
    keysOf: async (_profile, { signal }) => {
      asked.network += 1;
      await gate;
      signal?.throwIfAborted();
      cached = foundOf(published, clock.now());
      return cached;
    },
    cached: {
      keysOf: () => {
        asked.cache += 1;
        return Promise.resolve(cached);
      },
    },
    entries: () => [],
    clear: () => undefined,
  };
  // What verdicts ask of profiles, and no more.
  const entries = (): Pick<ProfileEntries, 'entries'> => ({
    entries: [...placed(current, 'in-effect'), ...placed(waiting, 'not-agreed')],
  });
  const profiles = { current: () => current, entries, onDidChange: changed.event } as unknown as IssuerProfiles;
  const verdicts = createVerdicts({ clock, profiles, keys });
  return {
    ...verdicts,
    dispose: () => void verdicts.dispose(),
    clock,
    profiles,
    keys,
    asked,
    setProfiles: (next) => {
      current = next.map(profileOf);
      changed.fire();
    },
    setWaiting: (next) => {
      waiting = next.map(profileOf);
      changed.fire();
    },
    setKeys: (next) => (published = next),
    hold: () => {
      let release = (): void => undefined;
      gate = new Promise((resolve) => (release = resolve));
      return () => release();
    },
  };
}

function foundOf(jwks: readonly Json[], obtainedAt: Date): KeysOutcome {
  return {
    status: 'found',
    metadata: undefined,
    keys: jwks.map((jwk) => ({
      keyId: typeof jwk['kid'] === 'string' ? jwk['kid'] : undefined,
      // Tests write JWKs as plain objects.
      material: { kind: 'jwk', jwk: jwk as never },
      issuer: undefined,
      origin: { kind: 'jwks-uri', location: `${issuer}/jwks`, obtainedAt },
    })),
  };
}

function placed(profiles: readonly IssuerProfile[], standing: Standing): readonly ProfileEntry[] {
  return profiles.map((profile, index) => ({ profile, standing, source: { kind: 'user', index } }));
}
