/** Sessions in SecretStorage: what is confirmed, what is not written, and what becomes of what cannot be read. */
import assert from 'node:assert/strict';
import { damagedKey, isSessionsKey, leaseKey, sessionKey } from '../../../../src/core/sessions/secretStore';
import { sessionText } from '../../../../src/core/sessions/sessionText';
import { createSessionStore } from '../../../../src/core/sessions/store';
import { memorySecrets } from './memorySecrets';
import { sampleSession } from './samples';

const session = sampleSession();
const key = sessionKey(session.id);

describe('the store of sessions', () => {
  it('keeps each under its own key, and gives back what it kept', async () => {
    const secrets = memorySecrets();
    const store = createSessionStore(secrets);
    const other = sampleSession({ id: 'other' });
    assert.equal(await store.save(session), 'saved');
    assert.equal(await store.save(other), 'saved');
    assert.deepEqual([...secrets.entries.keys()], [`claimcheck.session.${session.id}`, 'claimcheck.session.other']);
    assert.deepEqual(await createSessionStore(secrets).list(), {
      status: 'read',
      sessions: [session, other],
      damaged: [],
    });
    assert.deepEqual(await store.read(session.id), { status: 'found', session });
    assert.deepEqual(await store.read('none'), { status: 'absent' });
  });

  it('does not write what stands there already', async () => {
    const secrets = memorySecrets();
    const store = createSessionStore(secrets);
    await store.save(session);
    await store.save(session);
    assert.deepEqual(secrets.written, [key]);
  });

  it('writes a second time when the first is not confirmed, and fails as a value after that', async () => {
    const secrets = memorySecrets();
    const store = createSessionStore(secrets);
    secrets.forgetWrites = true;
    assert.equal(await store.save(session), 'failed');
    assert.equal(secrets.written.length, 2);
    secrets.forgetWrites = false;
    secrets.refuseWrites = true;
    assert.equal(await store.save(session), 'failed');
    secrets.refuseWrites = false;
    let tries = 0;
    const flaky = createSessionStore({
      ...secrets,
      store: (name, value) => (++tries === 1 ? Promise.reject(new Error('once')) : secrets.store(name, value)),
    });
    assert.equal(await flaky.save(session), 'saved');
    assert.deepEqual(await store.read(session.id), { status: 'found', session });
  });

  it('is unavailable, not empty, when SecretStorage cannot be read', async () => {
    const secrets = memorySecrets(new Map([[key, sessionText(session)]]));
    const store = createSessionStore(secrets);
    secrets.refuseReads = true;
    assert.deepEqual(await store.list(), { status: 'unavailable' });
    assert.deepEqual(await store.read(session.id), { status: 'unavailable' });
    const half = createSessionStore({ ...secrets, keys: () => Promise.resolve([key]) });
    assert.deepEqual(await half.list(), { status: 'unavailable' });
  });

  it('confirms what it deletes', async () => {
    const secrets = memorySecrets(new Map([[key, sessionText(session)]]));
    const store = createSessionStore(secrets);
    secrets.forgetWrites = true;
    assert.equal(await store.remove(session.id), false);
    secrets.forgetWrites = false;
    assert.equal(await store.remove(session.id), true);
    assert.equal(await store.remove(session.id), true);
    assert.equal(secrets.entries.size, 0);
  });

  it('deletes everything of sessions when it is told to, readable or not, and other secrets never', async () => {
    const secrets = memorySecrets(
      new Map([
        [key, sessionText(session)],
        [sessionKey('newer'), '{"version":2}'],
        ['claimcheck.damaged.session.x.12345678', 'broken'],
        [leaseKey('s', 'gone'), '{}'],
        ['claimcheck.sharedSecret.user.x', 'secret'],
      ]),
    );
    await createSessionStore(secrets).removeAll();
    assert.deepEqual([...secrets.entries.keys()], ['claimcheck.sharedSecret.user.x']);
  });

  it('takes nothing for lost that was deleted, set aside or signed out while it read', async () => {
    const secrets = memorySecrets();
    let meanwhile: () => Promise<unknown> = () => Promise.resolve();
    const interrupted = {
      ...secrets,
      keys: async () => {
        const keys = await secrets.keys();
        const work = meanwhile;
        meanwhile = () => Promise.resolve();
        await work();
        return keys;
      },
    };
    const store = createSessionStore(interrupted);
    const works: readonly (readonly [string, () => Promise<unknown>])[] = [
      [sessionText(session), () => store.remove(session.id)],
      [sessionText(session), () => store.removeAll()],
      ['broken', () => createSessionStore(secrets).list()],
    ];
    for (const [text, work] of works) {
      secrets.entries.set(key, text);
      meanwhile = work;
      assert.deepEqual(await store.list(), { status: 'read', sessions: [], damaged: [] });
    }
    const told = createSessionStore(interrupted, () => Promise.resolve(true));
    secrets.entries.set(key, sessionText(session));
    meanwhile = () => createSessionStore(secrets).remove(session.id);
    assert.deepEqual(await told.list(), { status: 'read', sessions: [], damaged: [] });
  });

  it('leaves other secrets alone', async () => {
    const secrets = memorySecrets(new Map([['claimcheck.sharedSecret.user.x', 'secret']]));
    const store = createSessionStore(secrets);
    assert.deepEqual(await store.list(), { status: 'read', sessions: [], damaged: [] });
    await store.deleteDamaged();
    assert.deepEqual([...secrets.entries], [['claimcheck.sharedSecret.user.x', 'secret']]);
    assert.equal(isSessionsKey('claimcheck.sharedSecret.user.x'), false);
  });
});

describe('an entry that cannot be read', () => {
  const texts = [
    ['{"version":1,"id":', 'not-json'],
    ['{"version":0,"id":"x"}', 'other-version'],
    [sessionText(session).replace('"generation":1', '"generation":null'), 'incomplete'],
    // A session under the key of another.
    [sessionText(sampleSession({ id: 'other' })), 'incomplete'],
  ] as const;

  it('is moved aside, whole, and reported', async () => {
    for (const [text, reason] of texts) {
      const secrets = memorySecrets(new Map([[key, text]]));
      const store = createSessionStore(secrets);
      const listing = await store.list();
      assert.ok(listing.status === 'read');
      assert.deepEqual(listing.sessions, []);
      const [entry] = listing.damaged;
      assert.ok(entry !== undefined);
      assert.deepEqual([entry.reason, entry.setAside], [reason, true]);
      assert.deepEqual([...secrets.entries], [[entry.key, text]]);
      assert.ok(entry.key.startsWith(damagedKey(key, '')));
      assert.deepEqual(await createSessionStore(secrets).damaged(), [entry]);
      await store.deleteDamaged();
      assert.equal(secrets.entries.size, 0);
    }
  });

  it('stays where it is when it cannot be copied, and is reported all the same', async () => {
    const secrets = memorySecrets(new Map([[key, 'broken']]));
    const store = createSessionStore(secrets);
    secrets.refuseWrites = true;
    const entry = { key, reason: 'not-json', setAside: false };
    assert.deepEqual(await store.read(session.id), { status: 'damaged', entry });
    assert.deepEqual(await store.damaged(), [entry]);
    assert.equal(secrets.entries.get(key), 'broken');
  });

  it('of a newer version stays where it is, also when what is damaged is deleted', async () => {
    const text = '{"version":2,"tokens":"in another form"}';
    const secrets = memorySecrets(new Map([[key, text]]));
    const store = createSessionStore(secrets);
    const entry = { key, reason: 'newer-version', setAside: false };
    assert.deepEqual(await store.list(), { status: 'read', sessions: [], damaged: [entry] });
    assert.deepEqual(await store.damaged(), [entry]);
    await store.deleteDamaged();
    assert.deepEqual([...secrets.entries], [[key, text]]);
    assert.deepEqual(secrets.written, []);
  });

  it('is set aside before a new session takes its place, and is not written over when that fails', async () => {
    for (const text of ['broken', '{"version":2}']) {
      const secrets = memorySecrets(new Map([[key, text]]));
      const store = createSessionStore(secrets);
      const failing = createSessionStore({
        ...secrets,
        store: (name, value) => (name === key ? secrets.store(name, value) : Promise.reject(new Error('full'))),
      });
      assert.equal(await failing.save(session), 'failed');
      assert.equal(secrets.entries.get(key), text);
      assert.equal(await store.save(session), 'saved');
      assert.deepEqual([...secrets.entries.values()].sort(), [text, sessionText(session)].sort());
    }
  });

  it('that SecretStorage lists and does not give is reported as lost', async () => {
    const secrets = memorySecrets(new Map([[key, sessionText(session)]]));
    // As editors do it with what they cannot decrypt: they delete it and answer nothing.
    const store = createSessionStore({
      ...secrets,
      get: async (name) => {
        if (name === key) await secrets.delete(name);
        return secrets.get(name);
      },
    });
    const entry = { key, reason: 'unreadable', setAside: false };
    assert.deepEqual(await store.list(), { status: 'read', sessions: [], damaged: [entry] });
    assert.deepEqual(await store.damaged(), [entry]);
    await store.deleteDamaged();
    assert.deepEqual(await store.damaged(), []);
  });
});
