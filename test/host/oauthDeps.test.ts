/** The world as the flows see it: waits that end, time that only goes forward, randomness. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createSystemClock } from '../../src/host/clock';
import { createOAuthDeps } from '../../src/host/sessions/oauthDeps';
import { fakeClock } from '../support/fakeClock';

describe('the world of the flows', () => {
  const http = (): Promise<Response> => Promise.reject(new Error('nothing is sent here'));
  const never = new AbortController().signal;

  it('waits until the clock says so', async () => {
    const clock = fakeClock(new Date(0));
    const { wait } = createOAuthDeps({ http, clock });
    let isOver = false;
    const waiting = wait(5000, never).then(() => (isOver = true));
    clock.advance(4.999);
    await Promise.resolve();
    assert.ok(!isOver);
    clock.advance(0.001);
    await waiting;
  });

  it('ends a wait at once when it is aborted, with the reason, and leaves no timer', async () => {
    const clock = fakeClock(new Date(0));
    const { wait } = createOAuthDeps({ http, clock });
    const controller = new AbortController();
    const waiting = wait(60_000, controller.signal);
    controller.abort(new Error('cancelled'));
    await assert.rejects(waiting, /cancelled/u);
    assert.equal(clock.pending(), 0);
    await assert.rejects(wait(1, controller.signal), /cancelled/u);
    assert.equal(clock.pending(), 0);
  });

  it('has time that does not depend on the clock, and bytes that differ', () => {
    const deps = createOAuthDeps({ http, clock: createSystemClock() });
    const before = deps.monotonic();
    assert.ok(deps.monotonic() >= before);
    assert.equal(deps.random(32).length, 32);
    assert.notDeepEqual(deps.random(32), deps.random(32));
  });
});
