/** A window of its own: secrets, locks and ledger on disk, and real requests; in this process or in a child. */
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { profileOf } from '../../../src/core/issuers/issuer';
import { refreshTokens } from '../../../src/core/oauth/refresh';
import { serverOf } from '../../../src/core/oauth/server';
import { createLease } from '../../../src/core/sessions/lease';
import { inTurn, type SessionLock } from '../../../src/core/sessions/lock';
import { createRenewer, type Renewer } from '../../../src/core/sessions/renewal';
import { newSession } from '../../../src/core/sessions/newSession';
import type { Session } from '../../../src/core/sessions/session';
import { createSessionStore, type SessionStore } from '../../../src/core/sessions/store';
import { noLedger } from '../../../src/core/sessions/ledger';
import { createLedgerFiles } from '../../../src/host/sessions/ledgerFile';
import { createLockFiles } from '../../../src/host/sessions/lockFile';
import { httpTo } from '../peerHttp';
import { fileSecrets } from './fileSecrets';
import { firstRefreshToken } from './rotatingTokenServer';

export interface ProcessWindowOptions {
  /** Shared by all windows of a test. */
  readonly folder: string;
  readonly origin: string;
  /** `files`: what windows of one machine share; `records`: of windows that share SecretStorage alone. */
  readonly guards: 'files' | 'records' | 'both';
  /** Divides every wait, so that a hundred rounds take seconds; not what makes a holder count as gone. */
  readonly speed?: number;
  /** Called before and after each step that reaches outside. */
  readonly onStep?: () => void;
}

export interface ProcessWindow {
  readonly store: SessionStore;
  readonly renewer: Renewer;
}

export function openProcessWindow(options: ProcessWindowOptions): ProcessWindow {
  const { folder, origin, guards, speed = 1 } = options;
  const watch = <T extends object>(part: T): T => watched(part, options.onStep ?? (() => undefined));
  const secrets = watch(fileSecrets(join(folder, 'secrets')));
  const owner = randomBytes(8).toString('hex');
  const monotonic = (): number => performance.now();
  const wait = (milliseconds: number, signal: AbortSignal): Promise<void> => pause(milliseconds / speed, signal);
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const now = (): Date => new Date();
  const files = createLockFiles({ folder: join(folder, 'locks'), now, monotonic, wait });
  const place = (): string | undefined => files.place();
  const lease = createLease({ secrets, owner, place, monotonic, wait, random });
  const locks = { files: [files], records: [lease], both: [files, lease] } as const;
  const store = createSessionStore(secrets);
  const profile = profileAt(origin);
  const server = serverOf(profile, undefined);
  const deps = { http: httpTo([origin], { limits: { requestsPerMinute: 100_000 } }), now, monotonic, wait, random };
  const renewer = createRenewer({
    store,
    ledger: watch(guards === 'records' ? noLedger : createLedgerFiles(join(folder, 'generations'))),
    lock: watchedLock(inTurn(locks[guards]), watch),
    owner,
    now,
    pause: (milliseconds) => wait(milliseconds, new AbortController().signal),
    prepare: (session) => {
      const request = { profile, server, authentication: { method: 'none' } } as const;
      const { signal } = new AbortController();
      const sender = watch({ send: () => refreshTokens(request, session.tokens, deps, signal) });
      return Promise.resolve({ status: 'done', value: () => sender.send() });
    },
    graceMilliseconds: () => 0,
    closing: new AbortController().signal,
  });
  return { store, renewer };
}

/** A session at the server of {@link startRotatingTokenServer}, as a sign-in leaves it. */
export function firstSession(origin: string): Session {
  const obtainedAt = new Date();
  return newSession({
    profile: profileAt(origin),
    clientId: 'client-1',
    way: 'device-code',
    account: { id: 'subject-1', label: 'Ada' },
    tokens: {
      accessToken: 'access-1',
      tokenType: 'Bearer',
      expiresAt: new Date(obtainedAt.getTime() + 3_600_000),
      refreshToken: firstRefreshToken,
      refreshExpiresAt: undefined,
      idToken: undefined,
      scopes: ['read'],
      issuedTokenType: undefined,
      obtainedAt,
    },
    dpopKey: undefined,
    now: obtainedAt,
  });
}

/** The issuer that the server at this origin stands for. */
export function profileAt(origin: string): ReturnType<typeof profileOf> {
  return profileOf({
    name: 'Peer',
    issuer: origin,
    discovery: 'none',
    clientId: 'client-1',
    tokenEndpoint: `${origin}/token`,
    scopes: ['read'],
  });
}

function watchedLock(lock: SessionLock, watch: <T extends object>(part: T) => T): SessionLock {
  const seen = watch(lock);
  return {
    acquire: async (id, signal) => {
      const held = await seen.acquire(id, signal);
      return typeof held === 'string' ? held : watch(held);
    },
  };
}

function watched<T extends object>(part: T, onStep: () => void): T {
  return new Proxy(part, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        onStep();
        // What is watched has asynchronous functions only.
        const answer: unknown = await (member as (...all: unknown[]) => unknown)(...given);
        onStep();
        return answer;
      };
    },
  });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error('aborted'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
