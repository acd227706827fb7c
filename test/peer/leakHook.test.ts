/** The hook before a commit, in real repositories: what it refuses, and where it is put. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { hookPlace } from '../../src/host/leaks/acts/hookPlace';
import { hookLines, hookScript } from '../../src/host/leaks/acts/hookScript';
import {
  buildScan,
  commitAll,
  git,
  gitEnvironment,
  removeFolders,
  scratchFolder,
  writeFiles,
} from '../support/scanning';
import { madeUpGitHubToken } from '../support/tokenFactory';

const token = madeUpGitHubToken();

describe('the hook before a commit', function () {
  this.timeout(60_000);
  const built = scratchFolder();
  // As the editor names it, with what a shell could trip over.
  const dist = join(built, "it's a folder", 'claimcheck.claimcheck-0.1.0', 'dist');
  const programs = { script: join(dist, 'scan.js'), node: process.execPath };
  let root = '';

  before(() => {
    mkdirSync(dist, { recursive: true });
    buildScan(dist);
  });
  after(() => removeFolders(built));
  beforeEach(() => {
    root = scratchFolder();
    git(root, 'init', '--quiet');
    commitAll(root, 'First');
  });
  afterEach(() => removeFolders(root));

  async function install(script = hookScript(programs)): Promise<string> {
    const place = await hookPlace(root);
    assert.ok(place !== undefined);
    mkdirSync(dirname(place.path), { recursive: true });
    writeFileSync(place.path, script, { mode: 0o755 });
    return place.path;
  }

  function commit(env: NodeJS.ProcessEnv = {}, ...args: readonly string[]): { ok: boolean; told: string } {
    const { status, stdout, stderr } = spawnSync('git', ['commit', '--message=Work', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...gitEnvironment, ...env },
    });
    const told = stdout + stderr;
    assert.ok(!told.includes(token.slice(4)), 'the secret is told');
    return { ok: status === 0, told };
  }

  it('refuses a commit with a planted token, and lets it pass when that is gone', async () => {
    await install();
    writeFiles(root, { 'src/config.env': `key=${token}\n` });
    git(root, 'add', '--all');
    const refused = commit();
    assert.equal(refused.ok, false);
    assert.match(refused.told, /src\/config\.env:1:5 {2}may be live {2}GitHub/);
    assert.equal(git(root, 'rev-list', '--count', 'HEAD'), '1');
    writeFiles(root, { 'src/config.env': 'key=$KEY\n' });
    // What is staged counts, not what lies in the folder.
    assert.equal(commit().ok, false);
    git(root, 'add', '--all');
    const passed = commit();
    assert.ok(passed.ok, passed.told);
    assert.equal(git(root, 'rev-list', '--count', 'HEAD'), '2');
  });

  it('lets a commit pass that the baseline accepts, and one of a part of what is changed', async () => {
    await install();
    writeFiles(root, { 'a.env': `key=${token}\n`, 'b.txt': 'fine\n' });
    git(root, 'add', 'b.txt');
    assert.ok(commit({}, 'b.txt').ok);
    git(root, 'add', '--all');
    assert.equal(commit({}, 'a.env').ok, false);
    const update = ['--staged', '--update-baseline', '--reason', 'made up'];
    spawnSync(process.execPath, [programs.script, ...update], { cwd: root, env: gitEnvironment });
    git(root, 'add', '--all');
    const passed = commit();
    assert.ok(passed.ok, passed.told);
  });

  it('finds a newer version of the extension, and refuses where there is none', async () => {
    await install();
    writeFiles(root, { 'a.txt': 'fine\n' });
    git(root, 'add', '--all');
    const folder = dirname(dist);
    const newer = join(dirname(folder), 'claimcheck.claimcheck-0.12.3');
    renameSync(folder, newer);
    try {
      assert.ok(commit().ok);
    } finally {
      renameSync(newer, folder);
    }
    const hidden = join(built, 'hidden');
    renameSync(dirname(folder), hidden);
    try {
      const { ok, told } = commit({}, '--allow-empty');
      assert.equal(ok, false);
      assert.match(told, /Claimcheck is not installed any more, so nothing was searched/);
    } finally {
      renameSync(hidden, dirname(folder));
    }
  });

  it('adds to a hook that is there, and goes on with it', async () => {
    await install(`#!/bin/sh\n${hookLines(programs)}echo reached >&2\n`);
    writeFiles(root, { 'a.txt': 'fine\n' });
    git(root, 'add', '--all');
    const { ok, told } = commit();
    assert.ok(ok && told.includes('reached'), told);
  });

  it('is put where the repository has its hooks: worktrees, core.hooksPath, husky', async () => {
    const plain = await hookPlace(root);
    assert.deepEqual(
      [plain?.path, plain?.isShared, plain?.isForOthers],
      [join(root, '.git/hooks/pre-commit'), false, false],
    );
    const tree = join(built, 'tree');
    git(root, 'worktree', 'add', '--quiet', tree);
    assert.equal((await hookPlace(tree))?.path, join(root, '.git/hooks/pre-commit'));
    git(root, 'config', 'core.hooksPath', 'tools/hooks');
    const shared = await hookPlace(root);
    assert.deepEqual([shared?.path, shared?.isShared], [join(root, 'tools/hooks/pre-commit'), true]);
    writeFiles(root, { '.husky/_/husky.sh': '', '.husky/pre-commit': 'npm test\n' });
    git(root, 'config', 'core.hooksPath', '.husky/_');
    const husky = await hookPlace(root);
    assert.deepEqual([husky?.path, husky?.existing], [join(root, '.husky/pre-commit'), 'npm test\n']);
    const elsewhere = join(built, 'hooks of all');
    git(root, 'config', 'core.hooksPath', elsewhere);
    const others = await hookPlace(root);
    assert.deepEqual(
      [others?.path, others?.isShared, others?.isForOthers],
      [join(elsewhere, 'pre-commit'), false, true],
    );
    assert.equal(await hookPlace(built), undefined);
  });

  it('is looked for in the folder of a user whom the settings name', async function () {
    const { username, homedir } = userInfo();
    if (process.platform === 'win32') this.skip();
    for (const home of ['~', `~${username}`]) {
      git(root, 'config', 'core.hooksPath', `${home}/no-such-hooks`);
      const { HOME = homedir } = process.env;
      const expected = home === '~' ? HOME : homedir;
      assert.equal((await hookPlace(root))?.path, join(expected, 'no-such-hooks/pre-commit'));
    }
  });

  it('counts as run where Git runs it', async function () {
    if (process.platform === 'win32') this.skip();
    const path = await install();
    assert.equal((await hookPlace(root))?.runs, true);
    chmodSync(path, 0o644);
    assert.equal((await hookPlace(root))?.runs, false);
  });
});
