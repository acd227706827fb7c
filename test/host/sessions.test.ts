/** Sessions in the extension host: kept, renewed, signed out; windows that follow each other; renewal without being asked. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { profileOf, type IssuerProfile } from '../../src/core/issuers/issuer';
import type { TokenSet } from '../../src/core/oauth/tokenSet';
import { serverOf } from '../../src/core/oauth/server';
import { newSession } from '../../src/core/sessions/newSession';
import type { Session, SessionView } from '../../src/core/sessions/session';
import { createAutoRefresh, type AutoRefreshDeps } from '../../src/host/sessions/autoRefresh';
import { createSessions, type Sessions } from '../../src/host/sessions/sessions';
import { createStoreHealth } from '../../src/host/sessions/storeHealth';
import { readSettings } from '../../src/host/settings';
import { fakeClock, type FakeClock } from '../support/fakeClock';
import { memorySecrets, memoryState } from './support/memory';

const start = new Date('2026-11-28T08:00:00Z');

const profile = profileOf({
  name: 'Example',
  issuer: 'https://issuer.example',
  discovery: 'none',
  clientId: 'client',
  scopes: ['read'],
  tokenEndpoint: 'https://issuer.example/token',
  revocationEndpoint: 'https://issuer.example/revoke',
});

function tokens(more: Partial<TokenSet> = {}): TokenSet {
  return {
    accessToken: 'access-1',
    tokenType: 'Bearer',
    expiresAt: new Date(start.getTime() + 3_600_000),
    refreshToken: 'refresh-1',
    refreshExpiresAt: undefined,
    idToken: undefined,
    scopes: ['read'],
    issuedTokenType: undefined,
    obtainedAt: start,
    ...more,
  };
}

function sessionOf(account: string, set = tokens()): Session {
  const way = 'device-code';
  const its = { profile, clientId: 'client', way, account: { id: account, label: account }, tokens: set } as const;
  return newSession({ ...its, dpopKey: undefined, now: start });
}

/** Secrets that tell of changes, as the editor's do. */
function sharedSecrets(): vscode.SecretStorage {
  const secrets = memorySecrets();
  const emitter = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  return {
    ...secrets,
    store: async (key, value) => {
      await secrets.store(key, value);
      emitter.fire({ key });
    },
    delete: async (key) => {
      await secrets.delete(key);
      emitter.fire({ key });
    },
    onDidChange: emitter.event,
  };
}

const log = {
  info: () => undefined,
  warn: () => undefined,
  failure: () => undefined,
  show: () => undefined,
  dispose: () => undefined,
};

describe('sessions', () => {
  let folder: string;
  let clock: FakeClock;
  let secrets: vscode.SecretStorage;
  let profiles: readonly IssuerProfile[];
  const sent: { readonly url: string; readonly body: URLSearchParams }[] = [];
  let answer: (body: URLSearchParams) => Response | Error;
  let opened: Sessions[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-sessions-'));
    clock = fakeClock(start);
    secrets = sharedSecrets();
    profiles = [profile];
    sent.length = 0;
    opened = [];
    let count = 1;
    answer = () => {
      count += 1;
      const members = { access_token: `access-${String(count)}`, refresh_token: `refresh-${String(count)}` };
      return Response.json({ ...members, token_type: 'Bearer', expires_in: 3600 });
    };
  });
  afterEach(() => {
    for (const sessions of opened) sessions.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Waiting ends at once, and a beat never comes. */
  function open(state = memoryState(), storage = folder): Sessions {
    const settings = { ...readSettings(), refreshAutomatically: false };
    const sessions = createSessions({
      secrets,
      state,
      storage: vscode.Uri.file(storage),
      profiles: { current: () => profiles },
      requests: {
        requestFor: (its, { dpopKey }) => {
          const request = {
            profile: its,
            server: serverOf(its, undefined),
            authentication: { method: 'none' },
            dpopKey,
          };
          return Promise.resolve({ status: 'done', value: { ...request, authentication: { method: 'none' } } });
        },
      },
      oauth: {
        http: async (request) => {
          const body = new URLSearchParams(await request.text());
          sent.push({ url: request.url, body });
          const answered = answer(body);
          if (answered instanceof Error) throw answered;
          return answered;
        },
        now: clock.now,
        monotonic: () => 0,
        wait: (milliseconds, signal) =>
          milliseconds < 1_000
            ? new Promise((resolve) => setImmediate(resolve))
            : new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
        random: (bytes) => globalThis.crypto.getRandomValues(new Uint8Array(bytes)),
      },
      clock,
      settings: {
        current: () => settings,
        onDidChange: () => ({ dispose: () => undefined }),
        dispose: () => undefined,
      },
      log,
    });
    opened.push(sessions);
    return sessions;
  }

  it('are kept over the end of a window, listed in the order of signing in, and told of', async () => {
    const sessions = open();
    assert.deepEqual(sessions.known(), []);
    let told = 0;
    sessions.onDidChange(() => {
      told += 1;
    });
    const added = await sessions.add(sessionOf('ada'));
    assert.ok(added.status === 'done');
    assert.ok(told > 0);
    await sessions.add(sessionOf('grace'));
    assert.deepEqual((await open().list()).map(({ account, state }) => [account.label, state]).toSorted(), [
      ['ada', 'active'],
      ['grace', 'active'],
    ]);
  });

  it('give a token as it is while it is fresh, and renewed when it is about to end', async () => {
    const sessions = open();
    const { id } = sessionOf('ada');
    await sessions.add(sessionOf('ada'));
    const fresh = await sessions.token(id);
    assert.equal(fresh.status === 'done' && fresh.value.accessToken, 'access-1');
    assert.equal(sent.length, 0);
    clock.advance(3300);
    const [one, other] = await Promise.all([sessions.token(id), sessions.token(id)]);
    assert.equal(one.status === 'done' && one.value.accessToken, 'access-2');
    assert.deepEqual(one, other);
    assert.equal(sent.length, 1);
    assert.equal(sent[0]?.url, 'https://issuer.example/token');
    assert.equal(sent[0].body.get('refresh_token'), 'refresh-1');
    assert.equal(sessions.known()[0]?.state, 'active');
  });

  it('give a token that lives when it cannot be renewed, and say why when it does not', async () => {
    const sessions = open();
    const { id } = sessionOf('ada');
    await sessions.add(sessionOf('ada'));
    answer = () => Object.assign(new Error('no connection'), { code: 'http-timeout' });
    clock.advance(3300);
    const living = await sessions.token(id);
    assert.equal(living.status === 'done' && living.value.accessToken, 'access-1');
    assert.equal(sessions.known()[0]?.state, 'uncertain');
    clock.advance(300);
    const dead = await sessions.token(id);
    assert.equal(dead.status === 'failed' && dead.failure.code, 'session-uncertain');
    assert.equal(sent.length, 1);
  });

  it('send a refresh token to the issuer and as the client it was made with, to nobody else', async () => {
    const sessions = open();
    const { id } = sessionOf('ada');
    await sessions.add(sessionOf('ada'));
    const renamed = { ...profile, name: 'Another name', scopes: ['more'], resources: ['https://other.example'] };
    for (const others of [
      [],
      [{ ...profile, issuer: 'https://evil.example', tokenEndpoint: 'https://evil.example/token' }],
      [{ ...profile, clientId: 'another' }],
    ]) {
      profiles = others;
      const outcome = await sessions.refresh(id);
      assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-profile-gone');
    }
    assert.equal(sent.length, 0);
    profiles = [renamed];
    assert.equal((await sessions.refresh(id)).status, 'done');
    assert.deepEqual(sent[0]?.body.getAll('resource'), []);
  });

  it('are not taken for gone where SecretStorage cannot be read', async () => {
    const { id } = sessionOf('ada');
    await open().add(sessionOf('ada'));
    const readable = secrets;
    secrets = { ...readable, keys: () => Promise.reject(new Error('no keyring')) };
    const sessions = open();
    await assert.rejects(sessions.list(), /cannot be read/);
    await assert.rejects(sessions.signOut(id), /cannot be read/);
    await assert.rejects(sessions.deleteAll(), /cannot be read/);
    secrets = readable;
    assert.equal((await open().list()).length, 1);
  });

  it('follow what other windows do', async () => {
    const [one, other] = [open(), open()];
    const { id } = sessionOf('ada');
    await one.add(sessionOf('ada'));
    await other.list();
    const changed = new Promise<void>((resolve) => {
      other.onDidChange(() => {
        if (other.known().length === 0) resolve();
      });
    });
    await Promise.all([one.refresh(id), other.refresh(id)]);
    assert.equal(sent.length, 1);
    const [here, there] = await Promise.all([one.token(id), other.token(id)]);
    assert.deepEqual(here, there);
    await one.signOut(id);
    await changed;
    const gone = await other.token(id);
    assert.equal(gone.status === 'failed' && gone.failure.code, 'session-gone');
  });

  it('are revoked and deleted by signing out, and gone for good', async () => {
    const sessions = open();
    const { id } = sessionOf('ada');
    await sessions.add(sessionOf('ada'));
    answer = () => new Response(null, { status: 200 });
    const report = await sessions.signOut(id);
    assert.deepEqual(
      sent.map(({ url, body }) => [url, body.get('token'), body.get('token_type_hint')]),
      [
        ['https://issuer.example/revoke', 'refresh-1', 'refresh_token'],
        ['https://issuer.example/revoke', 'access-1', 'access_token'],
      ],
    );
    assert.deepEqual(report.refreshToken, { kind: 'revoked', status: 200 });
    assert.equal(report.deleted, true);
    assert.deepEqual(await secrets.keys(), ['claimcheck.canary']);
    const again = await sessions.signOut(id);
    assert.equal(again.deleted, true);
    assert.equal(sent.length, 2);
    assert.equal((await sessions.add(sessionOf('ada'))).status, 'done');
    assert.equal((await open().list()).length, 1);
  });

  it('are all deleted, with what is set aside and what nobody can read', async () => {
    const sessions = open();
    await sessions.add(sessionOf('ada'));
    await sessions.add(sessionOf('grace'));
    await secrets.store('claimcheck.session.damaged', 'broken');
    await secrets.store('claimcheck.session.newer', '{"version":2}');
    await secrets.store('of.somebody.else', 'kept');
    assert.deepEqual((await sessions.damaged()).map(({ reason }) => reason).sort(), ['newer-version', 'not-json']);
    answer = () => Object.assign(new Error('no connection'), { code: 'http-timeout' });
    const reports = await sessions.deleteAll();
    assert.deepEqual(
      reports.map(({ deleted, refreshToken }) => [deleted, refreshToken.kind]),
      [
        [true, 'failed'],
        [true, 'failed'],
      ],
    );
    assert.deepEqual([...(await secrets.keys())].sort(), ['claimcheck.canary', 'of.somebody.else']);
    assert.deepEqual(sessions.known(), []);
  });

  it('have one in use: the only one, the one chosen, the newest sign-in', async () => {
    const state = memoryState();
    const sessions = open(state);
    assert.equal(sessions.inUse(), undefined);
    await sessions.add(sessionOf('ada'));
    await sessions.add(sessionOf('grace'));
    assert.equal(sessions.inUse()?.account.label, 'grace');
    sessions.choose(sessionOf('ada').id);
    assert.equal(sessions.inUse()?.account.label, 'ada');
    const next = open(state);
    await next.list();
    assert.equal(next.inUse()?.account.label, 'ada');
    await next.signOut(sessionOf('ada').id);
    assert.equal(next.inUse()?.account.label, 'grace');
  });

  it('change by themselves as time passes', async () => {
    const sessions = open();
    await sessions.add(sessionOf('ada'));
    for (const [seconds, state] of [
      [3240, 'expiring'],
      [360, 'expired'],
    ] as const) {
      const changed = new Promise<void>((resolve) => {
        const subscription = sessions.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
      clock.advance(seconds);
      await changed;
      assert.equal(sessions.known()[0]?.state, state);
    }
  });

  it('end the waiting of who gives up, and not the request', async () => {
    const sessions = open();
    const { id } = sessionOf('ada');
    await sessions.add(sessionOf('ada'));
    const controller = new AbortController();
    const before = answer;
    answer = (body) => {
      controller.abort(new Error('enough'));
      return before(body);
    };
    await assert.rejects(sessions.refresh(id, { signal: controller.signal }), /enough/);
    const token = await sessions.token(id);
    assert.equal(token.status, 'done');
    await sessions.list();
    const stored = await open().token(id);
    assert.equal(stored.status === 'done' && stored.value.accessToken, 'access-2');
  });

  it('leave no token on the disk', async () => {
    const sessions = open();
    const { id } = sessionOf('ada');
    await sessions.add(sessionOf('ada'));
    await sessions.refresh(id);
    await sessions.signOut(id);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const files = names.map((name) => join(folder, name)).filter((file) => statSync(file).isFile());
    assert.ok(files.length > 0);
    for (const text of [...names, ...files.map((file) => readFileSync(file, 'utf8'))]) {
      assert.ok(!/access-|refresh-|ada|issuer/.test(text), text);
    }
  });
});

describe('the health of SecretStorage', () => {
  const at = (hour: number): Date => new Date(start.getTime() + hour * 3_600_000);
  const window = (
    hour: number,
    secrets = memorySecrets(),
    state = memoryState(),
  ): ReturnType<typeof createStoreHealth> =>
    createStoreHealth({ secrets, state, startedAt: at(hour), now: () => at(hour + 0.5) });

  it('is unknown in the first window, and ok in a later one that finds what was left', async () => {
    const [secrets, state] = [memorySecrets(), memoryState()];
    const first = window(1, secrets, state);
    assert.equal(await first(), 'unknown');
    assert.equal(await first(), 'unknown');
    assert.equal(await window(2, secrets, state)(), 'ok');
  });

  it('is not persisted when a later window finds nothing, for as long as that window lives', async () => {
    const state = memoryState();
    await window(1, memorySecrets(), state)();
    const secrets = memorySecrets();
    const later = window(2, secrets, state);
    assert.equal(await later(), 'not-persisted');
    assert.equal(await later(), 'not-persisted');
    assert.equal(await window(3, secrets, state)(), 'ok');
  });

  it('is no worse for a window that began before another one left the canary', async () => {
    const state = memoryState();
    await window(1, memorySecrets(), state)();
    assert.equal(await window(1.2, memorySecrets(), state)(), 'unknown');
  });

  it('is unavailable when what was just kept is not given back, and right again afterwards', async () => {
    const secrets = memorySecrets();
    let works = false;
    const store: vscode.SecretStorage['store'] = (key, value) =>
      works ? secrets.store(key, value) : Promise.reject(new Error('locked'));
    const health = window(1, { ...secrets, store });
    assert.equal(await health(), 'unavailable');
    works = true;
    assert.equal(await health(), 'unknown');
    assert.equal(await window(1, { ...secrets, store: () => Promise.resolve() })(), 'unavailable');
  });
});

describe('automatic renewal', () => {
  const view: SessionView = {
    ...{ id: 's', profile: 'Example', issuer: 'https://issuer.example', account: { id: 'a', label: 'a' }, scopes: [] },
    ...{ requestedScopes: [], way: 'device-code', state: 'active', tokenType: 'Bearer', obtainedAt: start },
    ...{ expiresAt: new Date(start.getTime() + 3_600_000), hasRefreshToken: true, refreshExpiresAt: undefined },
    hasIdToken: false,
  };

  interface World {
    readonly clock: FakeClock;
    readonly renewed: { readonly id: string; readonly after: number }[];
    known: readonly SessionView[];
    focused: boolean;
    trusted: boolean;
    enabled: boolean;
    result: Awaited<ReturnType<AutoRefreshDeps['sessions']['renew']>> | Error;
    readonly tell: () => Promise<void>;
    readonly dispose: () => void;
  }

  function world(more: Partial<World> = {}): World {
    const clock = fakeClock(start);
    const change = new vscode.EventEmitter<void>();
    const settings = readSettings();
    const its: World = {
      clock,
      renewed: [],
      known: [view],
      focused: true,
      trusted: true,
      enabled: true,
      result: { status: 'done', value: undefined },
      tell: async () => {
        change.fire();
        await new Promise((resolve) => setImmediate(resolve));
      },
      dispose: () => void refresh.dispose(),
      ...more,
    };
    const refresh = createAutoRefresh({
      sessions: {
        known: () => its.known,
        onDidChange: change.event,
        renew: (id) => {
          its.renewed.push({ id, after: (clock.now().getTime() - start.getTime()) / 1000 });
          return its.result instanceof Error ? Promise.reject(its.result) : Promise.resolve(its.result);
        },
      },
      clock,
      settings: { current: () => ({ ...settings, refreshAutomatically: its.enabled }), onDidChange: change.event },
      window: { isFocused: () => its.focused, onDidChangeState: change.event },
      isTrusted: () => its.trusted,
      onDidGrantTrust: change.event,
      chance: () => 0.5,
      onDidFail: () => undefined,
    });
    return its;
  }

  /** Time in steps, with room for what it causes. */
  async function pass(its: World, seconds: number, step: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += step) {
      its.clock.advance(step);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('comes in the last tenth of the life of a token, once', async () => {
    const its = world();
    await pass(its, 3284, 1);
    assert.deepEqual(its.renewed, []);
    its.known = [view];
    await pass(its, 2, 1);
    assert.deepEqual(its.renewed, [{ id: 's', after: 3285 }]);
    its.dispose();
  });

  it('waits for the focus, for trust and for the setting', async () => {
    for (const name of ['focused', 'trusted', 'enabled'] as const) {
      const its = world({ [name]: false });
      await pass(its, 3500, 500);
      assert.deepEqual(its.renewed, [], name);
      assert.equal(its.clock.pending(), 0);
      its[name] = true;
      await its.tell();
      its.clock.advance(0);
      assert.equal(its.renewed.length, 1, name);
      its.dispose();
    }
  });

  it('leaves alone what needs a person, and what cannot be renewed', async () => {
    const its = world({
      known: [
        { ...view, state: 'uncertain' },
        { ...view, state: 'ended' },
        { ...view, state: 'outdated' },
        { ...view, state: 'renewing' },
        { ...view, hasRefreshToken: false },
        { ...view, expiresAt: undefined },
      ],
    });
    await pass(its, 7200, 600);
    assert.deepEqual(its.renewed, []);
    its.dispose();
  });

  it('pauses twice as long after each failure, and as long as the server asks', async () => {
    const failed = { status: 'failed', failure: { code: 'oauth-unreachable', mayHaveArrived: false } } as const;
    const its = world({ known: [{ ...view, state: 'expired', expiresAt: start }], result: failed });
    await pass(its, 3600, 1);
    const times = its.renewed.map(({ after }) => after);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    // The clock moves in steps of a second.
    assert.deepEqual(
      gaps.slice(0, 5).map((gap) => Math.floor(gap / 10) * 10),
      [60, 120, 240, 480, 900],
    );
    its.dispose();
    const asked = world({
      known: [{ ...view, state: 'expired', expiresAt: start }],
      result: { status: 'failed', failure: { ...failed.failure, retryAfterSeconds: 600 } },
    });
    await pass(asked, 650, 10);
    assert.equal(asked.renewed.length, 2);
    asked.dispose();
  });

  it('does not ask without end for tokens that have no length', async () => {
    const its = world({ known: [{ ...view, state: 'expired', obtainedAt: start, expiresAt: start }] });
    await pass(its, 300, 1);
    assert.ok(its.renewed.length <= 11, String(its.renewed.length));
    its.dispose();
  });

  it('survives a renewal that throws, and stops with the window', async () => {
    const its = world({ known: [{ ...view, state: 'expired', expiresAt: start }], result: new Error('unexpected') });
    await pass(its, 100, 10);
    assert.equal(its.renewed.length, 2);
    its.dispose();
    await pass(its, 3600, 600);
    await its.tell();
    assert.equal(its.renewed.length, 2);
    assert.equal(its.clock.pending(), 0);
  });
});
