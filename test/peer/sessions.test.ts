/** Sessions in several processes at once: real locks, a real token endpoint, and processes that are killed at each step. */
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { Session } from '../../src/core/sessions/session';
import { repositoryRoot } from '../support/repository';
import { firstSession, openProcessWindow, type ProcessWindow } from '../support/sessions/processWindow';
import type { ChildAnswer, ChildTask } from '../support/sessions/renewingProcess';
import { startRotatingTokenServer, type RotatingTokenServer } from '../support/sessions/rotatingTokenServer';

describe('sessions of several processes', () => {
  let bundles: string;
  let program: string;
  let folder: string;
  let server: RotatingTokenServer;
  let session: Session;
  const children = new Set<ChildProcess>();

  before(async () => {
    bundles = mkdtempSync(join(tmpdir(), 'claimcheck-renewing-'));
    program = join(bundles, 'renewingProcess.cjs');
    await build({
      entryPoints: [join(repositoryRoot, 'test/support/sessions/renewingProcess.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
  });
  after(() => rmSync(bundles, { recursive: true, force: true }));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-sessions-'));
    server = await startRotatingTokenServer();
    session = firstSession(server.origin);
    assert.equal(await here('files').store.save(session), 'saved');
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    children.clear();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function here(guards: ChildTask['guards']): ProcessWindow {
    return openProcessWindow({ folder, origin: server.origin, guards });
  }

  async function start(task: Partial<ChildTask>): Promise<ChildProcess> {
    const whole: ChildTask = { folder, origin: server.origin, guards: 'files', id: session.id, ...task };
    const env = { ...process.env, CLAIMCHECK_CHILD_TASK: JSON.stringify(whole) };
    const child = fork(program, { env, execArgv: [] });
    children.add(child);
    await once(child, 'message');
    return child;
  }

  async function race(guards: ChildTask['guards'], windows: number, rounds: number): Promise<void> {
    const started = await Promise.all(Array.from({ length: windows }, () => start({ guards, speed: 20 })));
    for (let round = 1; round <= rounds; round++) {
      const answers = await Promise.all(
        started.map(async (child) => {
          child.send('renew');
          // What renewingProcess.ts sends.
          const [answer] = (await once(child, 'message')) as [ChildAnswer];
          return answer.outcome;
        }),
      );
      assert.deepEqual(new Set(answers), new Set([`access-${String(round + 1)}`]), `round ${String(round)}`);
      assert.equal(server.received.length, round);
    }
    assert.equal(server.isRevoked(), false);
  }

  it('send one request between them in each of a hundred rounds, with locks on a disk', async () => {
    await race('files', 4, 100);
  }).timeout(120_000);

  it('send one request between them with nothing but records in SecretStorage', async () => {
    await race('records', 3, 30);
  }).timeout(120_000);

  it('send one request between them with both', async () => {
    await race('both', 2, 30);
  }).timeout(120_000);

  it('burn no grant when one is killed, whatever it was about to do', async () => {
    const outcomes: string[] = [];
    for (let killAt = 1; ; killAt++) {
      const { isRevoked, received } = server;
      const child = await start({ killAt });
      child.send('renew');
      const ended = await Promise.race([
        once(child, 'exit').then(() => 'killed'),
        once(child, 'message').then(() => 'finished'),
      ]);
      child.kill('SIGKILL');
      const next = here('files');
      const renewed = await next.renewer.renew(session.id);
      const state = renewed.status === 'done' ? 'works' : renewed.failure.code;
      const forced = await next.renewer.renew(session.id, { always: true });
      outcomes.push(forced.status === 'done' ? 'works' : forced.failure.code);
      const what = `step ${String(killAt)}: ${state}, ${JSON.stringify(outcomes.at(-1))}, ${JSON.stringify(received)}`;
      assert.ok(['works', 'session-uncertain'].includes(outcomes.at(-1) ?? ''), what);
      assert.equal(isRevoked(), false, what);
      assert.equal(new Set(received).size, received.length, `none twice; ${what}`);
      if (ended === 'finished') break;
      await startOver();
    }
    assert.equal(outcomes[0], 'works');
    assert.equal(outcomes.at(-1), 'works');
    assert.ok(outcomes.includes('session-uncertain'));
    assert.ok(outcomes.length > 20, String(outcomes.length));
  }).timeout(240_000);

  /** A new grant at a new server, and nothing left of the old. */
  async function startOver(): Promise<void> {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-sessions-'));
    server = await startRotatingTokenServer();
    session = firstSession(server.origin);
    await here('files').store.save(session);
  }
});
