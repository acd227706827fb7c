/** Renewing: what is sent, what is stored first, and what is left alone when an answer is lost. */
import assert from 'node:assert/strict';
import type { OAuthFailure } from '../../../../src/core/oauth/failure';
import type { RenewerDeps } from '../../../../src/core/sessions/renewal';
import { sessionKey } from '../../../../src/core/sessions/secretStore';
import type { Session } from '../../../../src/core/sessions/session';
import { readSession, sessionText } from '../../../../src/core/sessions/sessionText';
import { memorySecrets, type MemorySecrets } from './memorySecrets';
import { refused, rotatingServer, timeout, type RotatingServer, type ServerOptions } from './rotatingServer';
import { later, sampleSession, start, tokenSet } from './samples';
import { memoryLedger, memoryLock, openWindow, type SessionWindow } from './sessionWindow';
import { createTimeline, type Timeline } from './timeline';

interface World extends SessionWindow {
  readonly secrets: MemorySecrets;
  readonly server: RotatingServer;
  readonly timeline: Timeline;
  readonly id: string;
  readonly stored: () => Session;
  readonly renew: (options?: {
    always?: boolean;
    retryLost?: boolean;
  }) => ReturnType<SessionWindow['renewer']['renew']>;
}

/** A session that was just obtained, and a window that knows it. */
function world(session = sampleSession(), server: Partial<ServerOptions> = {}, more: Partial<RenewerDeps> = {}): World {
  const timeline = createTimeline(start);
  const secrets = memorySecrets(new Map([[sessionKey(session.id), sessionText(session)]]));
  const answering = rotatingServer({ now: timeline.now, ...server });
  const window = openWindow({ secrets, lock: memoryLock(), server: answering, timeline, more });
  const stored = (): Session => {
    const reading = readSession(secrets.entries.get(sessionKey(session.id)) ?? '');
    assert.ok(reading.status === 'read');
    return reading.session;
  };
  const renew: World['renew'] = (options) => timeline.run(window.renewer.renew(session.id, options));
  return { ...window, secrets, server: answering, timeline, id: session.id, stored, renew };
}

const expiring = sampleSession({ tokens: tokenSet({ obtainedAt: later(-3570), expiresAt: later(30) }) });

describe('renewing a session', () => {
  it('sends nothing while the access token is fresh', async () => {
    const { renew, server, secrets } = world();
    const outcome = await renew();
    assert.ok(outcome.status === 'done');
    assert.equal(outcome.value.tokens.accessToken, 'access-1');
    assert.deepEqual(server.received, []);
    assert.deepEqual(secrets.written, []);
  });

  it('renews a token that is about to end, and one that is not when it must', async () => {
    for (const [session, options] of [
      [expiring, {}],
      [sampleSession(), { always: true }],
    ] as const) {
      const { renew, stored, server } = world(session);
      const outcome = await renew(options);
      assert.ok(outcome.status === 'done');
      assert.equal(outcome.value.tokens.accessToken, 'access-2');
      assert.deepEqual(stored(), outcome.value);
      assert.equal(stored().generation, 2);
      assert.equal(stored().tokens.refreshToken, 'refresh-2');
      assert.equal(stored().renewal, undefined);
      assert.deepEqual(server.received, ['refresh-1']);
    }
  });

  it('has the mark in the store before the request goes out, and the answer before it is handed out (RT-3)', async () => {
    const seen: string[] = [];
    const { renew, stored, timeline } = world(expiring, {
      work: () => {
        const { renewal } = stored();
        seen.push(`${String(renewal?.owner)} ${String(renewal?.lost)} ${String(renewal?.startedAt.toISOString())}`);
        return Promise.resolve();
      },
    });
    const outcome = await renew();
    assert.deepEqual(seen, [`window-1 false ${timeline.now().toISOString()}`]);
    assert.equal(outcome.status, 'done');
    assert.equal(stored().tokens.accessToken, 'access-2');
  });

  it('keeps a refresh token that the server did not replace (RT-2)', async () => {
    const { renew, stored, server } = world(expiring, { rotates: false });
    await renew({ always: true });
    await renew({ always: true });
    assert.equal(stored().tokens.refreshToken, 'refresh-1');
    assert.equal(stored().generation, 3);
    assert.deepEqual(server.received, ['refresh-1', 'refresh-1']);
  });

  it('asks once for all who ask at the same time', async () => {
    const { renewer, timeline, id, server } = world(expiring);
    const outcomes = await timeline.run(Promise.all(Array.from({ length: 20 }, () => renewer.renew(id))));
    assert.ok(outcomes.every((outcome) => outcome.status === 'done' && outcome.value.generation === 2));
    assert.deepEqual(server.received, ['refresh-1']);
  });

  it('takes what another window obtained while it waited, in a forced renewal too', async () => {
    const { renewer, timeline, id, server } = world(expiring);
    const both = Promise.all([renewer.renew(id), renewer.renew(id, { always: true })]);
    const [first, second] = await timeline.run(both);
    assert.deepEqual(first, second);
    assert.deepEqual(server.received, ['refresh-1']);
  });

  it('sends nothing without a session, a refresh token, or after it was refused', async () => {
    const cases: readonly (readonly [Partial<Session>, string])[] = [
      [{ tokens: tokenSet({ refreshToken: undefined }) }, 'session-no-refresh-token'],
      [{ ended: 'refresh-token-refused' }, 'session-ended'],
      [{ tokens: tokenSet({ refreshExpiresAt: start }) }, 'session-ended'],
      [{ renewal: { startedAt: later(-3600), owner: 'gone', lost: false } }, 'session-uncertain'],
      [{ renewal: { startedAt: start, owner: 'gone', lost: true } }, 'session-uncertain'],
    ];
    for (const [more, code] of cases) {
      const { renew, server } = world(sampleSession(more));
      const outcome = await renew({ always: true });
      assert.equal(outcome.status === 'failed' && outcome.failure.code, code);
      assert.deepEqual(server.received, []);
    }
    const { timeline, renewer } = world();
    const outcome = await timeline.run(renewer.renew('unknown'));
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-gone');
  });

  it('says so when SecretStorage cannot be read', async () => {
    const { renew, secrets } = world();
    secrets.refuseReads = true;
    const outcome = await renew({ always: true });
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'store-unavailable');
  });

  it('sends nothing when the mark cannot be written', async () => {
    for (const fault of ['refuseWrites', 'forgetWrites'] as const) {
      const { renew, secrets, server, stored } = world(expiring);
      secrets[fault] = true;
      const outcome = await renew();
      assert.equal(outcome.status === 'failed' && outcome.failure.code, 'store-write-failed');
      assert.deepEqual(server.received, []);
      assert.deepEqual(stored(), expiring);
    }
  });

  it('sends nothing when the request cannot be readied', async () => {
    const failure = { code: 'session-profile-gone', mayHaveArrived: false } as const;
    const { renew, secrets } = world(expiring, {}, { prepare: () => Promise.resolve({ status: 'failed', failure }) });
    assert.deepEqual(await renew(), { status: 'failed', failure });
    assert.deepEqual(secrets.written, []);
  });

  it('says busy locks and broken ones apart', async () => {
    for (const [result, code] of [
      ['busy', 'session-locked'],
      ['unavailable', 'store-write-failed'],
    ] as const) {
      const { renew, server } = world(expiring, {}, { lock: { acquire: () => Promise.resolve(result) } });
      const outcome = await renew();
      assert.equal(outcome.status === 'failed' && outcome.failure.code, code);
      assert.deepEqual(server.received, []);
    }
  });

  it('sends nothing when the lock was taken over before', async () => {
    const held = { isHeld: () => Promise.resolve(false), release: () => Promise.resolve() };
    const { renew, server, stored } = world(expiring, {}, { lock: { acquire: () => Promise.resolve(held) } });
    const outcome = await renew();
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-locked');
    assert.deepEqual(server.received, []);
    assert.deepEqual(stored(), expiring);
  });
});

describe('a renewal whose answer is lost', () => {
  const unclear: readonly OAuthFailure[] = [
    timeout,
    { code: 'oauth-unreachable', mayHaveArrived: true },
    { code: 'oauth-server-busy', status: 503, retryAfterSeconds: 5, mayHaveArrived: true },
    { code: 'oauth-server-busy', status: 500, mayHaveArrived: true },
    { code: 'oauth-server-busy', status: 408, mayHaveArrived: true },
    { code: 'oauth-unexpected-answer', status: 200, mayHaveArrived: true },
    { code: 'oauth-dpop-downgraded', status: 200, mayHaveArrived: true },
    { code: 'oauth-id-token-invalid', status: 200, mayHaveArrived: true },
  ];

  it('leaves the mark and is not tried again (RT-4)', async () => {
    for (const failure of unclear) {
      const { renew, server, stored } = world(expiring);
      server.mishaps.push({ kind: 'answer-lost', failure });
      const outcome = await renew();
      assert.deepEqual(outcome, { status: 'failed', failure: { ...failure, code: 'session-uncertain' } });
      assert.equal(stored().renewal?.lost, true);
      assert.deepEqual(stored().tokens, expiring.tokens);
      const again = await renew({ always: true });
      assert.equal(again.status === 'failed' && again.failure.code, 'session-uncertain');
      assert.deepEqual(server.received, ['refresh-1']);
      assert.equal(server.isRevoked(), false);
    }
  });

  it('counts a request that threw as lost', async () => {
    const prepare = (): ReturnType<RenewerDeps['prepare']> =>
      Promise.resolve({ status: 'done', value: () => Promise.reject(new Error('anything')) });
    const { renew, stored } = world(expiring, {}, { prepare });
    const outcome = await renew();
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-uncertain');
    assert.equal(stored().renewal?.lost, true);
  });

  it('is tried again when a person agrees', async () => {
    const { renew, server, stored } = world(expiring);
    server.mishaps.push({ kind: 'failed', failure: timeout });
    await renew();
    const outcome = await renew({ always: true, retryLost: true });
    assert.equal(outcome.status, 'done');
    assert.equal(stored().renewal, undefined);
    assert.equal(stored().generation, 2);
  });

  it('ends the session when the server had done the work and is asked again all the same', async () => {
    const { renew, server, stored } = world(expiring);
    server.mishaps.push({ kind: 'answer-lost', failure: timeout });
    await renew();
    const outcome = await renew({ always: true, retryLost: true });
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-ended');
    assert.equal(stored().ended, 'refresh-token-refused');
    assert.equal(stored().renewal, undefined);
    // The access token may live on, and the person decides about the rest.
    assert.equal(stored().tokens.accessToken, 'access-1');
  });

  it('is tried once more by itself where the provider documents a grace', async () => {
    const { renew, server } = world(expiring, {}, { graceMilliseconds: () => 30_000 });
    server.mishaps.push({ kind: 'failed', failure: timeout });
    const outcome = await renew();
    assert.equal(outcome.status, 'done');
    assert.deepEqual(server.received, ['refresh-1']);
  });

  it('is tried no third time there', async () => {
    let sent = 0;
    const prepare = (): ReturnType<RenewerDeps['prepare']> =>
      Promise.resolve({
        status: 'done',
        value: () => {
          sent += 1;
          return Promise.resolve({ status: 'failed', failure: timeout });
        },
      });
    const { renew } = world(expiring, {}, { graceMilliseconds: () => 30_000, prepare });
    const outcome = await renew();
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-uncertain');
    assert.equal(sent, 2);
    await renew({ always: true });
    assert.equal(sent, 2);
  });

  it('is not tried again when the grace is over by then', async () => {
    const { renew, server, timeline } = world(
      expiring,
      {
        work: () => {
          timeline.advance(29_500);
          return Promise.resolve();
        },
      },
      { graceMilliseconds: () => 30_000 },
    );
    server.mishaps.push({ kind: 'answer-lost', failure: timeout });
    const outcome = await renew();
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-uncertain');
    assert.deepEqual(server.received, ['refresh-1']);
  });

  it('takes what another window stored meanwhile instead of asking again', async () => {
    const { renew, server, store } = world(expiring, {}, { graceMilliseconds: () => 30_000 });
    const other = { ...expiring, generation: 2, tokens: tokenSet({ accessToken: 'theirs' }) };
    server.mishaps.push({ kind: 'failed', failure: timeout });
    const renewing = renew();
    await store.save(other);
    const outcome = await renewing;
    assert.equal(outcome.status === 'done' && outcome.value.tokens.accessToken, 'theirs');
    assert.deepEqual(server.received, []);
  });

  it('left by a window that is gone is tried once within the grace, and not after it', async () => {
    const marked = (seconds: number): Session => ({
      ...expiring,
      renewal: { startedAt: later(-seconds), owner: 'gone', lost: false },
    });
    const within = world(marked(5), {}, { graceMilliseconds: () => 30_000 });
    assert.equal((await within.renew()).status, 'done');
    const after = world(marked(31), {}, { graceMilliseconds: () => 30_000 });
    const outcome = await after.renew();
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-uncertain');
    assert.deepEqual(after.server.received, []);
  });
});

describe('a renewal that fails', () => {
  const harmless: readonly OAuthFailure[] = [
    refused,
    { code: 'oauth-unreachable', http: 'http-too-many', mayHaveArrived: false },
    { code: 'oauth-server-busy', status: 429, retryAfterSeconds: 30, mayHaveArrived: true },
    { code: 'oauth-invalid-client', status: 401, mayHaveArrived: true },
    { code: 'oauth-invalid-scope', status: 400, mayHaveArrived: true },
    { code: 'oauth-interaction-required', status: 400, mayHaveArrived: true },
    { code: 'oauth-refused', error: 'odd', status: 400, mayHaveArrived: true },
    { code: 'oauth-dpop-refused', status: 400, mayHaveArrived: true },
  ];

  it('without the refresh token being used takes the mark back and can be repeated', async () => {
    for (const failure of harmless) {
      const { renew, server, stored } = world(expiring);
      server.mishaps.push({ kind: 'failed', failure });
      assert.deepEqual(await renew(), { status: 'failed', failure });
      assert.deepEqual(stored(), expiring);
      assert.equal((await renew()).status, 'done');
    }
  });

  it('keeps an older mark, of which it says nothing', async () => {
    const renewal = { startedAt: later(-60), owner: 'gone', lost: true };
    const { renew, server, stored } = world({ ...expiring, renewal });
    server.mishaps.push({ kind: 'failed', failure: refused });
    await renew({ always: true, retryLost: true });
    assert.deepEqual(stored().renewal, renewal);
  });

  it('with invalid_grant ends the session only when nobody has replaced the refresh token (RT-5)', async () => {
    const failure: OAuthFailure = { code: 'oauth-invalid-grant', error: 'invalid_grant', mayHaveArrived: true };
    const alone = world(expiring);
    alone.server.mishaps.push({ kind: 'failed', failure });
    assert.deepEqual(await alone.renew(), { status: 'failed', failure: { ...failure, code: 'session-ended' } });
    assert.equal(alone.stored().ended, 'refresh-token-refused');

    const theirs = { ...expiring, generation: 2, tokens: tokenSet({ refreshToken: 'theirs' }) };
    const prepare = (): ReturnType<RenewerDeps['prepare']> =>
      Promise.resolve({
        status: 'done',
        value: async () => {
          await overtaken.store.save(theirs);
          return { status: 'failed', failure };
        },
      });
    const overtaken = world(expiring, {}, { prepare });
    assert.deepEqual(await overtaken.renew(), { status: 'done', value: theirs });
    assert.deepEqual(overtaken.stored(), theirs);
  });
});

describe('new tokens that cannot be stored', () => {
  it('stay in memory, are said to be unsaved, and are written as soon as that works', async () => {
    const { renew, renewer, secrets, server, stored, id, timeline } = world(expiring, {
      work: () => {
        secrets.forgetWrites = true;
        return Promise.resolve();
      },
    });
    const outcome = await renew();
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'store-write-failed');
    assert.equal(renewer.unsaved(id)?.tokens.refreshToken, 'refresh-2');
    const again = await renew();
    assert.equal(again.status === 'failed' && again.failure.code, 'store-write-failed');
    secrets.forgetWrites = false;
    const third = await renew();
    assert.equal(third.status === 'done' && third.value.tokens.accessToken, 'access-2');
    assert.equal(stored().tokens.refreshToken, 'refresh-2');
    assert.equal(renewer.unsaved(id), undefined);
    assert.deepEqual(server.received, ['refresh-1']);
    assert.ok(timeline.monotonic() > 0);
  });

  it('are written at the second try when the first one fails', async () => {
    const { renew, secrets, stored, server } = world(
      expiring,
      {
        work: () => {
          secrets.refuseWrites = true;
          return Promise.resolve();
        },
      },
      {
        pause: () => {
          secrets.refuseWrites = false;
          return Promise.resolve();
        },
      },
    );
    assert.equal((await renew()).status, 'done');
    assert.equal(stored().generation, 2);
    assert.deepEqual(server.received, ['refresh-1']);
  });

  it('give way to newer ones of another window', async () => {
    const { renew, renewer, secrets, store, id } = world(expiring, {
      work: () => {
        secrets.forgetWrites = true;
        return Promise.resolve();
      },
    });
    await renew();
    secrets.forgetWrites = false;
    const newer = { ...expiring, generation: 7, tokens: tokenSet({ accessToken: 'newer' }) };
    await store.save(newer);
    assert.equal(await renewer.saveAgain(id), true);
    assert.deepEqual(await renew(), { status: 'done', value: newer });
  });
});

describe('a client that acts for itself', () => {
  it('asks again without a mark, and as often as it fails', async () => {
    const session = sampleSession({
      way: 'client-credentials',
      tokens: tokenSet({ refreshToken: undefined, obtainedAt: later(-3600), expiresAt: start }),
    });
    const { renew, server, stored, secrets } = world(session);
    server.mishaps.push({ kind: 'failed', failure: timeout });
    assert.deepEqual(await renew(), { status: 'failed', failure: timeout });
    assert.deepEqual(secrets.written, []);
    server.mishaps.push({ kind: 'failed', failure: refused });
    await renew();
    assert.equal(stored().renewal, undefined);
  });
});

describe('a window that is not told of what others keep', () => {
  it('does not send a refresh token that the ledger has as spent', async () => {
    const ledger = memoryLedger(new Map([[expiring.id, { spent: 1, gone: 0 }]]));
    const { renew, server } = world(expiring, {}, { ledger });
    for (const retryLost of [false, true]) {
      const outcome = await renew({ always: true, retryLost });
      assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-outdated');
    }
    assert.deepEqual(server.received, []);
  });

  it('takes a session for signed out that another window signed out', async () => {
    const ledger = memoryLedger(new Map([[expiring.id, { spent: 0, gone: 1 }]]));
    const { renew, server } = world(expiring, {}, { ledger });
    const outcome = await renew();
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-gone');
    assert.deepEqual(server.received, []);
  });

  it('writes the ledger before sending, and takes it back when nothing was spent', async () => {
    const ledger = memoryLedger();
    const seen: number[] = [];
    const { renew, server, id } = world(
      expiring,
      {
        rotates: false,
        work: async () => {
          seen.push((await ledger.read(id)).spent);
        },
      },
      { ledger },
    );
    await renew();
    assert.deepEqual(seen, [1]);
    assert.equal((await ledger.read(id)).spent, 0);
    server.mishaps.push({ kind: 'failed', failure: refused });
    await renew({ always: true });
    assert.equal((await ledger.read(id)).spent, 0);
    server.mishaps.push({ kind: 'failed', failure: timeout });
    await renew({ always: true });
    assert.equal((await ledger.read(id)).spent, 2);
    await renew({ always: true, retryLost: true });
    assert.equal((await ledger.read(id)).spent, 1);
  });
});
