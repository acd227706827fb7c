/** A server that answers from a script, with a clock that moves only while somebody waits. */
import assert from 'node:assert/strict';
import type { HttpFailureCode } from '../../../../src/core/issuers/http';
import { profileOf, type IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { ClientAuthentication, OAuthDeps, OAuthRequest } from '../../../../src/core/oauth/client';
import type { OAuthFailure, OAuthOutcome } from '../../../../src/core/oauth/failure';
import { serverOf } from '../../../../src/core/oauth/server';
import type { TokenSet } from '../../../../src/core/oauth/tokenSet';
import type { FlowStep } from '../../../../src/core/oauth/trace';
import type { JsonObject } from '../../../../src/core/token/decoded';

export const start = new Date('2026-11-28T12:00:00Z');
export const never = new AbortController().signal;

export interface Seen {
  /** Seconds since the start, by the monotonic clock. */
  readonly at: number;
  readonly request: Request;
  readonly body: string;
}

/** An answer, or a failure below HTTP. */
export type Scripted = Response | HttpFailureCode | ((seen: Seen) => Response | HttpFailureCode | Promise<Response>);

export interface TokenWorld {
  readonly deps: OAuthDeps;
  readonly seen: readonly Seen[];
  readonly steps: readonly FlowStep[];
  /** What every wait was asked to be, in milliseconds. */
  readonly waits: readonly number[];
  /** Seconds that the monotonic clock has gone on. */
  readonly seconds: () => number;
  /** Sets the clock on the wall, and that alone. */
  readonly setWallClock: (seconds: number) => void;
  /** Lets both clocks go on while nothing runs, as when a machine sleeps. */
  readonly sleep: (seconds: number) => void;
  /** Called after each wait. */
  onWait: ((seconds: number) => void) | undefined;
}

/** The last of `script` is answered again and again. */
export function tokenWorld(...script: readonly Scripted[]): TokenWorld {
  let monotonic = 0;
  let wall = start.getTime();
  let randomness = 0;
  let next = 0;
  const seen: Seen[] = [];
  const steps: FlowStep[] = [];
  const waits: number[] = [];
  const world: TokenWorld = {
    seen,
    steps,
    waits,
    onWait: undefined,
    seconds: () => monotonic / 1000,
    setWallClock: (seconds) => void (wall += seconds * 1000),
    sleep: (seconds) => {
      monotonic += seconds * 1000;
      wall += seconds * 1000;
    },
    deps: {
      now: () => new Date(wall),
      // A clock of this kind begins anywhere.
      monotonic: () => monotonic + 123_456,
      wait: async (milliseconds, signal) => {
        await Promise.resolve();
        signal.throwIfAborted();
        waits.push(milliseconds);
        monotonic += milliseconds;
        wall += milliseconds;
        world.onWait?.(monotonic / 1000);
        signal.throwIfAborted();
      },
      random: (bytes) => Uint8Array.from({ length: bytes }, () => randomness++ % 256),
      trace: (step) => void steps.push(step),
      http: async (request) => {
        request.signal.throwIfAborted();
        const now: Seen = { at: monotonic / 1000, request, body: await request.clone().text() };
        seen.push(now);
        const scripted = script[Math.min(next++, script.length - 1)];
        assert.ok(scripted !== undefined, `Nothing is answered to ${request.url}`);
        const answer = typeof scripted === 'function' ? await scripted(now) : scripted;
        if (typeof answer === 'string') throw Object.assign(new Error(answer), { code: answer });
        return answer.clone();
      },
    },
  };
  return world;
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** An error as RFC 6749 section 5.2 has it. */
export function oauthError(error: string, more: JsonObject = {}, status = 400): Response {
  return json(status, { error, ...more });
}

export const pending = oauthError('authorization_pending');
export const slowDown = oauthError('slow_down');
export const granted = json(200, { access_token: 'the-access-token', token_type: 'Bearer', expires_in: 3600 });

export interface RequestOptions {
  readonly setting?: Partial<IssuerSetting>;
  readonly authentication?: ClientAuthentication;
  readonly dpopKey?: JsonObject;
}

/** A public client of a server that does everything as the standards have it. */
export function requestOf({ setting = {}, authentication, dpopKey }: RequestOptions = {}): OAuthRequest {
  const base = 'https://server.example.com';
  const profile = profileOf({
    name: 'example',
    issuer: base,
    clientId: 's6BhdRkqt3',
    scopes: ['read', 'write'],
    tokenEndpoint: `${base}/token`,
    deviceAuthorizationEndpoint: `${base}/device_authorization`,
    revocationEndpoint: `${base}/revoke`,
    ...setting,
  });
  return {
    profile,
    server: serverOf(profile, undefined),
    authentication: authentication ?? { method: 'none' },
    dpopKey,
  };
}

export function tokenSet(members: Partial<TokenSet> = {}): TokenSet {
  return {
    accessToken: 'previous-access-token',
    tokenType: 'Bearer',
    expiresAt: new Date(start.getTime() - 60_000),
    refreshToken: 'previous-refresh-token',
    refreshExpiresAt: undefined,
    idToken: undefined,
    scopes: ['previous-scope'],
    issuedTokenType: undefined,
    obtainedAt: new Date(start.getTime() - 3_660_000),
    ...members,
  };
}

export function doneOf<Value>(outcome: OAuthOutcome<Value>): Value {
  assert.ok(outcome.status === 'done', JSON.stringify(outcome));
  return outcome.value;
}

export function failureOf(outcome: OAuthOutcome<unknown>): OAuthFailure {
  assert.ok(outcome.status === 'failed', 'nothing failed');
  return outcome.failure;
}

/** The body of a form as name and value, in the order sent. */
export function formOf({ body }: Pick<Seen, 'body'>): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(body)];
}
