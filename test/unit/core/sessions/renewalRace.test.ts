/** Two windows that renew one session at the same moment, a hundred times: one request each time, and no grant lost. */
import assert from 'node:assert/strict';
import { createLease } from '../../../../src/core/sessions/lease';
import type { LedgerEntry } from '../../../../src/core/sessions/ledger';
import { inTurn, type SessionLock } from '../../../../src/core/sessions/lock';
import { sessionKey, type SecretStore } from '../../../../src/core/sessions/secretStore';
import { sessionText } from '../../../../src/core/sessions/sessionText';
import { createRandom } from '../../../support/random';
import { browserWindowOn, memorySecrets } from './memorySecrets';
import { rotatingServer } from './rotatingServer';
import { sampleSession, start } from './samples';
import { memoryLedger, memoryLock, openWindow } from './sessionWindow';
import { createTimeline } from './timeline';

const session = sampleSession();
const rounds = 100;

/** SecretStorage whose every access takes up to so many milliseconds, so that those of two windows fall between each other. */
function slow(secrets: SecretStore, pause: () => Promise<void>): SecretStore {
  const slowly = async <T>(access: () => PromiseLike<T>): Promise<T> => {
    await pause();
    const answer = await access();
    await pause();
    return answer;
  };
  return {
    get: (key) => slowly(() => secrets.get(key)),
    store: (key, value) => slowly(() => secrets.store(key, value)),
    delete: (key) => slowly(() => secrets.delete(key)),
    keys: () => slowly(() => secrets.keys()),
  };
}

async function race(lockOf: (owner: string, lease: SessionLock) => SessionLock, seed: number): Promise<void> {
  const timeline = createTimeline(start);
  const random = createRandom(seed);
  const pause = (): Promise<void> => timeline.wait(random.below(30));
  const shared = memorySecrets(new Map([[sessionKey(session.id), sessionText(session)]]));
  const server = rotatingServer({ now: timeline.now, work: () => timeline.wait(random.below(2_000)) });
  const windows = ['window-1', 'window-2'].map((owner) => {
    const secrets = slow(shared, pause);
    const { monotonic, wait } = timeline;
    const lease = createLease({ secrets, owner, place: () => undefined, monotonic, wait, random: random.bytes });
    return openWindow({ secrets, lock: lockOf(owner, lease), server, timeline, owner });
  });
  for (let round = 1; round <= rounds; round++) {
    const all = windows.map(({ renewer }) => renewer.renew(session.id, { always: true }));
    const outcomes = await timeline.run(Promise.all(all));
    for (const outcome of outcomes) {
      assert.equal(outcome.status === 'done' ? outcome.value.generation : outcome.failure.code, round + 1);
    }
    assert.equal(server.received.length, round);
  }
  assert.equal(server.isRevoked(), false);
  assert.equal(new Set(server.received).size, rounds);
}

describe('two windows that renew at the same moment', () => {
  it('send one request between them, with a lock that both share', async () => {
    const shared = memoryLock();
    await race(() => shared, 1);
  }).timeout(60_000);

  it('send one request between them with nothing but leases in SecretStorage', async () => {
    await race((_, lease) => lease, 2);
  }).timeout(60_000);

  it('send one request between them with both', async () => {
    const shared = memoryLock();
    await race((_, lease) => inTurn([shared, lease]), 3);
  }).timeout(60_000);
});

describe('windows of a browser, each with a copy of all secrets', () => {
  it('burn no grant: the one that was not told says that it is outdated', async () => {
    const timeline = createTimeline(start);
    const shared = { all: new Map([[sessionKey(session.id), sessionText(session)]]) as ReadonlyMap<string, string> };
    const entries = new Map<string, LedgerEntry>();
    const server = rotatingServer({ now: timeline.now });
    const lock = memoryLock();
    const open = (owner: string): ReturnType<typeof openWindow> =>
      openWindow({ secrets: browserWindowOn(shared), lock, ledger: memoryLedger(entries), server, timeline, owner });
    const [first, second] = [open('window-1'), open('window-2')];
    const renew = async ({ renewer }: ReturnType<typeof openWindow>): Promise<string> => {
      const outcome = await timeline.run(renewer.renew(session.id, { always: true }));
      return outcome.status === 'done' ? outcome.value.tokens.accessToken : outcome.failure.code;
    };
    assert.equal(await renew(first), 'access-2');
    assert.equal(await renew(second), 'session-outdated');
    assert.equal(await renew(first), 'access-3');
    // A reload gives the second window what the first one kept.
    assert.equal(await renew(open('window-3')), 'access-4');
    assert.equal(await renew(first), 'session-outdated');
    assert.equal(server.isRevoked(), false);
    assert.deepEqual(server.received, ['refresh-1', 'refresh-2', 'refresh-3']);
  });

  it('can lose the newest tokens to the copy of another window, and then say so instead of burning the grant', async () => {
    const timeline = createTimeline(start);
    const shared = { all: new Map([[sessionKey(session.id), sessionText(session)]]) as ReadonlyMap<string, string> };
    const entries = new Map<string, LedgerEntry>();
    const server = rotatingServer({ now: timeline.now });
    const lock = memoryLock();
    const open = (owner: string): ReturnType<typeof openWindow> =>
      openWindow({ secrets: browserWindowOn(shared), lock, ledger: memoryLedger(entries), server, timeline, owner });
    const other = browserWindowOn(shared);
    await timeline.run(open('window-1').renewer.renew(session.id, { always: true }));
    await other.store('of.another.extension', 'anything');
    const reopened = open('window-2');
    const outcome = await timeline.run(reopened.renewer.renew(session.id, { always: true, retryLost: true }));
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'session-outdated');
    assert.deepEqual(server.received, ['refresh-1']);
  });
});
