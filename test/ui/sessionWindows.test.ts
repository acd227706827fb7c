/** Two windows of a real editor with one session: a hundred renewals at the same moment, reloads, and signing out. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../support/repository';
import type { ProbeQuestion } from '../support/sessions/probeExtension';
import { startRotatingTokenServer, type RotatingTokenServer } from '../support/sessions/rotatingTokenServer';
import type { EditorWindow } from '../support/ui/editorWindow';
import { openWindow } from '../support/ui/openWindow';

describe('sessions in two windows of an editor', () => {
  let server: RotatingTokenServer;
  let ports: string;
  let window: EditorWindow;
  const seen = new Set<string>();

  before(async () => {
    server = await startRotatingTokenServer();
    ports = mkdtempSync(join(tmpdir(), 'claimcheck-probe-'));
    window = await openWindow({
      installExtension: (data) => installProbe(join(data, 'extensions', 'probe.probe-0.0.1')),
    });
  });
  after(async () => {
    await window.close();
    await server.stop();
    rmSync(ports, { recursive: true, force: true });
  });

  async function installProbe(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const manifest = { name: 'probe', publisher: 'probe', version: '0.0.1', engines: { vscode: '^1.110.0' } };
    const entry = { main: './probe.js', activationEvents: ['*'] };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...entry }));
    writeFileSync(join(folder, 'probe.json'), JSON.stringify({ origin: server.origin, ports }));
    await build({
      entryPoints: [join(repositoryRoot, 'test/support/sessions/probeExtension.ts')],
      outfile: join(folder, 'probe.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['vscode'],
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
  }

  type Ask = (question: ProbeQuestion) => Promise<unknown>;

  /** The extension host that has just started, once it listens. */
  async function newest(): Promise<Ask> {
    const watcher = watch(ports);
    try {
      for (;;) {
        const ask = portOfNewest();
        if (ask !== undefined) return ask;
        await once(watcher, 'change');
      }
    } finally {
      watcher.close();
    }
  }

  function portOfNewest(): Ask | undefined {
    const file = readdirSync(ports).find((name) => !seen.has(name));
    const port = file === undefined ? '' : readFileSync(join(ports, file), 'utf8');
    if (file === undefined || port === '') return undefined;
    seen.add(file);
    return async (question) =>
      JSON.parse(await (await fetch(`http://127.0.0.1:${port}/${question}`)).text()) as unknown;
  }

  it('burn no grant in a hundred renewals at the same moment, and recover by reloading', async () => {
    const { page } = window;
    const first = await newest();
    assert.equal(await first('add'), 'active');
    assert.equal(await first('health'), 'unknown');
    const otherPage = await page.context().newPage();
    await otherPage.goto(page.url());
    const second = await newest();
    assert.deepEqual(await second('states'), ['active']);

    let winner: number | undefined;
    for (let round = 1; round <= 100; round++) {
      const answers = await Promise.all([first('refresh'), second('refresh')]);
      const token = `access-${String(round + 1)}`;
      // A window of a browser is not told what the other one kept, and must know that it is not.
      winner ??= answers.indexOf(token);
      assert.equal(answers[winner], token, `round ${String(round)}: ${JSON.stringify(answers)}`);
      const other = answers[1 - winner];
      assert.ok(other === token || other === 'session-outdated', `round ${String(round)}: ${JSON.stringify(answers)}`);
      assert.equal(server.received.length, round);
    }
    assert.equal(server.isRevoked(), false);
    assert.equal(new Set(server.received).size, 100);

    const [loserPage, winnerAsks] = winner === 0 ? [otherPage, first] : [page, second];
    assert.equal(await winnerAsks('token'), 'access-101');
    await loserPage.reload();
    const reloaded = await newest();
    assert.deepEqual(await reloaded('states'), ['active']);
    assert.equal(await reloaded('token'), 'access-101');
    assert.equal(await reloaded('refresh'), 'access-102');
    assert.equal(server.isRevoked(), false);

    assert.equal(await reloaded('signOut'), true);
    // The copy of the other window is of no more use, and goes.
    assert.deepEqual(await winnerAsks('states'), []);
    assert.equal(await winnerAsks('token'), 'session-gone');
  }).timeout(180_000);

  it('say that secrets outlive a window once a later window has found them', async () => {
    const page = await window.page.context().newPage();
    await page.goto(window.page.url());
    const later = await newest();
    assert.equal(await later('health'), 'ok');
  }).timeout(120_000);
});
