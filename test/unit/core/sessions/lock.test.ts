/** Locks taken in turn, and telling by watching who is gone. */
import assert from 'node:assert/strict';
import { createWatch, inTurn, type LockFailure, type SessionLock } from '../../../../src/core/sessions/lock';

const { signal } = new AbortController();

describe('locks taken in turn', () => {
  function recorded(name: string, log: string[], fails?: LockFailure | Error, isHeld = true): SessionLock {
    return {
      acquire: () => {
        log.push(`take ${name}`);
        if (fails instanceof Error) return Promise.reject(fails);
        return Promise.resolve(
          fails ?? {
            isHeld: () => Promise.resolve(isHeld),
            release: () => {
              log.push(`give ${name}`);
              return Promise.resolve();
            },
          },
        );
      },
    };
  }

  it('are given back in the opposite order', async () => {
    const log: string[] = [];
    const held = await inTurn([recorded('a', log), recorded('b', log)]).acquire('s', signal);
    assert.ok(typeof held !== 'string');
    assert.equal(await held.isHeld(), true);
    await held.release();
    assert.deepEqual(log, ['take a', 'take b', 'give b', 'give a']);
  });

  it('are all given back when one is not to be had', async () => {
    for (const failure of ['busy', 'unavailable'] as const) {
      const log: string[] = [];
      assert.equal(await inTurn([recorded('a', log), recorded('b', log, failure)]).acquire('s', signal), failure);
      assert.deepEqual(log, ['take a', 'take b', 'give a']);
    }
    const log: string[] = [];
    await assert.rejects(inTurn([recorded('a', log), recorded('b', log, new Error('aborted'))]).acquire('s', signal));
    assert.deepEqual(log, ['take a', 'take b', 'give a']);
  });

  it('are held as long as each of them is', async () => {
    const held = await inTurn([recorded('a', []), recorded('b', [], undefined, false)]).acquire('s', signal);
    assert.ok(typeof held !== 'string');
    assert.equal(await held.isHeld(), false);
  });
});

describe('watching a holder', () => {
  it('takes it for gone after 15 seconds without a change, counted from the first look', () => {
    let elapsed = 1e6;
    const { isStale } = createWatch(() => elapsed);
    assert.equal(isStale('a', '1'), false);
    elapsed += 14_999;
    assert.equal(isStale('a', '1'), false);
    elapsed += 1;
    assert.equal(isStale('a', '1'), true);
    assert.equal(isStale('b', '1'), false);
    assert.equal(isStale('a', '2'), false);
    elapsed += 15_000;
    assert.equal(isStale('a', '2'), true);
  });
});
