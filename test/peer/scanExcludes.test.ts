/** What Git leaves alone is decided by a person and by `.gitignore`, not by the configuration of a repository. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { listChanged, listFiles } from '../../src/scan/files';
import { commitAll, git, removeFolders, scratchFolder, writeFiles } from '../support/scanning';

const names = ['HOME', 'XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM'] as const;

describe('core.excludesFile', function () {
  this.timeout(60_000);
  const before = new Map(names.map((name) => [name, process.env[name]]));
  let home = '';
  let root = '';

  beforeEach(() => {
    home = scratchFolder();
    root = join(home, 'root');
    writeFiles(root, { 'hidden.env': 'x', 'seen.txt': 'x', 'by-user.env': 'x' });
    git(root, 'init', '--quiet');
    setEnvironment({ HOME: home, GIT_CONFIG_NOSYSTEM: '1' });
  });
  afterEach(() => {
    setEnvironment(Object.fromEntries(before));
    removeFolders(home);
  });

  function setEnvironment(values: Readonly<Partial<Record<(typeof names)[number], string>>>): void {
    for (const name of names) {
      const value = values[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }

  async function listed(): Promise<readonly string[]> {
    const { signal } = new AbortController();
    const [{ files, by }, changed] = await Promise.all([listFiles(root, signal), listChanged(root, signal)]);
    assert.deepEqual([by, changed.problem], ['git', undefined]);
    const paths = files.map(({ path }) => path).sort();
    assert.deepEqual(changed.files.map(({ path }) => path).sort(), paths);
    return paths;
  }

  const all = ['by-user.env', 'hidden.env', 'seen.txt'];

  it('of a repository that takes names in another case for the same hides nothing either', async function () {
    if (process.platform !== 'linux') this.skip();
    commitAll(root);
    git(root, 'config', 'core.ignoreCase', 'true');
    writeFiles(root, { 'SEEN.txt': 'x' });
    const { files } = await listFiles(root, new AbortController().signal);
    assert.ok(files.some(({ path }) => path === 'SEEN.txt'));
    const changed = await listChanged(root, new AbortController().signal);
    assert.deepEqual(
      changed.files.map(({ path }) => path),
      ['SEEN.txt'],
    );
  });

  it('of a repository, of what it includes and of its working tree hides nothing', async () => {
    writeFiles(home, { hide: 'hidden.env\n', included: `[core]\n\texcludesFile = ${join(home, 'hide')}\n` });
    git(root, 'config', 'core.excludesFile', join(home, 'hide'));
    // As Git itself has it.
    assert.doesNotMatch(git(root, 'status', '--porcelain', '--untracked-files=all'), /hidden/);
    assert.deepEqual(await listed(), all);
    git(root, 'config', '--unset', 'core.excludesFile');
    git(root, 'config', 'include.path', join(home, 'included'));
    assert.deepEqual(await listed(), all);
    git(root, 'config', '--unset', 'include.path');
    commitAll(root);
    git(root, 'rm', '--quiet', '--cached', '-r', '.');
    git(root, 'config', 'extensions.worktreeConfig', 'true');
    git(root, 'config', '--worktree', 'core.excludesFile', join(home, 'hide'));
    const { files } = await listFiles(root, new AbortController().signal);
    assert.deepEqual(files.map(({ path }) => path).sort(), all);
  });

  it('of a repository can name a pipe without holding anything up', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [join(home, 'pipe')]);
    git(root, 'config', 'core.excludesFile', join(home, 'pipe'));
    assert.deepEqual(await listed(), all);
  });

  it('of a person counts, in a file that theirs includes and in the default place too', async () => {
    const left = ['hidden.env', 'seen.txt'];
    writeFiles(home, { 'my ignore': 'by-user.env\n', hide: 'hidden.env\n' });
    git(root, 'config', 'core.excludesFile', join(home, 'hide'));
    writeFiles(home, { '.gitconfig': '[core]\n\texcludesFile = ~/my ignore\n' });
    assert.deepEqual(await listed(), left);
    writeFiles(home, { '.gitconfig': '[include]\n\tpath = more\n', more: '[core]\n\texcludesFile = ~/my ignore\n' });
    assert.deepEqual(await listed(), left);
    writeFiles(home, { '.gitconfig': '', '.config/git/ignore': 'by-user.env\n' });
    assert.deepEqual(await listed(), left);
    writeFiles(home, { '.config/git/ignore': '', 'own config/git/ignore': 'by-user.env\n' });
    process.env['XDG_CONFIG_HOME'] = join(home, 'own config');
    assert.deepEqual(await listed(), left);
  });

  it('of a person who has no home folder is missed by nobody', async () => {
    setEnvironment({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' });
    assert.deepEqual(await listed(), all);
  });
});
