/** Folders that change under the search, that cannot be read, that lead in circles; and a search that is ended at any moment. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { createRandom } from '../support/random';
import {
  buildScan,
  commitAll,
  git,
  placesOf,
  removeFolders,
  scratchFolder,
  searchIn,
  writeFiles,
} from '../support/scanning';
import { madeUpGitHubToken } from '../support/tokenFactory';

const token = madeUpGitHubToken();

describe('a search under difficulties', function () {
  this.timeout(180_000);
  const built = scratchFolder();
  let [worker, cli, root] = ['', '', ''];

  before(() => {
    ({ worker, cli } = buildScan(built));
    // For a user without rights too.
    chmodSync(built, 0o755);
  });
  after(() => removeFolders(built));
  beforeEach(() => {
    root = scratchFolder();
  });
  afterEach(() => {
    // Paths that are too long for a call of the system are none for this program.
    if (process.platform !== 'win32') spawnSync('rm', ['-rf', root]);
    removeFolders(root);
  });

  it('counts files and folders that its user may not read', function () {
    if (process.getuid?.() !== 0) this.skip();
    chmodSync(root, 0o755);
    writeFiles(root, { 'open.env': token, 'closed.env': token, 'closed/a.env': token });
    chmodSync(join(root, 'closed.env'), 0o600);
    chmodSync(join(root, 'closed'), 0o700);
    const { stdout, status } = spawnSync(process.execPath, [cli, root, '--format', 'json'], {
      uid: 65_534,
      gid: 65_534,
      encoding: 'utf8',
      cwd: '/',
    });
    const report = JSON.parse(stdout) as Record<string, readonly { path: string; code: string }[]>;
    assert.equal(status, 1);
    assert.deepEqual(
      report['leaks']?.map(({ path }) => path),
      ['open.env'],
    );
    assert.deepEqual(report['skipped']?.map(({ path, code }) => `${path} ${code}`).sort(), [
      'closed unreadable',
      'closed.env unreadable',
    ]);
  });

  it('counts folders whose path is too long to be asked for', async function () {
    if (process.platform === 'win32') this.skip();
    const deep = `const { mkdirSync } = require('node:fs');
      for (let depth = 0; depth < 30; depth++) { mkdirSync('d'.repeat(200)); process.chdir('d'.repeat(200)); }`;
    assert.equal(spawnSync(process.execPath, ['-e', deep], { cwd: root }).status, 0);
    writeFiles(root, { 'a.env': token });
    const gathered = await searchIn(root, worker, 'folder');
    assert.deepEqual(placesOf(gathered.finds), ['a.env:1']);
    assert.deepEqual(
      gathered.skipped.map(({ code }) => code),
      ['unreadable'],
    );
  });

  it('ends in circles of links, and counts each of them', async () => {
    for (let index = 0; index < 300; index++) {
      const folder = join(root, String(index));
      mkdirSync(folder);
      symlinkSync('..', join(folder, 'up'));
      symlinkSync(join('..', String((index + 1) % 300), 'next'), join(folder, 'next'));
      symlinkSync('self', join(folder, 'self'));
    }
    writeFiles(root, { '7/a.env': token });
    for (const prepare of [() => undefined, () => git(root, 'init', '--quiet')]) {
      prepare();
      const gathered = await searchIn(root, worker, 'folder');
      assert.deepEqual(placesOf(gathered.finds), ['7/a.env:1']);
      assert.equal(gathered.skipped.length, 900);
      assert.ok(gathered.skipped.every(({ code }) => code === 'symbolic-link'));
    }
  });

  it('loses no file that stays while others come, go, grow and shrink', async () => {
    const steady = Array.from({ length: 400 }, (_, index) => `steady/${String(index % 20)}/${String(index)}.env`);
    const fickle = Array.from({ length: 100 }, (_, index) => `fickle/${String(index)}.txt`);
    writeFiles(root, Object.fromEntries([...steady, ...fickle].map((path) => [path, `key=${token}\n`])));
    const restless = `const fs = require('node:fs');
      for (let turn = 0; ; turn++) {
        const path = 'fickle/' + (turn * 7 % 100) + '.txt';
        try {
          if (turn % 4 === 0) fs.rmSync(path);
          if (turn % 4 === 1) fs.writeFileSync(path, 'x'.repeat(200000));
          if (turn % 4 === 2) fs.truncateSync(path, 10);
          if (turn % 4 === 3) fs.appendFileSync(path, 'y'.repeat(100000));
        } catch {}
      }`;
    const other = spawn(process.execPath, ['-e', restless], { cwd: root, stdio: 'ignore' });
    try {
      for (let round = 0; round < 8; round++) {
        const { finds, skipped, end, searched } = await searchIn(root, worker, 'folder', { maxBytes: 1_000_000 });
        assert.equal(end.code, 'done');
        const found = new Set(finds.map(({ path }) => path));
        assert.deepEqual(
          steady.filter((path) => !found.has(path)),
          [],
        );
        assert.ok(
          skipped.every(({ path }) => path.startsWith('fickle/')),
          skipped.map(({ path }) => path).join(),
        );
        assert.ok(skipped.every(({ code }) => ['gone', 'changed', 'too-large'].includes(code)));
        assert.ok(searched >= steady.length);
      }
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('can be ended at any moment: at once, without another word, and nothing is left over', async () => {
    const text = `${'x'.repeat(40)}\n`.repeat(2000);
    const names = Array.from({ length: 600 }, (_, index) => `${String(index % 30)}/${String(index)}.txt`);
    writeFiles(root, Object.fromEntries(names.map((name) => [name, `${text}${token}\n`])));
    git(root, 'init', '--quiet');
    commitAll(root);
    const random = createRandom(200);
    const before = process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').length;
    const ends = new Map<string, number>();
    const scopes = ['folder', 'staged', 'changed', { kind: 'history', range: { commits: 3 } }] as const;
    for (let attempt = 0; attempt < 200; attempt++) {
      const asked = new AbortController();
      const ended = searchIn(root, worker, scopes[attempt % 4] ?? 'folder', { maxBytes: 1e6, signal: asked.signal });
      await new Promise((resolve) => setTimeout(resolve, random.below(120)));
      const start = performance.now();
      asked.abort();
      const { end } = await ended;
      assert.ok(performance.now() - start < 2000, `${attempt}`);
      assert.ok(end.code === 'cancelled' || end.code === 'done', JSON.stringify(end));
      ends.set(end.code, (ends.get(end.code) ?? 0) + 1);
    }
    assert.ok((ends.get('cancelled') ?? 0) > 50, JSON.stringify([...ends]));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const left = process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout');
    assert.ok(left.length <= before, left.join());
    assert.deepEqual(gitProcessesIn(root), []);
  });
});

/** The command lines of Git at work in a folder, where the system tells them. */
function gitProcessesIn(root: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .filter((line) => line.startsWith('git\0') && line.includes(root));
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
