/** The search in what Git holds: staged contents, changes, commits. */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import {
  buildScan,
  commitAll,
  git,
  placesOf,
  removeFolders,
  scratchFolder,
  searchIn,
  skippedIn,
  writeFiles,
} from '../support/scanning';
import { madeUpGitHubToken } from '../support/tokenFactory';

const token = madeUpGitHubToken();
const last = (commits: number) => ({ kind: 'history', range: { commits } }) as const;
const since = (name: string) => ({ kind: 'history', range: { since: name } }) as const;

describe('the search in what Git holds', function () {
  this.timeout(60_000);
  const built = scratchFolder();
  let worker = '';
  let root = '';

  before(() => {
    worker = buildScan(built).worker;
  });
  after(() => removeFolders(built));
  beforeEach(() => {
    root = scratchFolder();
    git(root, 'init', '--quiet', '--initial-branch=main');
  });
  afterEach(() => removeFolders(root));

  it('reads what is staged as it is staged, before the first commit too', async () => {
    writeFiles(root, { 'a b\n.env': `x\nkey=${token}`, 'kept.env': 'x', 'later.env': 'x' });
    git(root, 'add', '--all');
    writeFiles(root, { 'a b\n.env': 'gone from the working tree', 'later.env': token });
    assert.deepEqual(placesOf((await searchIn(root, worker, 'staged')).finds), ['a b\n.env:2']);
    git(root, 'commit', '--quiet', '--message', 'First');
    assert.equal((await searchIn(root, worker, 'staged')).searched, 0);
    writeFiles(root, { 'kept.env': `\n\n${token}`, 'untracked.env': token });
    git(root, 'add', 'kept.env');
    const { finds, searched } = await searchIn(root, worker, 'staged');
    assert.deepEqual([placesOf(finds), searched], [['kept.env:3'], 1]);
  });

  it('tells staged files that it does not read', async () => {
    writeFiles(root, {
      'image.bin': Buffer.from('\0\x01'),
      'large.txt': 'x'.repeat(100_001),
      'z.env': token,
      'inner/a.env': token,
    });
    symlinkSync('z.env', join(root, 'link'));
    git(join(root, 'inner'), 'init', '--quiet');
    commitAll(join(root, 'inner'));
    git(root, 'add', '--all');
    const gathered = await searchIn(root, worker, 'staged');
    assert.deepEqual(placesOf(gathered.finds), ['z.env:1']);
    assert.deepEqual(skippedIn(gathered), ['image.bin binary', 'inner nested-repository', 'large.txt too-large']);
  });

  it('reads what is staged behind a NUL, and where a staged link leads to', async () => {
    writeFiles(root, { 'image.bin': Buffer.from('\0\x01'), 'key.bin': `\0\nkey=${token}\n` });
    symlinkSync(token, join(root, 'link'));
    git(root, 'add', '--all');
    const gathered = await searchIn(root, worker, 'staged');
    assert.deepEqual(placesOf(gathered.finds), ['key.bin:2', 'link:1']);
    assert.deepEqual(skippedIn(gathered), ['image.bin binary']);
  });

  it('reads what is staged below the folder alone', async () => {
    writeFiles(root, { 'sub/a.env': token, 'b.env': token });
    git(root, 'add', '--all');
    assert.deepEqual(placesOf((await searchIn(join(root, 'sub'), worker, 'staged')).finds), ['a.env:1']);
  });

  it('reads what differs from the last commit, and what is not tracked', async () => {
    writeFiles(root, { 'same.env': token, 'changed.env': 'x', 'staged.env': 'x', 'deleted.env': token });
    writeFiles(root, { '.gitignore': 'ignored.env' });
    commitAll(root);
    writeFiles(root, { 'changed.env': token, 'staged.env': token, 'new.env': token, 'ignored.env': token });
    git(root, 'add', 'staged.env');
    rmSync(join(root, 'deleted.env'));
    const { finds, skipped } = await searchIn(root, worker, 'changed');
    assert.deepEqual(placesOf(finds), ['changed.env:1', 'new.env:1', 'staged.env:1']);
    assert.deepEqual(skipped, []);
  });

  it('reads what commits have added, with the commit, although it is gone', async () => {
    writeFiles(root, { 'a.env': `1\n2\n3\nkey=${token}\n5\n` });
    const first = commitAll(root);
    writeFiles(root, { 'a.env': '1\n2\n3\n5\n', 'b c/ä.env': `\n${token}` });
    const second = commitAll(root);
    rmSync(join(root, 'b c'), { recursive: true });
    commitAll(root);
    const { finds, searched } = await searchIn(root, worker, last(10));
    assert.deepEqual(
      finds.map(({ path, line, commit, tracking }) => [path, line, commit, tracking]),
      [
        ['b c/ä.env', 2, second, 'history'],
        ['a.env', 4, first, 'history'],
      ],
    );
    // Four changes of files and none of them twice: what was deleted is a change too.
    assert.equal(searched, 4);
    assert.deepEqual(placesOf((await searchIn(root, worker, last(2))).finds), ['b c/ä.env:2']);
    assert.deepEqual(placesOf((await searchIn(root, worker, since(first))).finds), ['b c/ä.env:2']);
    assert.deepEqual(placesOf((await searchIn(root, worker, since('main'))).finds), []);
    assert.deepEqual(placesOf((await searchIn(root, worker, since('HEAD~2'))).finds), ['b c/ä.env:2']);
  });

  it('reads what a merge itself has added, and each branch once', async () => {
    writeFiles(root, { 'a.txt': '1\n2\n3\n' });
    commitAll(root);
    git(root, 'checkout', '--quiet', '-b', 'side');
    writeFiles(root, { 'a.txt': '1\nside\n3\n', 'side.env': token });
    commitAll(root);
    git(root, 'checkout', '--quiet', 'main');
    writeFiles(root, { 'a.txt': '1\nmain\n3\n' });
    commitAll(root);
    assert.throws(() => git(root, 'merge', '--quiet', 'side'));
    writeFiles(root, { 'a.txt': `1\nmain\nside\nkey=${madeUpGitHubToken()}\n3\n` });
    const merge = commitAll(root);
    const { finds } = await searchIn(root, worker, last(10));
    assert.deepEqual(placesOf(finds), ['a.txt:4', 'side.env:1']);
    assert.equal(finds.find(({ path }) => path === 'a.txt')?.commit, merge);
  });

  it('tells files of commits that it does not read', async () => {
    writeFiles(root, { 'image.bin': Buffer.from('\0\x01'), 'large.txt': 'x\n'.repeat(100_000), 'z.env': token });
    commitAll(root);
    const gathered = await searchIn(root, worker, last(1));
    assert.deepEqual(placesOf(gathered.finds), ['z.env:1']);
    assert.deepEqual(skippedIn(gathered), ['image.bin binary', 'large.txt too-large']);
    assert.equal(gathered.searched, 1);
  });

  it('reads what commits have added to files that Git takes for binary, by attributes or as UTF-16', async () => {
    const older = madeUpGitHubToken();
    writeFiles(root, {
      '.gitattributes': '*.env -diff\n*.cfg binary\n',
      'a.env': `x\nold=${older}\n`,
      'b.cfg': `key=${token}\n`,
      'le.txt': Buffer.from(`\uFEFF1\nä ${token}\n`, 'utf16le'),
      'image.bin': Buffer.from('\0\x01'),
      'large.cfg': 'x\n'.repeat(100_000),
    });
    const first = commitAll(root);
    writeFiles(root, { 'a.env': `x\nold=${older}\nnew=${token}\n` });
    rmSync(join(root, 'image.bin'));
    const second = commitAll(root);
    const gathered = await searchIn(root, worker, last(10));
    const told = gathered.finds.map(({ path, line, commit }) => `${path}:${line} ${String(commit)}`).sort();
    assert.deepEqual(told, [`a.env:2 ${first}`, `a.env:3 ${second}`, `b.cfg:1 ${first}`, `le.txt:2 ${first}`]);
    assert.deepEqual(skippedIn(gathered), ['image.bin binary', 'large.cfg too-large']);
    // The two of the second commit, and of the first all that were not skipped.
    assert.equal(gathered.searched, 6);
  });

  it('reads what a merge itself has added to a file that Git takes for binary', async () => {
    writeFiles(root, { '.gitattributes': '*.env -diff\n', 'a.env': 'x\n' });
    commitAll(root);
    git(root, 'checkout', '--quiet', '-b', 'side');
    writeFiles(root, { 'a.env': 'side\n' });
    commitAll(root);
    git(root, 'checkout', '--quiet', 'main');
    writeFiles(root, { 'a.env': 'main\n' });
    commitAll(root);
    assert.throws(() => git(root, 'merge', '--quiet', 'side'));
    writeFiles(root, { 'a.env': `main\nside\nkey=${token}\n` });
    const merge = commitAll(root);
    const { finds } = await searchIn(root, worker, last(10));
    assert.deepEqual(
      finds.map(({ path, line, commit }) => [path, line, commit]),
      [['a.env', 3, merge]],
    );
  });

  it('says what Git says where there is no such commit, or no repository', async () => {
    commitAll(root);
    for (const name of ['nowhere', '--output=x', '']) {
      const { end } = await searchIn(root, worker, since(name));
      assert.deepEqual(end, { code: 'no-commit', detail: name });
    }
    rmSync(join(root, '.git'), { recursive: true });
    for (const scope of ['staged', 'changed', last(3)] as const) {
      assert.equal((await searchIn(root, worker, scope)).end.code, 'git-failed');
    }
  });
});
