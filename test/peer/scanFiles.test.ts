/** The search in real folders: which files, in whatever encoding, and what is told of those that are not searched. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { listChanged, listFiles } from '../../src/scan/files';
import { search, fileJobs } from '../../src/scan/pool';
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

describe('the search in files', function () {
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
  });
  afterEach(() => removeFolders(root));

  it('reads files that Git tracks or would take up, and none that it ignores', async () => {
    git(root, 'init', '--quiet');
    writeFiles(root, { 'tracked.env': `a\nkey=${token}\n`, '.gitignore': '*.log\n', 'sub/deleted.env': token });
    commitAll(root);
    writeFiles(root, { 'sub/new ä\n.env': token, 'ignored.log': token });
    rmSync(join(root, 'sub/deleted.env'));
    const gathered = await searchIn(root, worker, 'folder');
    assert.deepEqual(gathered.finds.map(({ path, line, tracking }) => [path, line, tracking]).sort(), [
      ['sub/new ä\n.env', 1, 'untracked'],
      ['tracked.env', 2, 'tracked'],
    ]);
    assert.deepEqual(skippedIn(gathered), ['sub/deleted.env gone']);
    assert.deepEqual([gathered.searched, gathered.by, gathered.end.code], [3, 'git', 'done']);
  });

  it('reads every file of a folder that Git ignores as a whole', async () => {
    git(root, 'init', '--quiet');
    writeFiles(root, { '.gitignore': 'built/\n', 'built/sub/a.env': token });
    const { finds, by } = await searchIn(join(root, 'built'), worker, 'folder');
    assert.deepEqual([placesOf(finds), by], [['sub/a.env:1'], 'folder']);
  });

  it('ends the list of files when nobody waits for it any more', async () => {
    writeFiles(root, Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${String(index)}/a.env`, 'x'])));
    const walk = new AbortController();
    const walked = listFiles(root, walk.signal);
    walk.abort();
    assert.deepEqual((await walked).files, []);
    git(root, 'init', '--quiet');
    commitAll(root);
    writeFiles(root, { '0/a.env': 'changed' });
    const { signal } = new AbortController();
    assert.equal((await listFiles(root, signal)).files.length, 300);
    assert.equal((await listChanged(root, signal)).files.length, 1);
    const { files, problem } = await listChanged(root, AbortSignal.abort());
    assert.deepEqual([files, problem?.code], [[], 'git-failed']);
  });

  it('tells submodules and repositories inside, and searches them as what they are', async () => {
    git(root, 'init', '--quiet');
    writeFiles(root, { 'inner/a.env': token });
    git(join(root, 'inner'), 'init', '--quiet');
    commitAll(join(root, 'inner'));
    assert.deepEqual(skippedIn(await searchIn(root, worker, 'folder')), ['inner nested-repository']);
    commitAll(root);
    assert.deepEqual(skippedIn(await searchIn(root, worker, 'folder')), ['inner nested-repository']);
    assert.deepEqual(placesOf((await searchIn(join(root, 'inner'), worker, 'folder')).finds), ['a.env:1']);
  });

  it('reads a folder without Git, and not what is installed or what Git keeps', async () => {
    writeFiles(root, { 'a/b/c.env': token, 'node_modules/x/index.js': token, 'a/.git/config': token });
    const { finds, by } = await searchIn(root, worker, 'folder');
    assert.deepEqual([placesOf(finds), by], [['a/b/c.env:1'], 'folder']);
    assert.equal(finds[0]?.tracking, undefined);
  });

  it('follows no link, so that a circle ends and nothing outside is read', async () => {
    const outside = scratchFolder();
    writeFiles(outside, { 'key.env': token });
    writeFiles(root, { 'a/key.env': token });
    symlinkSync('..', join(root, 'a/circle'));
    symlinkSync(join(outside, 'key.env'), join(root, 'a/outside'));
    const told = ['a/circle symbolic-link', 'a/outside symbolic-link'];
    const walked = await searchIn(root, worker, 'folder');
    assert.deepEqual([placesOf(walked.finds), skippedIn(walked)], [['a/key.env:1'], told]);
    git(root, 'init', '--quiet');
    commitAll(root);
    const listed = await searchIn(root, worker, 'folder');
    assert.deepEqual([placesOf(listed.finds), skippedIn(listed)], [['a/key.env:1'], told]);
    removeFolders(outside);
  });

  it('reads every usual encoding, and no binary file', async () => {
    const text = `ä\r\nkey=${token}\r\n`;
    writeFiles(root, {
      'utf8.txt': text,
      'marked.txt': `\uFEFF${text}`,
      'latin1.txt': Buffer.from(text, 'latin1'),
      'utf16le.txt': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      'utf16be.txt': Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      'program.bin': Buffer.from(`\0\x01${token}`),
    });
    const gathered = await searchIn(root, worker, 'folder');
    assert.deepEqual(placesOf(gathered.finds), [
      'latin1.txt:2',
      'marked.txt:2',
      'utf16be.txt:2',
      'utf16le.txt:2',
      'utf8.txt:2',
    ]);
    assert.deepEqual(
      gathered.finds.map(({ column }) => column),
      [5, 5, 5, 5, 5],
    );
    assert.deepEqual(skippedIn(gathered), ['program.bin binary']);
  });

  it('tells files that are too large, and reads those just as large as allowed', async () => {
    const fill = (size: number): string => `${token}\n`.padEnd(size, '.');
    writeFiles(root, { 'most.txt': fill(100_000), 'more.txt': fill(100_001), 'small.txt': token });
    const gathered = await searchIn(root, worker, 'folder');
    assert.deepEqual(placesOf(gathered.finds), ['most.txt:1', 'small.txt:1']);
    assert.deepEqual(skippedIn(gathered), ['more.txt too-large']);
  });

  it('tells files and folders that it may not read, and does not wait at a pipe', async function () {
    if (process.platform === 'win32') this.skip();
    writeFiles(root, { 'secret.env': token, 'closed/a.env': token, 'open.env': token });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    chmodSync(join(root, 'secret.env'), 0o000);
    chmodSync(join(root, 'closed'), 0o000);
    const gathered = await searchIn(root, worker, 'folder');
    chmodSync(join(root, 'closed'), 0o700);
    // Who may do everything may read everything.
    const isMighty = process.getuid?.() === 0;
    assert.deepEqual(
      skippedIn(gathered),
      isMighty ? ['pipe not-a-file'] : ['closed unreadable', 'pipe not-a-file', 'secret.env unreadable'],
    );
    assert.ok(placesOf(gathered.finds).includes('open.env:1'));
  });

  it('reads many files with several threads, each once', async () => {
    const names = Array.from({ length: 1000 }, (_, index) => `${String(index % 10)}/${String(index)}.env`);
    writeFiles(root, Object.fromEntries(names.map((name) => [name, `key=${token}`])));
    const gathered = await searchIn(root, worker, 'folder');
    assert.deepEqual(placesOf(gathered.finds), names.map((name) => `${name}:1`).sort());
    assert.equal(gathered.searched, 1000);
  });

  it('ends at once when it is told to, in the middle of a file, and says nothing more', async () => {
    // Enough for seconds of work.
    const text = Array.from({ length: 20_000 }, madeUpGitHubToken).join(' ');
    writeFiles(root, Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${String(index)}.txt`, text])));
    const files = Array.from({ length: 300 }, (_, index) => ({ path: `${String(index)}.txt`, tracking: undefined }));
    const asked = new AbortController();
    let saidAfter = 0;
    const onFindings = (): void => {
      if (asked.signal.aborted) saidAfter += 1;
    };
    const options = { root, maxBytes: 20_000_000, worker, signal: asked.signal, onFindings };
    const ended = search(fileJobs(files), options);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const start = performance.now();
    asked.abort();
    assert.deepEqual(await ended, { code: 'cancelled' });
    assert.ok(performance.now() - start < 100);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(saidAfter, 0);
    assert.deepEqual(await search(fileJobs(files), options), { code: 'cancelled' });
  });

  it('says that a thread broke down', async () => {
    mkdirSync(join(root, 'empty'));
    writeFiles(root, { 'broken.js': `throw new RangeError('${token}');`, 'silent.js': '', 'a.txt': '' });
    for (const [program, detail] of [
      ['broken.js', 'RangeError'],
      ['silent.js', 'exit code 0'],
      ['missing.js', 'Error MODULE_NOT_FOUND'],
    ] as const) {
      const { end } = await searchIn(root, join(root, program), 'folder');
      assert.deepEqual(end, { code: 'worker-failed', detail }, program);
    }
  });
});
