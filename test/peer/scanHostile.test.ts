/** A repository cannot start a program by being searched, nor hide from the search by its settings. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import {
  buildScan,
  commitAll,
  git,
  gitEnvironment,
  placesOf,
  removeFolders,
  scratchFolder,
  searchIn,
  writeFiles,
} from '../support/scanning';
import { madeUpGitHubToken } from '../support/tokenFactory';

const token = madeUpGitHubToken();
const scopes = [
  'folder',
  'staged',
  'changed',
  { kind: 'history', range: { commits: 10 } },
  { kind: 'history', range: { since: 'HEAD~1' } },
] as const;

describe('a hostile repository', function () {
  this.timeout(60_000);
  const built = scratchFolder();
  const root = scratchFolder();
  const elsewhere = scratchFolder();
  const program = join(elsewhere, 'program.sh');
  const trace = join(elsewhere, 'it-ran');
  let worker = '';

  before(function () {
    if (process.platform === 'win32') this.skip();
    worker = buildScan(built).worker;
    writeFileSync(program, `#!/bin/sh\ntouch '${trace}'\ncat\n`);
    chmodSync(program, 0o700);
    makeRepository();
  });
  beforeEach(() => {
    rmSync(trace, { force: true });
    // Older than every file in it: Git has to compare each with what was staged.
    utimesSync(join(root, '.git/index'), 1, 1);
  });
  after(() => removeFolders(built, root, elsewhere));

  function makeRepository(): void {
    git(root, 'init', '--quiet', '--initial-branch=main');
    writeFiles(root, { 'inner/x.txt': 'x' });
    git(join(root, 'inner'), 'init', '--quiet');
    commitAll(join(root, 'inner'));
    writeFiles(root, { 'a.env': 'x\n', '.gitattributes': '*.env filter=evil diff=evil\n*.txt filter=a=b\n' });
    commitAll(root);
    writeFiles(root, { 'a.env': `x\nkey=${token}\n` });
    commitAll(root);
    signHead();
    writeFiles(root, { 'a.env': `x\n\nkey=${token}\n`, 'staged.env': token });
    git(root, 'add', '--all');
    writeFiles(root, { 'inner/x.txt': 'changed' });
    for (const folder of [root, join(root, 'inner')]) setTraps(folder);
  }

  /** A commit with a signature, which only a program can check. */
  function signHead(): void {
    const text = git(root, 'cat-file', 'commit', 'HEAD');
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----';
    const signed = text.replace(/^(committer .*)$/m, `$1\n${signature}`);
    const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd: root,
      input: `${signed}\n`,
      encoding: 'utf8',
      env: gitEnvironment,
    });
    git(root, 'reset', '--quiet', '--soft', id.trim());
  }

  function setTraps(folder: string): void {
    const hooks = join(folder, '.git/hooks');
    writeFiles(hooks, { 'post-index-change': `#!/bin/sh\ntouch '${trace}'\n` });
    chmodSync(join(hooks, 'post-index-change'), 0o700);
    const traps = {
      'core.fsmonitor': program,
      'core.hooksPath': hooks,
      'core.pager': program,
      'pager.log': program,
      'core.sshCommand': program,
      'diff.external': program,
      'diff.evil.command': program,
      'diff.evil.textconv': program,
      'filter.evil.clean': program,
      'filter.evil.smudge': program,
      'filter.evil.required': 'true',
      'filter.a=b.clean': program,
      'gpg.program': program,
      'log.showSignature': 'true',
      // Not programs, but what could make the output another one.
      'color.ui': 'always',
      'core.bigFileThreshold': '1',
      'diff.noprefix': 'true',
      'diff.context': '10',
      'diff.submodule': 'diff',
      'diff.orderFile': '/nowhere',
      'diff.wsErrorHighlight': 'all',
      'log.showRoot': 'false',
      'log.follow': 'true',
      'format.pretty': 'full',
    };
    for (const [name, value] of Object.entries(traps)) git(folder, 'config', name, value);
  }

  const usual = [
    ['-c', 'core.fsmonitor=', '-c', 'core.hooksPath=/dev/null', 'diff-index', '--name-only', 'HEAD', '--'],
    ['status'],
    ['-c', 'log.showSignature=false', '-c', 'diff.external=', 'log', '-p', '-O/dev/null'],
    ['log', '--max-count=1'],
  ];
  for (const args of usual) {
    it(`has traps that work: git ${args.join(' ')}`, () => {
      try {
        git(root, ...args);
      } catch {
        // What the program does may not be to the liking of Git.
      }
      assert.ok(existsSync(trace));
    });
  }

  const expected = [
    ['a.env:3', 'staged.env:1'],
    ['a.env:3', 'staged.env:1'],
    ['a.env:3', 'staged.env:1'],
    ['a.env:2'],
    ['a.env:2'],
  ];
  for (const [index, scope] of scopes.entries()) {
    it(`runs nothing and is read all the same: ${JSON.stringify(scope)}`, async () => {
      const { finds, end } = await searchIn(root, worker, scope);
      assert.deepEqual(end, { code: 'done' });
      assert.deepEqual(placesOf(finds), expected[index]);
      assert.ok(!existsSync(trace), 'a program ran');
    });
  }

  it('fetches nothing that a partial clone lacks', async () => {
    const blob = git(root, 'rev-parse', 'HEAD:a.env');
    git(root, 'config', 'extensions.partialClone', 'origin');
    git(root, 'config', 'core.repositoryFormatVersion', '1');
    git(root, 'config', 'remote.origin.promisor', 'true');
    writeFileSync(program, `#!/bin/sh\ntouch '${trace}'\nexit 1\n`);
    git(root, 'config', 'remote.origin.url', `ext::${program}`);
    git(root, 'config', 'protocol.ext.allow', 'always');
    rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    assert.throws(() => git(root, 'cat-file', 'blob', blob));
    assert.ok(existsSync(trace), 'the trap does not work');
    rmSync(trace, { force: true });
    const { end } = await searchIn(root, worker, { kind: 'history', range: { commits: 10 } });
    assert.equal(end.code, 'git-failed');
    assert.ok(!existsSync(trace), 'a program ran');
  });
});
