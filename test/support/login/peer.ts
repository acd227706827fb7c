/** What the tests of sign-in in test/peer share: requests to a server of theirs, and the account of every flow. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { profileOf, type IssuerSetting } from '../../../src/core/issuers/issuer';
import { createKeySource, type KeySource } from '../../../src/core/issuers/keys';
import type { Http } from '../../../src/core/issuers/http';
import { fetchMetadata } from '../../../src/core/issuers/metadata';
import type { ClientAuthentication, OAuthDeps, OAuthRequest } from '../../../src/core/oauth/client';
import type { OAuthFailureCode, OAuthOutcome } from '../../../src/core/oauth/failure';
import { serverOf } from '../../../src/core/oauth/server';
import type { FlowStep } from '../../../src/core/oauth/trace';
import type { HttpDeps } from '../../../src/host/http';
import { httpTo } from '../peerHttp';

export interface Peer {
  readonly deps: OAuthDeps & { readonly keys: KeySource };
  /** Everything that the flows told, as text: what must not hold a secret. */
  readonly account: () => string;
  readonly steps: readonly FlowStep[];
  /** When requests to a path were sent, in seconds of a time that passes in waits alone. */
  readonly sentAt: (path: string) => readonly number[];
  /** Called in the place of each wait. */
  whileWaiting: () => Promise<void>;
}

/** The way out of the product to `origins`, and a world in which waiting takes no time. */
export function createPeer(origins: readonly string[], limits?: HttpDeps['limits']): Peer {
  const steps: FlowStep[] = [];
  const sent: { readonly path: string; readonly at: number }[] = [];
  const send = httpTo(origins, limits === undefined ? {} : { limits });
  let passed = 0;
  const http: Http = (request) => {
    sent.push({ path: new URL(request.url).pathname, at: passed / 1000 });
    return send(request);
  };
  const peer: Peer = {
    deps: {
      http,
      now: () => new Date(),
      monotonic: () => passed,
      wait: async (milliseconds, signal) => {
        signal.throwIfAborted();
        passed += milliseconds;
        await peer.whileWaiting();
        signal.throwIfAborted();
      },
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
      trace: (step) => steps.push(step),
      keys: createKeySource({ http, now: () => new Date() }),
    },
    account: () => JSON.stringify(steps),
    steps,
    sentAt: (path) => sent.filter((each) => each.path === path).map(({ at }) => at),
    whileWaiting: () => Promise.resolve(),
  };
  return peer;
}

export type RequestSetting = Partial<IssuerSetting> & { readonly issuer: string };

/** A request to a server with metadata, which are fetched first; `dpopKey` as the session would have it. */
export async function requestTo(
  peer: Peer,
  setting: RequestSetting,
  more: Partial<Pick<OAuthRequest, 'authentication' | 'dpopKey'>> = {},
): Promise<OAuthRequest> {
  const profile = profileOf({ name: 'Peer', ...setting });
  const outcome = await fetchMetadata(profile, peer.deps);
  assert.ok(outcome.status === 'found', JSON.stringify(outcome));
  const authentication: ClientAuthentication = { method: 'none' };
  return { profile, server: serverOf(profile, outcome.metadata), authentication, ...more };
}

/** The same to a server without metadata, whose endpoints the profile names. */
export function plainRequest(
  setting: RequestSetting,
  more: Partial<Pick<OAuthRequest, 'authentication' | 'dpopKey'>> = {},
): OAuthRequest {
  const profile = profileOf({ name: 'Peer', discovery: 'none', ...setting });
  return { profile, server: serverOf(profile, undefined), authentication: { method: 'none' }, ...more };
}

export function valueOf<T>(outcome: OAuthOutcome<T>): T {
  assert.ok(outcome.status === 'done', JSON.stringify(outcome));
  return outcome.value;
}

export function codeOf(outcome: OAuthOutcome<unknown>): OAuthFailureCode | 'done' {
  return outcome.status === 'done' ? 'done' : outcome.failure.code;
}

/** For requests that nobody cancels. */
export const { signal: never } = new AbortController();

/** No piece of a secret of eight characters or more may stand in a text. */
export function assertHoldsNone(text: string, secrets: readonly (string | undefined)[]): void {
  for (const secret of secrets) {
    if (secret === undefined) continue;
    assert.ok(secret.length >= 8, 'a canary must be long enough to be told from chance');
    const parts = secret.split('.').filter((part) => part.length >= 8);
    for (const part of [secret, ...parts.slice(1)]) {
      const index = text.indexOf(part);
      assert.equal(
        index,
        -1,
        `a secret of ${String(part.length)} characters stands in ${text.slice(Math.max(0, index - 80), index)}…`,
      );
    }
  }
}
