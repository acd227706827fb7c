/** Signing out and signing in again: what is revoked in which order, what is deleted, and what cannot come back. */
import assert from 'node:assert/strict';
import type { OAuthFailure, OAuthOutcome } from '../../../../src/core/oauth/failure';
import { addSession } from '../../../../src/core/sessions/addSession';
import type { Ledger } from '../../../../src/core/sessions/ledger';
import type { SessionLock } from '../../../../src/core/sessions/lock';
import { sessionKey } from '../../../../src/core/sessions/secretStore';
import { sessionText } from '../../../../src/core/sessions/sessionText';
import { signOutOf, type SignOutDeps } from '../../../../src/core/sessions/signOut';
import { createSessionStore } from '../../../../src/core/sessions/store';
import { memorySecrets, type MemorySecrets } from './memorySecrets';
import { sampleSession, start, tokenSet } from './samples';
import { memoryLedger, memoryLock } from './sessionWindow';

const session = sampleSession();
const { signal } = new AbortController();
const revoked: OAuthOutcome<{ readonly status: number }> = { status: 'done', value: { status: 200 } };

interface World {
  readonly secrets: MemorySecrets;
  readonly ledger: Ledger;
  readonly told: string[];
  readonly deps: SignOutDeps;
}

function world(answers: readonly OAuthOutcome<{ readonly status: number }>[] = [revoked, revoked]): World {
  const secrets = memorySecrets(new Map([[sessionKey(session.id), sessionText(session)]]));
  const ledger = memoryLedger();
  const told: string[] = [];
  const left = [...answers];
  const deps: SignOutDeps = {
    store: createSessionStore(secrets),
    ledger,
    lock: memoryLock(),
    unsaved: () => undefined,
    prepare: () =>
      Promise.resolve({
        status: 'done',
        value: (token, hint) => {
          told.push(`${hint} ${token} ${secrets.entries.has(sessionKey(session.id)) ? 'kept' : 'deleted'}`);
          return Promise.resolve(left.shift() ?? revoked);
        },
      }),
    now: () => start,
  };
  return { secrets, ledger, told, deps };
}

describe('signing out', () => {
  it('revokes the refresh token, then the access token, then deletes', async () => {
    const { secrets, told, deps } = world();
    const report = await signOutOf(session, deps, signal);
    assert.deepEqual(told, ['refresh_token refresh-1 kept', 'access_token access-1 kept']);
    assert.deepEqual(
      [report.refreshToken, report.accessToken, report.deleted],
      [{ kind: 'revoked', status: 200 }, { kind: 'revoked', status: 200 }, true],
    );
    assert.equal(report.view.account.label, 'ada@example.com');
    assert.equal(secrets.entries.size, 0);
  });

  it('deletes whatever the server says, and says what that was', async () => {
    const failure: OAuthFailure = {
      code: 'oauth-server-busy',
      status: 503,
      retryAfterSeconds: 9,
      mayHaveArrived: true,
    };
    const unsupported: OAuthFailure = {
      code: 'oauth-refused',
      error: 'unsupported_token_type',
      status: 400,
      mayHaveArrived: true,
    };
    const { secrets, deps } = world([
      { status: 'failed', failure },
      { status: 'failed', failure: unsupported },
    ]);
    const report = await signOutOf(session, deps, signal);
    assert.deepEqual(report.refreshToken, { kind: 'failed', failure });
    assert.deepEqual(report.accessToken, { kind: 'not-supported' });
    assert.equal(report.deleted, true);
    assert.equal(secrets.entries.size, 0);
  });

  it('deletes when nobody can be asked: no endpoint, no profile, a request that throws', async () => {
    const gone = { code: 'session-profile-gone', mayHaveArrived: false } as const;
    const cases = [
      [{ status: 'failed', failure: gone } as const, { kind: 'failed', failure: gone }],
      [
        { status: 'failed', failure: { code: 'oauth-no-endpoint', mayHaveArrived: false } } as const,
        { kind: 'not-supported' },
      ],
    ] as const;
    for (const [prepared, result] of cases) {
      const { secrets, deps } = world();
      const report = await signOutOf(session, { ...deps, prepare: () => Promise.resolve(prepared) }, signal);
      assert.deepEqual([report.refreshToken, report.accessToken], [result, result]);
      assert.equal(secrets.entries.size, 0);
    }
    const { secrets, deps } = world();
    const report = await signOutOf(session, { ...deps, prepare: () => Promise.reject(new Error('over')) }, signal);
    assert.equal(report.refreshToken.kind, 'failed');
    assert.equal(secrets.entries.size, 0);
  });

  it('revokes what is newest: of the store, and of what could not be stored', async () => {
    const stored = {
      ...session,
      generation: 2,
      tokens: tokenSet({ accessToken: 'access-2', refreshToken: undefined }),
    };
    const one = world();
    one.secrets.entries.set(sessionKey(session.id), sessionText(stored));
    assert.deepEqual((await signOutOf(session, one.deps, signal)).refreshToken, { kind: 'none' });
    assert.deepEqual(one.told, ['access_token access-2 kept']);
    const other = world();
    const unsaved = {
      ...session,
      generation: 3,
      tokens: tokenSet({ accessToken: 'access-3', refreshToken: 'refresh-3' }),
    };
    await signOutOf(session, { ...other.deps, unsaved: () => unsaved }, signal);
    assert.deepEqual(other.told, ['refresh_token refresh-3 kept', 'access_token access-3 kept']);
  });

  it('waits for a renewal, and goes on without the lock when it takes too long', async () => {
    const locks: readonly SessionLock[] = [
      { acquire: () => Promise.resolve('busy') },
      { acquire: () => Promise.reject(new Error('aborted')) },
    ];
    for (const lock of locks) {
      const { secrets, deps } = world();
      assert.equal((await signOutOf(session, { ...deps, lock }, signal)).deleted, true);
      assert.equal(secrets.entries.size, 0);
    }
  });

  it('says so when SecretStorage does not delete', async () => {
    const { secrets, deps } = world();
    secrets.refuseWrites = true;
    assert.equal((await signOutOf(session, deps, signal)).deleted, false);
  });

  it('leaves a note for windows that still have a copy', async () => {
    const { ledger, deps } = world();
    await signOutOf({ ...session, generation: 1 }, deps, signal);
    assert.deepEqual(await ledger.read(session.id), { spent: 0, gone: 1 });
  });
});

describe('a new sign-in', () => {
  const { signal: closing } = new AbortController();

  it('counts on from what was kept, spent and signed out', async () => {
    const cases = [
      [undefined, { spent: 0, gone: 0 }, 1],
      [{ ...session, generation: 4 }, { spent: 0, gone: 0 }, 5],
      [session, { spent: 6, gone: 2 }, 7],
      [undefined, { spent: 2, gone: 9 }, 10],
    ] as const;
    for (const [before, entry, generation] of cases) {
      const secrets = memorySecrets();
      const store = createSessionStore(secrets);
      if (before !== undefined) await store.save(before);
      const ledger = memoryLedger(new Map([[session.id, entry]]));
      const added = await addSession(session, { store, ledger, lock: memoryLock(), closing });
      assert.deepEqual(added, { status: 'done', value: { ...session, generation } });
      assert.deepEqual(await store.read(session.id), { status: 'found', session: { ...session, generation } });
    }
  });

  it('fails as a value when it cannot be kept, and gives the lock back', async () => {
    const secrets = memorySecrets();
    const store = createSessionStore(secrets);
    const lock = memoryLock();
    const deps = { store, ledger: memoryLedger(), lock, closing };
    secrets.forgetWrites = true;
    const forgotten = await addSession(session, deps);
    assert.equal(forgotten.status === 'failed' && forgotten.failure.code, 'store-write-failed');
    secrets.refuseReads = true;
    const unread = await addSession(session, deps);
    assert.equal(unread.status === 'failed' && unread.failure.code, 'store-unavailable');
    assert.equal(lock.isTaken(), false);
  });

  it('replaces what cannot be read, which is set aside', async () => {
    const secrets = memorySecrets(new Map([[sessionKey(session.id), 'broken']]));
    const store = createSessionStore(secrets);
    const added = await addSession(session, { store, ledger: memoryLedger(), lock: memoryLock(), closing });
    assert.equal(added.status, 'done');
    assert.deepEqual([...secrets.entries.values()].sort(), ['broken', sessionText(session)].sort());
  });

  it('is kept also while another window holds the lock for too long', async () => {
    const secrets = memorySecrets();
    const store = createSessionStore(secrets);
    const lock: SessionLock = { acquire: () => Promise.resolve('busy') };
    assert.equal((await addSession(session, { store, ledger: memoryLedger(), lock, closing })).status, 'done');
  });
});
