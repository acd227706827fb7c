/** The command line, as a program of its own: exit codes, formats, the baseline. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { helpText } from '../../src/scan/helpText';
import { buildScan, commitAll, git, removeFolders, scratchFolder, writeFiles } from '../support/scanning';
import { compactJws, madeUpGitHubToken } from '../support/tokenFactory';

const token = madeUpGitHubToken();
const expired = compactJws({ alg: 'ES256' }, { iss: 'https://login.acme.dev', exp: 1_700_000_000 });

describe('the command line of the search', function () {
  this.timeout(60_000);
  const built = scratchFolder();
  let cli = '';
  let root = '';

  before(() => {
    cli = buildScan(built).cli;
  });
  after(() => removeFolders(built));
  beforeEach(() => {
    root = scratchFolder();
    git(root, 'init', '--quiet');
    writeFiles(root, { 'a.env': `key=${token}\n`, 'b.env': expired, 'c.bin': Buffer.from('\0') });
  });
  afterEach(() => removeFolders(root));

  function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: root, encoding: 'utf8' });
    assert.ok(!stdout.includes(token.slice(4)) && !stdout.includes(expired.slice(-20)), 'a secret is told');
    return { status, stdout, stderr };
  }

  it('tells no part of a credential and no line of its own for a path with a line break', () => {
    const jws = compactJws(
      { alg: 'ES256' },
      { iss: 'https://login.acme.dev', exp: 4_000_000_000 },
      Buffer.alloc(64, 9),
    );
    const entries = [
      { fingerprint: '0'.repeat(32), kind: 'opaque-token', title: 'x', path: 'x', reason: '', added: 'x' },
    ];
    const baseline = JSON.stringify({ version: 1, entries, leaks: entries });
    for (const name of [`${jws.slice(0, 90)}\n${jws.slice(90)}`, 'a\nNothing was found.']) {
      writeFiles(root, { [`${name}/a.env`]: madeUpGitHubToken(), [`${name}/.claimcheck-baseline.json`]: baseline });
    }
    const { stderr } = run();
    assert.match(stderr, /^Entry 1 of /m);
    for (const part of [jws.slice(20, 60), jws.slice(100, 140)]) assert.ok(!stderr.includes(part), stderr);
    assert.doesNotMatch(stderr, /^Nothing was found/m);
  });

  it('finds the same where Node has no WebAssembly', () => {
    const { status, stdout } = spawnSync(process.execPath, ['--jitless', cli, root], { encoding: 'utf8' });
    assert.deepEqual([status, stdout], [1, run().stdout]);
  });

  it('lists what it finds, counts, and ends with 1', () => {
    const { status, stdout, stderr } = run();
    assert.match(
      stdout,
      /^a\.env:1:5 {2}may be live {2}GitHub [\w ]+ {2}ghp_.+ {2}[\da-f]{32}\n\n?1 found: 1 may be live\.\n/,
    );
    assert.match(
      stdout,
      /\nNot listed: 1 expired; --min-rank lists them\.\nSearched: 2\.\nSkipped: 1 \(1 binary\)\.\n$/,
    );
    assert.deepEqual([status, stderr], [1, '']);
  });

  it('says what kind of error ended it, or the search of a file, and no text of either', () => {
    const other = scratchFolder();
    copyFileSync(cli, join(other, 'scan.js'));
    const runHere = (worker: string): ReturnType<typeof spawnSync> => {
      writeFileSync(join(other, 'scanWorker.js'), worker);
      return spawnSync(process.execPath, [join(other, 'scan.js')], { cwd: root, encoding: 'utf8' });
    };
    const broken = runHere(`throw new RangeError('${token}');`);
    assert.deepEqual([broken.status, broken.stderr], [2, 'The search broke down before its end: RangeError.\n']);
    const skipped = JSON.stringify([{ path: 'a.env', code: 'failed', detail: 'TypeError' }]);
    const failed = runHere(`const { parentPort } = require('node:worker_threads');
      parentPort.on('message', () => {
        parentPort.postMessage({ kind: 'findings', findings: { finds: [], skipped: ${skipped}, searched: 0, allowed: 0 } });
        parentPort.postMessage({ kind: 'end', rest: [] });
      });`);
    assert.equal(failed.stderr, 'The search failed in a.env: TypeError. Please report this.\n');
    removeFolders(other);
  });

  it('ends with 0 where there is nothing', () => {
    commitAll(root);
    const { status, stdout } = run('--staged');
    assert.deepEqual([status, stdout], [0, 'Nothing was found that is not accepted.\nSearched: 0.\n']);
  });

  it('tells less or more harm as asked', () => {
    assert.match(run('--min-rank', 'expired').stdout, /\n2 found: 1 may be live, 1 expired\.\n/);
  });

  it('searches what it is asked to', () => {
    commitAll(root);
    writeFiles(root, { 'a.env': '' });
    assert.equal(run().status, 0);
    assert.equal(run('--changed').status, 0);
    const { status, stdout } = run('--history', '1');
    assert.equal(status, 1);
    assert.ok(stdout.includes(`  commit ${git(root, 'rev-parse', 'HEAD')}\n`), stdout);
    assert.equal(run('--since', 'HEAD').status, 0);
  });

  it('searches a folder by name, with Git or without, and says when without', () => {
    const other = scratchFolder();
    writeFiles(other, { 'x.env': token });
    const { status, stdout, stderr } = run(other);
    assert.equal(status, 1);
    assert.match(stdout, /^x\.env:1:1 /);
    assert.equal(stderr, 'Git does not know this folder: every file in it was searched.\n');
    removeFolders(other);
  });

  it('tells a Git that is not there, or refuses the folder, from a folder without a repository', () => {
    writeFiles(root, { '.gitignore': 'd.env\n', 'd.env': token });
    const runWith = (variables: NodeJS.ProcessEnv): ReturnType<typeof run> =>
      spawnSync(process.execPath, [cli], { cwd: root, encoding: 'utf8', env: { ...process.env, ...variables } });
    const missing = runWith({ PATH: join(root, 'nowhere') });
    assert.match(missing.stderr, /^Git was not found: every file in the folder was searched/);
    // Git's own means for tests of this.
    const refused = runWith({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    assert.match(
      refused.stderr,
      /^Every file in the folder was searched, [^\n]* refused to list the files: fatal: [^\n]*ownership[^\n]*\n$/,
    );
    for (const { status, stdout } of [missing, refused]) {
      assert.equal(status, 1);
      assert.match(stdout, /^d\.env:1:1 /m);
    }
  });

  it('writes JSON and SARIF, to the output or into a file', () => {
    const json = JSON.parse(run('--format', 'json').stdout) as Record<string, unknown[]>;
    assert.deepEqual([json['leaks']?.length, json['skipped']], [1, [{ path: 'c.bin', code: 'binary' }]]);
    assert.deepEqual([json['notListed'], json['allowedByComments']], [{ expired: 1 }, 0]);
    const { status, stdout } = run('--format', 'sarif', '--output', 'report.sarif', '--min-rank', 'expired');
    const sarif = JSON.parse(readFileSync(join(root, 'report.sarif'), 'utf8')) as { runs: { results: unknown[] }[] };
    assert.equal(sarif.runs[0]?.results.length, 2);
    assert.match(stdout, /^2 found: /);
    assert.equal(status, 1);
    assert.deepEqual(
      readdirSync(root).filter((name) => name.startsWith('report')),
      ['report.sarif'],
    );
  });

  it('accepts what is found, with a reason, and only that', () => {
    const { status, stdout } = run('--update-baseline', '--reason', 'Made up for tests');
    assert.equal(status, 0);
    assert.match(stdout, /\.claimcheck-baseline\.json: 1 more accepted\.\n$/);
    assert.equal(readFileSync(join(root, '.claimcheck-baseline.json'), 'utf8').includes(token), false);
    assert.match(run().stdout, /^Nothing was found that is not accepted\.\n1 more accepted by the baseline\.\n/);
    assert.equal(run().status, 0);
    writeFiles(root, { 'd.env': madeUpGitHubToken() });
    assert.match(run().stdout, /^d\.env:1:1 [^\n]+\n1 found: 1 may be live\.\n1 more accepted by the baseline\.\n/);
    assert.match(run('--update-baseline', '--reason', 'More of them').stdout, /: 1 more accepted\.\n$/);
    assert.equal(run().status, 0);
  });

  it('says of a refused commit what to do, and lets none pass with a file that is too large', () => {
    git(root, 'add', 'a.env');
    assert.match(run('--staged').stdout, /\nClaimcheck refuses this commit\. Revoke first/);
    commitAll(root);
    writeFiles(root, { 'large.txt': 'x'.repeat(1_100_000) });
    git(root, 'add', 'large.txt');
    const { status, stdout } = run('--staged', '--max-file-size', '1');
    assert.deepEqual([status, stdout.split('\n')[0]], [2, 'large.txt  not searched: too-large']);
    assert.equal(run('--max-file-size', '1', '--min-rank', 'live', '--history', '1').status, 1);
  });

  it('gives no all-clear for the history of a shallow clone that lacks commits', () => {
    commitAll(root);
    rmSync(join(root, 'a.env'));
    commitAll(root);
    const clones = scratchFolder();
    git(clones, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow');
    const shallow = join(clones, 'shallow');
    const cut = run(shallow, '--history', '50');
    assert.deepEqual(
      [cut.status, cut.stderr],
      [
        2,
        'This clone is shallow: older commits are not in it, and were not searched. "git fetch --unshallow" gets them.\n',
      ],
    );
    assert.match(run(shallow, '--history', '50', '--format', 'json').stdout, /"isCutShort": true/);
    const sarif = run(shallow, '--history', '50', '--format', 'sarif').stdout;
    assert.match(sarif, /"executionSuccessful": false[\s\S]*"text": "This clone is shallow/);
    assert.deepEqual([run(shallow, '--history', '1').status, run(shallow, '--history', '1').stderr], [0, '']);
    assert.equal(run('--history', '50').status, 1);
    removeFolders(clones);
  });

  it('misses nothing of a shallow clone where the commits since another are all there', () => {
    commitAll(root);
    git(root, 'branch', 'side');
    rmSync(join(root, 'a.env'));
    for (const message of ['Second', 'Third', 'Fourth']) commitAll(root, message);
    const clones = scratchFolder();
    git(clones, 'clone', '--quiet', '--depth', '3', '--no-single-branch', `file://${root}`, 'shallow');
    const shallow = join(clones, 'shallow');
    for (const since of ['HEAD', 'HEAD~1', 'HEAD~2']) {
      const whole = run(shallow, '--since', since);
      assert.deepEqual([whole.status, whole.stderr], [0, ''], since);
    }
    writeFiles(shallow, { 'd.env': token });
    commitAll(shallow);
    assert.deepEqual([run(shallow, '--since', 'HEAD~1').status, run(shallow, '--since', 'HEAD~1').stderr], [1, '']);
    git(shallow, 'reset', '--quiet', '--hard', 'HEAD~1');
    // What lies between that branch and the edge of the clone is not there.
    const unknown = run(shallow, '--since', 'v1.0');
    assert.deepEqual(
      [unknown.status, unknown.stderr],
      [
        2,
        'There is no commit v1.0. This clone is shallow: older commits are not in it, and were not searched. "git fetch --unshallow" gets them.\n',
      ],
    );
    assert.equal(run('--since', 'v1.0').stderr, 'There is no commit v1.0.\n');
    const cut = run(shallow, '--since', 'origin/side');
    assert.equal(cut.status, 2);
    assert.match(cut.stderr, /^This clone is shallow: older commits are not in it/);
    removeFolders(clones);
  });

  it('knows a repository that has nothing, or ignores all that it has', () => {
    const empty = scratchFolder();
    git(empty, 'init', '--quiet');
    assert.deepEqual([run(empty).status, run(empty).stderr], [0, '']);
    writeFiles(empty, { '.env': token });
    writeFileSync(join(empty, '.git/info/exclude'), '*\n');
    assert.deepEqual([run(empty).status, run(empty).stderr], [0, '']);
    removeFolders(empty);
  });

  it('takes for what is staged the baseline that is staged', () => {
    git(root, 'add', 'a.env');
    assert.equal(run('--staged', '--update-baseline', '--reason', 'Made up for tests').status, 0);
    const unstaged = (path: string): string =>
      `The baseline ${path} in the folder accepts some of this, but not as it is staged, which is what counts. "git add" stages it.\n`;
    const staged = (): readonly [number | null, string] => {
      const { status, stderr } = run('--staged');
      return [status, stderr];
    };
    assert.deepEqual(staged(), [1, unstaged('.claimcheck-baseline.json')]);
    git(root, 'add', '.claimcheck-baseline.json');
    assert.deepEqual(staged(), [0, '']);
    const text = readFileSync(join(root, '.claimcheck-baseline.json'), 'utf8');
    writeFiles(root, { '.claimcheck-baseline.json': text.replaceAll('\n', '\r\n') });
    assert.deepEqual(staged(), [0, '']);
    writeFiles(root, { 'sub/x.env': madeUpGitHubToken(), '.claimcheck-baseline.json': text });
    git(root, 'add', 'sub/x.env');
    assert.deepEqual(staged(), [1, '']);
    assert.equal(run('--staged', '--update-baseline', '--reason', 'Made up for tests').status, 0);
    const more = readFileSync(join(root, '.claimcheck-baseline.json'), 'utf8');
    assert.deepEqual(staged(), [1, unstaged('.claimcheck-baseline.json')]);
    writeFiles(root, { '.claimcheck-baseline.json': text, 'sub/.claimcheck-baseline.json': more });
    assert.deepEqual(staged(), [1, unstaged('sub/.claimcheck-baseline.json')]);
    git(root, 'rm', '--quiet', '--cached', 'sub/x.env');
    writeFiles(root, { '.claimcheck-baseline.json': 'no JSON' });
    assert.deepEqual(staged(), [0, '']);
    git(root, 'add', '.claimcheck-baseline.json');
    const { status, stderr } = run('--staged');
    assert.equal(status, 2);
    assert.match(stderr, /cannot be read: it is no JSON \(not-json\)\.\n$/);
  });

  it('names what is staged and was not searched, and ends with 2 where it should have been', () => {
    git(root, 'add', 'c.bin');
    const { status, stdout } = run('--staged');
    assert.deepEqual([status, stdout.split('\n')[0]], [0, 'c.bin  not searched: binary']);
    writeFiles(root, { [`${token}.txt`]: 'of which Git has no contents any more' });
    git(root, 'add', `${token}.txt`);
    const blob = git(root, 'rev-parse', `:${token}.txt`);
    rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    const failed = run('--staged');
    assert.equal(failed.status, 2, failed.stdout);
    assert.match(failed.stdout, /^\[opaque-token\]\.txt {2}not searched: unreadable$/m);
  });

  it('uses another baseline by name, which must be there', () => {
    assert.equal(run('--baseline', 'other.json').status, 2);
    assert.equal(run('--baseline', 'other.json', '--update-baseline', '--reason', 'fixture').status, 0);
    assert.equal(run('--baseline', 'other.json').status, 0);
    assert.equal(run().status, 1);
  });

  it('reads the baselines of folders below, each for what stands in its own folder', () => {
    const inFolder = join(root, 'shop', 'server');
    writeFiles(root, { 'a.env': '', 'shop/server/src/c.env': `key=${token}\n` });
    // As the editor does it, with that folder as its workspace.
    assert.equal(run(inFolder, '--update-baseline', '--reason', 'A made-up one').status, 0);
    const accepted = run('--format', 'json');
    assert.equal(accepted.status, 0, accepted.stdout);
    assert.match(accepted.stdout, /"acceptedBecause": "A made-up one"/);
    git(root, 'add', '--all');
    assert.equal(run('--staged').status, 0);
    // No other folder is spared by it, and one that is named is the only one.
    writeFiles(root, { 'shop/b.env': token });
    assert.match(run().stdout, /^shop\/b\.env:1:1 .*\n1 found: 1 may be live\.\n1 more accepted by the baseline\.\n/);
    writeFiles(root, { 'shop/b.env': '', 'empty.json': '{"version": 1, "entries": []}' });
    assert.equal(run('--baseline', 'empty.json').status, 1);
    // Not through a link, nor one that cannot be read.
    const path = 'shop/server/.claimcheck-baseline.json';
    const text = readFileSync(join(root, path), 'utf8');
    rmSync(join(root, path));
    writeFiles(root, { 'elsewhere.json': text });
    symlinkSync('../../elsewhere.json', join(root, path));
    const linked = run();
    assert.deepEqual(
      [linked.status, linked.stderr],
      [2, `The baseline ${path} cannot be read: it is a link (symbolic-link).\n`],
    );
    rmSync(join(root, path));
    writeFiles(root, { [path]: text.replace('"A made-up one"', '""') });
    const wrong = run();
    assert.deepEqual([wrong.status, wrong.stderr], [1, `Entry 1 of ${path} does not count: bad-reason.\n`]);
  });

  it('says what the baseline accepts and no file holds any more, after a search of the whole folder alone', () => {
    assert.equal(run('--update-baseline', '--reason', 'A made-up one').status, 0);
    assert.doesNotMatch(run().stdout, /in no file any more/);
    commitAll(root);
    writeFiles(root, { 'a.env': '' });
    assert.match(run().stdout, /\nAccepted, and in no file any more: [\da-f]{32} a\.env\.\nUnless .+\n$/);
    assert.doesNotMatch(run('--changed').stdout, /in no file any more/);
  });

  it('tells a baseline that cannot be read, and never writes over it', () => {
    const path = join(root, '.claimcheck-baseline.json');
    writeFileSync(path, 'no JSON');
    for (const args of [[], ['--update-baseline', '--reason', 'fixture']]) {
      const { status, stderr } = run(...args);
      assert.equal(status, 2);
      assert.match(stderr, /cannot be read: it is no JSON \(not-json\)\.\n$/);
    }
    writeFileSync(path, '{"version":1,"entries":[{}]}');
    const { status, stderr } = run();
    assert.equal(status, 1);
    assert.match(stderr, /^Entry 1 of the baseline does not count: bad-/);
    assert.equal(run('--update-baseline', '--reason', 'fixture').status, 2);
    assert.equal(readFileSync(path, 'utf8'), '{"version":1,"entries":[{}]}');
  });

  it('writes through no link that a repository brings along', () => {
    const outside = scratchFolder();
    writeFiles(outside, { profile: 'mine' });
    symlinkSync(join(outside, 'profile'), join(root, 'report.json'));
    symlinkSync(join(outside, 'profile'), join(root, '.claimcheck-baseline.json'));
    assert.equal(run('--update-baseline', '--reason', 'fixture').status, 2);
    assert.equal(run('--baseline', 'b.json', '--update-baseline', '--reason', 'fixture').status, 0);
    assert.equal(run('--baseline', 'b.json', '--format', 'json', '--output', 'report.json').status, 0);
    assert.equal(readFileSync(join(outside, 'profile'), 'utf8'), 'mine');
    assert.ok(existsSync(join(root, 'report.json')));
    removeFolders(outside);
  });

  it('ends with 2 for wrong options and failures', () => {
    const wrong = [['--format', 'xml'], ['nowhere'], ['a.env'], ['--since', 'nowhere'], ['--output', 'no/where']];
    for (const args of wrong) {
      const { status, stdout, stderr } = run(...args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.ok(stderr.length > 10, args.join(' '));
    }
  });

  it('tells its options and its version', () => {
    assert.deepEqual(run('--help'), { status: 0, stdout: helpText, stderr: '' });
    assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('reads the index of the commit that a hook is called for', () => {
    const hook = join(root, '.git/hooks/pre-commit');
    const command = `'${process.execPath}' '${cli}' --staged`;
    writeFileSync(hook, `#!/bin/sh\nexec ${command}\n`, { mode: 0o700 });
    assert.throws(() => git(root, 'commit', '--quiet', '--message', 'x', '--', 'a.env'));
    git(root, 'add', 'a.env', 'b.env');
    // The index of a partial commit holds the files that were named and no others.
    assert.throws(() => git(root, 'commit', '--quiet', '--message', 'x', '--', 'a.env'), /Command failed/);
    git(root, 'commit', '--quiet', '--message', 'x', '--', 'b.env');
    assert.equal(git(root, 'log', '--format=%s'), 'x');
  });
});
