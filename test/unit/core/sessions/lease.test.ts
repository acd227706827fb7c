/** Leases in SecretStorage: never two holders, whatever the order of reads and writes, and none that is held for ever. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLease, type LeaseDeps } from '../../../../src/core/sessions/lease';
import type { HeldLock, LockFailure } from '../../../../src/core/sessions/lock';
import { leaseKey, leaseKeysOf, type SecretStore } from '../../../../src/core/sessions/secretStore';
import { createRandom } from '../../../support/random';
import { memorySecrets, type MemorySecrets } from './memorySecrets';
import { start } from './samples';
import { createTimeline, type Timeline } from './timeline';

const signal = new AbortController().signal;

function deps(owner: string, secrets: SecretStore, timeline: Timeline, place?: string): LeaseDeps {
  const { bytes } = createRandom(owner.length + owner.charCodeAt(0));
  return {
    secrets,
    owner,
    place: () => place,
    monotonic: timeline.monotonic,
    wait: timeline.wait,
    random: bytes,
  };
}

function leasesIn(secrets: MemorySecrets): readonly string[] {
  return [...secrets.entries.keys()].filter((key) => key.startsWith(leaseKeysOf('s')));
}

function heldBy(result: HeldLock | LockFailure): HeldLock {
  assert.ok(typeof result !== 'string', typeof result === 'string' ? result : '');
  return result;
}

describe('a lease', () => {
  it('is held after a pause of 100 to 500 milliseconds, and gone after its release', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets();
    const held = heldBy(await timeline.run(createLease(deps('a', secrets, timeline)).acquire('s', signal)));
    assert.ok(timeline.monotonic() >= 100 && timeline.monotonic() <= 500, String(timeline.monotonic()));
    assert.equal(await held.isHeld(), true);
    assert.equal(leasesIn(secrets).length, 1);
    await timeline.run(held.release());
    assert.deepEqual(leasesIn(secrets), []);
    assert.equal(await held.isHeld(), false);
  });

  it('holds no token and no account', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets();
    await timeline.run(createLease(deps('a', secrets, timeline, 'disk')).acquire('s', signal));
    const text = secrets.entries.get(leaseKey('s', 'a')) ?? '';
    assert.deepEqual(Object.keys(JSON.parse(text) as object), ['owner', 'place', 'beat']);
  });

  it('is waited for, and had when the other gives it back', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets();
    const first = heldBy(await timeline.run(createLease(deps('a', secrets, timeline)).acquire('s', signal)));
    const second = createLease(deps('b', secrets, timeline)).acquire('s', signal);
    await timeline.run(timeline.wait(6_000));
    await timeline.run(first.release());
    assert.equal(await heldBy(await timeline.run(second)).isHeld(), true);
  });

  it('of a holder that lives is never taken over: busy after half a minute', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets();
    const first = heldBy(await timeline.run(createLease(deps('b', secrets, timeline)).acquire('s', signal)));
    const before = timeline.monotonic();
    assert.equal(await timeline.run(createLease(deps('a', secrets, timeline)).acquire('s', signal)), 'busy');
    assert.ok(timeline.monotonic() - before >= 30_000 && timeline.monotonic() - before < 31_000);
    assert.equal(await first.isHeld(), true);
    assert.equal(leasesIn(secrets).length, 1);
  });

  it('of a holder that gives no sign of life for 15 seconds is taken over, and removed', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets(new Map([[leaseKey('s', 'gone'), '{"owner":"gone","beat":"1"}']]));
    heldBy(await timeline.run(createLease(deps('z', secrets, timeline)).acquire('s', signal)));
    assert.ok(timeline.monotonic() >= 15_000 && timeline.monotonic() < 16_500, String(timeline.monotonic()));
    assert.deepEqual(leasesIn(secrets), [leaseKey('s', 'z')]);
  });

  it('of a window of the same disk is left over, for its lock is held here', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets(new Map([[leaseKey('s', 'gone'), '{"owner":"gone","place":"disk","beat":"1"}']]));
    heldBy(await timeline.run(createLease(deps('z', secrets, timeline, 'disk')).acquire('s', signal)));
    assert.ok(timeline.monotonic() <= 500);
  });

  it('is not held any more once its record is gone', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets();
    const held = heldBy(await timeline.run(createLease(deps('a', secrets, timeline)).acquire('s', signal)));
    secrets.entries.clear();
    assert.equal(await held.isHeld(), false);
  });

  it('is left in no record when the waiting is ended, or SecretStorage fails', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets();
    const controller = new AbortController();
    const acquiring = createLease(deps('a', secrets, timeline)).acquire('s', controller.signal);
    await timeline.settle();
    assert.equal(leasesIn(secrets).length, 1);
    controller.abort();
    await assert.rejects(acquiring);
    assert.deepEqual(leasesIn(secrets), []);

    secrets.refuseWrites = true;
    assert.equal(await timeline.run(createLease(deps('a', secrets, timeline)).acquire('s', signal)), 'unavailable');
    secrets.refuseReads = true;
    assert.equal(await timeline.run(createLease(deps('a', secrets, timeline)).acquire('s', signal)), 'unavailable');
  });

  it('of other sessions is no matter', async () => {
    const timeline = createTimeline(start);
    const secrets = memorySecrets();
    heldBy(await timeline.run(createLease(deps('a', secrets, timeline)).acquire('s1', signal)));
    heldBy(await timeline.run(createLease(deps('b', secrets, timeline)).acquire('s', signal)));
    assert.ok(timeline.monotonic() <= 1_000);
  });

  it('has one holder at most, in whatever order reads, writes and pauses of three windows come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const shared = memorySecrets();
        // Each access waits for its turn before it takes effect; time stands still, so that nobody is taken for gone.
        const inTurn = <T>(label: string, access: () => PromiseLike<T>): Promise<T> =>
          scheduler.schedule(Promise.resolve(), label).then(access);
        const secrets: SecretStore = {
          get: (key) => inTurn('get', () => shared.get(key)),
          store: (key, value) => inTurn('store', () => shared.store(key, value)),
          delete: (key) => inTurn('delete', () => shared.delete(key)),
          keys: () => inTurn('keys', () => shared.keys()),
        };
        let holders = 0;
        let most = 0;
        let turns = 0;
        const stop = new AbortController();
        const wait = async (milliseconds: number, waiting: AbortSignal): Promise<void> => {
          waiting.throwIfAborted();
          // A beat of the holder would go on for ever here.
          if (milliseconds >= 5_000)
            return new Promise((_, reject) => waiting.addEventListener('abort', () => reject(new Error())));
          await scheduler.schedule(Promise.resolve(), 'wait');
          stop.signal.throwIfAborted();
        };
        const work = async (owner: string): Promise<void> => {
          const lease = createLease({
            secrets,
            owner,
            place: () => undefined,
            monotonic: () => 0,
            wait,
            random: (length) => new Uint8Array(length),
          });
          const held = heldBy(await lease.acquire('s', signal));
          holders += 1;
          most = Math.max(most, holders);
          await scheduler.schedule(Promise.resolve(), 'work');
          holders -= 1;
          turns += 1;
          await held.release();
        };
        const all = Promise.allSettled(['a', 'b', 'c'].map(work));
        for (let step = 0; step < 3_000 && turns < 3; step++) {
          if (scheduler.count() > 0) await scheduler.waitOne();
          await new Promise((resolve) => setImmediate(resolve));
        }
        stop.abort();
        await scheduler.waitFor(all);
        assert.ok(most <= 1, `${String(most)} at once`);
        assert.ok(turns >= 1);
      }),
      { numRuns: 60 },
    );
  });
});
