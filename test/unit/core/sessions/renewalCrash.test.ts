/** A window that ends at any step of keeping or renewing leaves a session that works, or one that says why it does not. */
import assert from 'node:assert/strict';
import type { LedgerEntry } from '../../../../src/core/sessions/ledger';
import type { SessionLock } from '../../../../src/core/sessions/lock';
import { sessionKey } from '../../../../src/core/sessions/secretStore';
import { createSessionStore } from '../../../../src/core/sessions/store';
import { sessionText } from '../../../../src/core/sessions/sessionText';
import { memorySecrets } from './memorySecrets';
import { rotatingServer } from './rotatingServer';
import { later, sampleSession, start, tokenSet } from './samples';
import { createDoom, memoryLedger, memoryLock, openWindow, type Doom } from './sessionWindow';
import { createTimeline } from './timeline';

const expiring = sampleSession({ tokens: tokenSet({ obtainedAt: later(-3570), expiresAt: later(30) }) });

/** What a window that came after found. */
interface Aftermath {
  readonly steps: number;
  readonly finished: boolean;
  readonly outcome: string;
  readonly received: readonly string[];
  readonly revoked: boolean;
}

/** One window renews and ends at a step; the next one renews after it, on the same secrets. */
async function endAt(deadlyStep: number, rotates: boolean): Promise<Aftermath> {
  const timeline = createTimeline(start);
  const secrets = memorySecrets(new Map([[sessionKey(expiring.id), sessionText(expiring)]]));
  const entries = new Map<string, LedgerEntry>();
  const server = rotatingServer({ now: timeline.now, rotates });
  const doom = createDoom(deadlyStep);
  const doomed = openWindow({
    secrets: doom.watch(secrets),
    lock: watchedLock(doom),
    ledger: doom.watch(memoryLedger(entries)),
    server: doom.watch(server),
    timeline,
  });
  const state = { finished: false };
  void doomed.renewer.renew(expiring.id).then(() => {
    state.finished = true;
  });
  await timeline.settle();
  // Nobody holds the lock of a window that is gone.
  const next = openWindow({
    secrets,
    lock: memoryLock(),
    ledger: memoryLedger(entries),
    server,
    timeline,
    owner: 'next',
  });
  const outcome = await timeline.run(next.renewer.renew(expiring.id));
  return {
    steps: doom.steps(),
    finished: state.finished,
    outcome: outcome.status === 'done' ? outcome.value.tokens.accessToken : outcome.failure.code,
    received: server.received,
    revoked: server.isRevoked(),
  };
}

function watchedLock(doom: Doom): SessionLock {
  const lock = memoryLock();
  return {
    acquire: async (id, signal) => {
      const held = await doom.watch(lock).acquire(id, signal);
      return typeof held === 'string' ? held : doom.watch(held);
    },
  };
}

describe('a window that ends in the middle of a renewal', () => {
  for (const rotates of [true, false]) {
    it(`burns no grant at any step (refresh tokens are ${rotates ? '' : 'not '}replaced)`, async () => {
      const outcomes: string[] = [];
      for (let step = 1; ; step++) {
        const aftermath = await endAt(step, rotates);
        outcomes.push(aftermath.outcome);
        const what = `step ${String(step)}: ${JSON.stringify(aftermath)}`;
        assert.ok(['access-2', 'session-uncertain'].includes(aftermath.outcome), what);
        assert.equal(aftermath.revoked, false, what);
        assert.equal(aftermath.received.length <= 1, true, what);
        if (aftermath.finished) break;
      }
      // Before the mark and after the answer nothing is lost; the sending lies between.
      assert.equal(outcomes[0], 'access-2');
      assert.equal(outcomes.at(-1), 'access-2');
      const uncertain = outcomes.flatMap((outcome, index) => (outcome === 'session-uncertain' ? [index] : []));
      assert.ok(uncertain.length > 0);
      assert.deepEqual(
        uncertain,
        uncertain.map((_, index) => (uncertain[0] ?? 0) + index),
        'one stretch',
      );
      assert.ok(outcomes.length > 20, 'every call is a step before and one after');
    });
  }
});

describe('a window that ends in the middle of keeping a session', () => {
  it('leaves the one before or the one after, whole', async () => {
    for (let step = 1; ; step++) {
      const timeline = createTimeline(start);
      const secrets = memorySecrets(new Map([[sessionKey(expiring.id), sessionText(expiring)]]));
      const doom = createDoom(step);
      const state = { finished: false };
      const after = { ...expiring, generation: 2 };
      void createSessionStore(doom.watch(secrets))
        .save(after)
        .then(() => {
          state.finished = true;
        });
      await timeline.settle();
      const stored = await createSessionStore(secrets).read(expiring.id);
      assert.ok(stored.status === 'found');
      assert.deepEqual(stored.session, stored.session.generation === 2 ? after : expiring);
      if (state.finished) break;
    }
  });

  it('loses nothing of an entry that it was setting aside', async () => {
    for (let step = 1; ; step++) {
      const timeline = createTimeline(start);
      const damaged = '{"version":1,"half":';
      const secrets = memorySecrets(new Map([[sessionKey(expiring.id), damaged]]));
      const doom = createDoom(step);
      const state = { finished: false };
      void createSessionStore(doom.watch(secrets))
        .list()
        .then(() => {
          state.finished = true;
        });
      await timeline.settle();
      assert.ok([...secrets.entries.values()].includes(damaged), String(step));
      const store = createSessionStore(secrets);
      await store.list();
      assert.deepEqual([...secrets.entries.values()], [damaged], String(step));
      assert.deepEqual(
        (await store.damaged()).map(({ reason, setAside }) => [reason, setAside]),
        [['not-json', true]],
      );
      if (state.finished) break;
    }
  });
});
