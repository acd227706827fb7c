/** Nothing outside of the folder is read, and no repository that was committed as files is obeyed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { gitBytes, startGit } from '../../src/scan/git';
import { listFiles, listOfGit } from '../../src/scan/files';
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

describe('what lies outside of a folder', function () {
  this.timeout(60_000);
  const built = scratchFolder();
  let worker = '';
  let above = '';
  let root = '';

  before(function () {
    if (process.platform === 'win32') this.skip();
    worker = buildScan(built).worker;
  });
  after(() => removeFolders(built));
  beforeEach(() => {
    above = scratchFolder();
    root = join(above, 'root');
    writeFiles(above, { 'out/secret.env': token, 'root/a.env': token });
    git(root, 'init', '--quiet');
  });
  afterEach(() => removeFolders(above));

  it('is not read through a link in the place of a folder that the index lists', async () => {
    writeFiles(root, { 'dir/inner/secret.env': 'x', 'dir/b.env': token });
    commitAll(root);
    renameSync(join(root, 'dir'), join(above, 'moved'));
    writeFiles(above, { 'moved/inner/secret.env': token });
    symlinkSync(join(above, 'moved'), join(root, 'dir'));
    for (const scope of ['folder', 'changed'] as const) {
      const gathered = await searchIn(root, worker, scope);
      assert.ok(!placesOf(gathered.finds).some((place) => place.startsWith('dir/')), scope);
    }
    assert.deepEqual(skippedIn(await searchIn(root, worker, 'folder')), [
      'dir symbolic-link',
      'dir/b.env symbolic-link',
      'dir/inner/secret.env symbolic-link',
    ]);
  });

  it('is not read by a path in the index that leads there', async () => {
    writeFiles(root, { 'aa/out/secret.env': 'x' });
    commitAll(root);
    // Git itself adds no such path: the name of the folder is written over, and the checksum with it.
    const index = join(root, '.git/index');
    const bytes = readFileSync(index);
    bytes.write('..', bytes.indexOf('aa/out/secret.env'));
    const sum = execFileSync('sha1sum', { input: bytes.subarray(0, -20), encoding: 'utf8' }).slice(0, 40);
    bytes.write(sum, bytes.length - 20, 'hex');
    writeFileSync(index, bytes);
    const gathered = await searchIn(root, worker, 'folder');
    assert.ok(!gathered.finds.some(({ path }) => path.includes('secret')), String(placesOf(gathered.finds)));
    assert.ok(placesOf(gathered.finds).includes('a.env:1'));
  });

  it('is not decided by a repository that lies in the folder as files', async () => {
    // Such a one could ignore what there is to find.
    writeFiles(root, { 'sub/b.env': token });
    git(join(root, 'sub'), 'init', '--quiet', '--bare');
    git(join(root, 'sub'), 'config', 'core.bare', 'false');
    git(join(root, 'sub'), 'config', 'core.worktree', join(root, 'sub'));
    writeFiles(root, { 'sub/info/exclude': '*.env\n' });
    assert.equal((await listOfGit(join(root, 'sub'))).files, undefined);
    const { finds, by } = await searchIn(join(root, 'sub'), worker, 'folder');
    assert.deepEqual([placesOf(finds), by], [['b.env:1'], 'folder']);
    assert.equal((await searchIn(join(root, 'sub'), worker, 'changed')).end.code, 'git-failed');
  });

  it('does not hold up Git for ever', async () => {
    execFileSync('mkfifo', [join(root, '.gitignore')]);
    const { problem } = await gitBytes(root, ['ls-files', '--others', '--exclude-standard'], {}, 500);
    assert.equal(problem?.code, 'git-timeout');
    git(root, 'config', 'core.attributesFile', '/dev/zero');
    const { bytes } = await gitBytes(root, ['check-attr', 'text', 'a.env'], {}, 20_000);
    assert.equal(bytes.toString(), 'a.env: text: unspecified\n');
  });

  it('does not hold up a list of files, which is made without Git then', async () => {
    execFileSync('mkfifo', [join(root, '.gitignore')]);
    const options = { silence: 500 };
    const { finds, by, end } = await searchIn(root, worker, 'folder', options);
    assert.deepEqual([placesOf(finds), by, end.code], [['a.env:1'], 'git-timeout', 'done']);
    const listed = await listFiles(root, new AbortController().signal, options.silence);
    assert.deepEqual(
      [listed.files.map(({ path }) => path).sort(), listed.by],
      [['.gitignore', 'a.env'], 'git-timeout'],
    );
    const changed = await searchIn(root, worker, 'changed', options);
    assert.deepEqual([changed.finds, changed.end.code], [[], 'git-timeout']);
  });

  it('does not hold up what reads the history', async () => {
    commitAll(root);
    execFileSync('mkfifo', [join(root, '.gitattributes')]);
    const { output, ended } = startGit(root, ['log', '--patch'], { silence: 500 });
    for await (const part of output) assert.ok(part.length > 0);
    assert.equal((await ended)?.code, 'git-timeout');
  });

  it('leaves Git the time that whoever reads takes', async () => {
    writeFiles(root, { 'large.txt': 'word\n'.repeat(200_000) });
    commitAll(root);
    const { output, ended } = startGit(root, ['cat-file', 'blob', 'HEAD:large.txt'], { silence: 300 });
    let length = 0;
    let isFirst = true;
    for await (const part of output) {
      if (isFirst) await new Promise((resolve) => setTimeout(resolve, 600));
      isFirst = false;
      length += part.length;
    }
    assert.deepEqual([length, await ended], [1_000_000, undefined]);
  });
});
