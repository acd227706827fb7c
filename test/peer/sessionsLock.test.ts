/** Lock files: one holder, whatever became of the ones before. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { HeldLock, LockFailure } from '../../src/core/sessions/lock';
import { createLedgerFiles } from '../../src/host/sessions/ledgerFile';
import { createLockFiles, type LockFiles } from '../../src/host/sessions/lockFile';

describe('lock files', () => {
  let folder: string;
  let elapsed: number;
  const signal = new AbortController().signal;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-locks-'));
    elapsed = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Time goes on by itself only where somebody waits; a beat waits for ever. */
  function open(place = folder, pace = 1): LockFiles {
    return createLockFiles({
      folder: place,
      now: () => new Date(),
      monotonic: () => elapsed,
      wait: async (milliseconds, waiting) => {
        if (milliseconds >= 1_000)
          return new Promise((_, reject) => waiting.addEventListener('abort', () => reject(new Error())));
        await new Promise((resolve) => setImmediate(resolve));
        waiting.throwIfAborted();
        elapsed += milliseconds * pace;
      },
    });
  }

  function held(result: HeldLock | LockFailure): HeldLock {
    assert.ok(typeof result !== 'string', typeof result === 'string' ? result : '');
    return result;
  }

  function leave(name: string, text: string): string {
    mkdirSync(join(folder, 's'), { recursive: true });
    const file = join(folder, 's', name);
    writeFileSync(file, text);
    return file;
  }

  const namespace = ((): string => {
    try {
      return readlinkSync('/proc/self/ns/pid');
    } catch {
      return '';
    }
  })();
  const here = `${hostname()} ${namespace}`;

  it('are held by one at a time, and free after the release', async () => {
    const lock = open();
    const first = held(await lock.acquire('s', signal));
    assert.equal(await first.isHeld(), true);
    const later: HeldLock[] = [];
    const waiting = open()
      .acquire('s', signal)
      .then((result) => {
        later.push(held(result));
      });
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(later.length, 0);
    await first.release();
    await waiting;
    assert.equal(await later[0]?.isHeld(), true);
    assert.equal(await first.isHeld(), false);
  });

  it('of other sessions are no matter', async () => {
    const lock = open();
    held(await lock.acquire('one', signal));
    held(await lock.acquire('other', signal));
  });

  it('let twenty who ask at once in one after the other', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        // Twenty who wait do not make time go twenty times as fast.
        const mine = held(await open(folder, 0.05).acquire('s', signal));
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        assert.equal(await mine.isHeld(), true);
        inside -= 1;
        await mine.release();
      }),
    );
    assert.equal(most, 1);
  });

  it('are busy after half a minute when the holder lives', async () => {
    const first = held(await open().acquire('s', signal));
    const file = join(folder, 's', '1');
    const other = createLockFiles({
      folder,
      now: () => new Date(),
      monotonic: () => elapsed,
      wait: (milliseconds) => {
        elapsed += milliseconds;
        // The sign of life of the holder.
        const beat = new Date(Date.now() + elapsed);
        if (elapsed % 2_000 === 0) utimesSync(file, beat, beat);
        return Promise.resolve();
      },
    });
    assert.equal(await other.acquire('s', signal), 'busy');
    assert.ok(elapsed >= 30_000 && elapsed < 31_000);
    assert.equal(await first.isHeld(), true);
  });

  it('of a process that is no more are taken over at once', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    leave('7', JSON.stringify({ pid, host: here, nonce: 'x' }));
    const mine = held(await open().acquire('s', signal));
    assert.ok(elapsed < 1_000);
    assert.equal(await mine.isHeld(), true);
    assert.deepEqual(readdirSync(join(folder, 's')), ['8']);
  });

  it('of a holder elsewhere, or one that cannot be read, are taken over after 15 seconds without a sign', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (const text of [JSON.stringify({ pid, host: 'another', nonce: 'x' }), '', '[', '{"host":1}']) {
      elapsed = 0;
      rmSync(join(folder, 's'), { recursive: true, force: true });
      leave('3', text);
      const mine = held(await open().acquire('s', signal));
      assert.ok(elapsed >= 15_000 && elapsed < 16_000, `${text}: ${String(elapsed)}`);
      assert.equal(await mine.isHeld(), true);
    }
  });

  it('of this very process, stopped for a while, are known to be lost', async () => {
    const sleeper = held(await open().acquire('s', signal));
    const other = held(await open().acquire('s', signal));
    assert.ok(elapsed >= 15_000);
    assert.equal(await sleeper.isHeld(), false);
    assert.equal(await other.isHeld(), true);
    await sleeper.release();
    assert.equal(await other.isHeld(), true);
  });

  it('have one winner when ten take over from a dead holder at once', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    leave('1', JSON.stringify({ pid, host: here, nonce: 'x' }));
    const order: string[] = [];
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const mine = held(await open().acquire('s', signal));
        order.push(`in ${String(index)}`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`out ${String(index)}`);
        await mine.release();
      }),
    );
    for (let index = 0; index < order.length; index += 2) {
      assert.equal(order[index]?.replace('in', 'out'), order[index + 1]);
    }
  });

  it('end the waiting when they are asked to', async () => {
    held(await open().acquire('s', signal));
    const controller = new AbortController();
    const waiting = open().acquire('s', controller.signal);
    controller.abort();
    await assert.rejects(waiting);
  });

  it('name the same disk to all, and none where nothing can be written', async () => {
    const [one, other] = [open(), open()];
    assert.equal(one.place(), undefined);
    await held(await one.acquire('a', signal)).release();
    await held(await other.acquire('a', signal)).release();
    assert.ok(one.place() !== undefined && one.place() === other.place());

    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const nowhere = open(join(file, 'locks'));
    const mine = held(await nowhere.acquire('s', signal));
    assert.equal(await mine.isHeld(), true);
    await mine.release();
    assert.equal(nowhere.place(), undefined);
  });

  it('hold no secret', async () => {
    held(await open().acquire('s', signal));
    const value = JSON.parse(readFileSync(join(folder, 's', '1'), 'utf8')) as object;
    assert.deepEqual(Object.keys(value), ['pid', 'host', 'nonce', 'at']);
  });
});

describe('the ledger on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'claimcheck-ledger-')), 'generations');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('gives back what was written, in another window too', async () => {
    assert.deepEqual(await createLedgerFiles(folder).read('s'), { spent: 0, gone: 0 });
    await createLedgerFiles(folder).write('s', { spent: 3, gone: 2 });
    assert.deepEqual(await createLedgerFiles(folder).read('s'), { spent: 3, gone: 2 });
    assert.deepEqual(readdirSync(folder), ['s.json']);
  });

  it('reads whatever is no number as none', async () => {
    mkdirSync(folder);
    for (const text of ['', '{', 'null', '[]', '{"spent":"3","gone":-1}', '{"spent":1e400}']) {
      writeFileSync(join(folder, 's.json'), text);
      assert.deepEqual(await createLedgerFiles(folder).read('s'), { spent: 0, gone: 0 }, text);
    }
  });

  it('does without a disk', async () => {
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, '');
    await createLedgerFiles(folder).write('s', { spent: 1, gone: 0 });
    assert.deepEqual(await createLedgerFiles(folder).read('s'), { spent: 0, gone: 0 });
    assert.ok(existsSync(folder));
  });
});
