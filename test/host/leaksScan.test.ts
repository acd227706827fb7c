/** Searching for leaks inside the editor: real repositories, what the settings leave out, what is new and what is gone. */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { baselineOf, baselineText } from '../../src/core/leaks/baseline';
import { scanText } from '../../src/core/leaks/scan';
import { followFolders } from '../../src/host/leaks/features';
import { createFolderBaselines, type ReadBaseline } from '../../src/host/leaks/folderBaselines';
import { createLeakList } from '../../src/host/leaks/leakList';
import { compactJws, madeUpGitHubToken } from '../support/tokenFactory';
import { closeEverything, until } from './support/documents';
import { git } from './support/gitFolders';
import { commitAll, leaksScene, startOfLeaks, told, type LeaksScene } from './support/leaks';

const token = madeUpGitHubToken();
const other = madeUpGitHubToken();
const seconds = startOfLeaks.getTime() / 1000;
const expired = compactJws(
  { alg: 'RS256', typ: 'JWT' },
  { iss: 'https://id.acme.dev', sub: 'someone', exp: seconds - 60 },
  Buffer.alloc(256, 7),
);

describe('the search for leaks in the editor', () => {
  let scene: LeaksScene | undefined;
  const open = (...args: Parameters<typeof leaksScene>): LeaksScene => (scene = leaksScene(...args));
  const all = ({ list }: LeaksScene): readonly string[] => list.all().map(told).sort();

  afterEach(async () => {
    await closeEverything();
    scene?.dispose();
    scene = undefined;
  });

  it('finds what Git tracks and would take up, and leaves out what Git ignores', async () => {
    const at = open({
      '.gitignore': '.env\n',
      '.env': token,
      'sub/tracked.txt': `one\nkey ${token}`,
      'old.txt': expired,
    });
    commitAll(at.root);
    at.write({ 'untracked.txt': token });
    const outcome = await at.scan('folder');
    assert.deepEqual(all(at), [
      'old.txt:1 tracked new expired',
      'tracked.txt:2 tracked new live',
      'untracked.txt:1 untracked new live',
    ]);
    assert.deepEqual([outcome.end.code, outcome.searched, outcome.found, outcome.by], ['done', 4, 3, 'git']);
    for (const { path, uri } of at.list.all()) {
      assert.ok(path.startsWith(at.prefix));
      assert.equal(vscode.workspace.asRelativePath(uri, false), path);
    }
  });

  it('says of a folder that Git ignores as a whole that it is ignored', async () => {
    const at = open({ '.gitignore': 'build/\n', 'build/a.txt': token });
    const inner = { folder: at.folder, prefix: `${at.prefix}build/`, scope: { kind: 'folder' } } as const;
    await at.scans.run([inner]);
    assert.deepEqual(all(at), ['a.txt:1 ignored new live']);
  });

  it('leaves out what the settings exclude, and counts it', async () => {
    const configuration = vscode.workspace.getConfiguration();
    const before = configuration.inspect('files.exclude')?.globalValue;
    await configuration.update('files.exclude', { '**/hidden': true, '**/shown': false }, true);
    await configuration.update('search.exclude', { '**/*.{min,map}.js': true }, true);
    try {
      const at = open({ 'hidden/a.txt': token, 'shown/a.txt': token, 'x/b.min.js': token, 'x/b.js': token });
      const { skipped } = await at.scan('folder');
      assert.deepEqual(all(at), ['a.txt:1 untracked new live', 'b.js:1 untracked new live']);
      assert.deepEqual(
        skipped.map(({ path, code }) => `${path} ${code}`),
        ['hidden/a.txt excluded', 'x/b.min.js excluded'],
      );
    } finally {
      await configuration.update('files.exclude', before, true);
      await configuration.update('search.exclude', undefined, true);
    }
  });

  it('says what Git says where it refuses a folder, and searches every file of it', async () => {
    const at = open({ '.gitignore': 'a.txt', 'a.txt': token });
    // Git's own means for tests of a folder that belongs to somebody else.
    process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'] = '1';
    try {
      const outcome = await at.scan('folder');
      assert.deepEqual([outcome.by, outcome.found], ['git-refused', 1]);
      assert.match(at.view.message ?? '', /Git refused to list the files of .*: fatal: .*ownership/);
    } finally {
      delete process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'];
    }
  });

  it('finds every file where there is no Git', async () => {
    const at = open({ 'a.txt': token, 'b/utf16.txt': Buffer.from(`\uFEFF${token}`, 'utf16le') }, false);
    const outcome = await at.scan('folder');
    // The workspace of the tests is in no repository either.
    assert.equal(outcome.by, 'folder');
    assert.deepEqual(
      at.list.all().map(({ path, tracking }) => [path.slice(at.prefix.length), tracking]),
      [
        ['a.txt', undefined],
        ['b/utf16.txt', undefined],
      ],
    );
  });

  it('searches what is changed, what is staged, and what commits have added', async () => {
    const at = open({ 'same.txt': token, 'changed.txt': 'x' });
    const first = commitAll(at.root, 'First');
    at.write({ 'changed.txt': `y\n${token}`, 'staged.txt': other });
    git(at.root, 'add', 'staged.txt');
    at.write({ 'staged.txt': 'not there any more' });
    await at.scan('changed');
    assert.deepEqual(all(at), ['changed.txt:2 tracked new live']);
    await at.scan('staged');
    assert.deepEqual(all(at), ['changed.txt:2 tracked new live', 'staged.txt:1 tracked new live']);
    const second = commitAll(at.root, 'Second');
    at.list.clear();
    await at.scan({ kind: 'history', range: { commits: 10 } });
    assert.deepEqual(
      at.list.all().map((found) => [told(found), found.commit]),
      [
        ['changed.txt:2 history new live', second],
        ['same.txt:1 history new live', first],
      ],
    );
    at.list.clear();
    await at.scan({ kind: 'history', range: { since: first } });
    assert.deepEqual(all(at), ['changed.txt:2 history new live']);
  });

  it('says that commits are missing in a shallow clone, and how to get them', async () => {
    const at = open({ 'a.txt': token });
    commitAll(at.root, 'First');
    at.write({ 'a.txt': 'nothing' });
    commitAll(at.root, 'Second');
    await at.scan({ kind: 'history', range: { commits: 10 } });
    assert.doesNotMatch(at.view.message ?? '', /shallow/);
    git(at.root, 'clone', '--quiet', '--depth=1', `file://${at.root}`, 'clone');
    const [cut] = (await at.scans.run([
      { folder: at.folder, prefix: `${at.prefix}clone/`, scope: { kind: 'history', range: { commits: 10 } } },
    ])) ?? [undefined];
    assert.deepEqual([cut?.end.code, cut?.isCutShort], ['done', true]);
    assert.match(at.view.message ?? '', /This clone is shallow: only the commits that it has.*“git fetch --unshallow”/);
  });

  it('says why Git could not help', async () => {
    const at = open({ 'a.txt': token }, false);
    const outcome = await at.scan('changed');
    assert.equal(outcome.end.code, 'git-failed');
    assert.deepEqual(all(at), []);
    const history = await at.scan({ kind: 'history', range: { since: 'no-such-name' } });
    assert.equal(history.end.code, 'git-failed');
  });

  it('tells what is resolved and what is new since the last search, and goes on from there', async () => {
    const at = open({ 'a.txt': token, 'b.txt': other });
    await at.scan('folder');
    assert.deepEqual(
      at.list.all().filter(({ isFresh }) => isFresh),
      [],
    );
    at.write({ 'a.txt': 'nothing', 'c.txt': token });
    await at.scan('folder');
    assert.deepEqual(all(at), [
      'a.txt:1 untracked resolved live',
      'b.txt:1 untracked new live',
      'c.txt:1 untracked new live',
    ]);
    assert.deepEqual(
      at.list
        .all()
        .filter(({ isFresh }) => isFresh)
        .map(told),
      ['c.txt:1 untracked new live'],
    );
    at.write({ 'a.txt': `moved\n${token}` });
    await at.scan('folder');
    assert.deepEqual(
      at.list
        .all()
        .filter(({ isFresh }) => isFresh)
        .map(told),
      ['a.txt:2 untracked new live'],
    );
  });

  it('holds what was new in another folder for new still, and compares a history with as many commits alone', async () => {
    const at = open({ 'x/a.txt': 'nothing', 'y/b.txt': 'nothing' });
    const scanIn = async (path: string): Promise<void> => {
      await at.scans.run([{ folder: at.folder, prefix: `${at.prefix}${path}/`, scope: { kind: 'folder' } }]);
    };
    const fresh = (): readonly string[] =>
      at.list
        .all()
        .filter(({ isFresh }) => isFresh)
        .map(told);
    await scanIn('x');
    await scanIn('y');
    at.write({ 'x/a.txt': token });
    await scanIn('x');
    assert.deepEqual(fresh(), ['a.txt:1 untracked new live']);
    await scanIn('y');
    assert.deepEqual(fresh(), ['a.txt:1 untracked new live']);
    await scanIn('x');
    assert.deepEqual(fresh(), []);
    commitAll(at.root);
    at.write({ 'y/b.txt': 'else' });
    commitAll(at.root);
    await at.scan({ kind: 'history', range: { commits: 1 } });
    await at.scan({ kind: 'history', range: { commits: 2 } });
    assert.equal(at.list.rows().filter(({ source }) => source === 'history').length, 1);
    assert.deepEqual(fresh(), []);
  });

  it('resolves what no branch or tag leads to any more, and nothing else of the history', async () => {
    const at = open({ 'a.txt': token });
    const first = commitAll(at.root);
    at.write({ 'b.txt': other });
    commitAll(at.root);
    const history = { kind: 'history', range: { commits: 1 } } as const;
    await at.scan({ kind: 'history', range: { commits: 5 } });
    await at.scan(history);
    assert.deepEqual(all(at), ['a.txt:1 history new live', 'b.txt:1 history new live']);
    git(at.root, 'tag', 'kept', first);
    at.write({ 'a.txt': 'nothing', 'b.txt': 'nothing' });
    git(at.root, 'checkout', '--quiet', '--orphan', 'clean');
    commitAll(at.root);
    git(at.root, 'branch', '--quiet', '-D', 'main');
    await at.scan(history);
    assert.deepEqual(all(at), ['a.txt:1 history new live', 'b.txt:1 history resolved live']);
    git(at.root, 'tag', '-d', 'kept');
    git(at.root, 'reflog', 'expire', '--expire=now', '--all');
    git(at.root, 'gc', '--quiet', '--prune=now');
    await at.scan(history);
    assert.deepEqual(all(at), ['a.txt:1 history resolved live', 'b.txt:1 history resolved live']);
  });

  it('reads the baseline before it searches', async () => {
    const at = open({ 'a.txt': token });
    const [leak] = scanText(token);
    assert.ok(leak);
    const entry = { fingerprint: leak.fingerprint, kind: leak.kind, title: 'x', path: 'a.txt', reason: 'made up' };
    const file = join(at.folder.uri.fsPath, '.claimcheck-baseline.json');
    writeFileSync(file, baselineText([{ ...entry, added: '2026-11-01', expires: undefined }]));
    try {
      await at.scan('folder');
      assert.deepEqual(all(at), ['a.txt:1 untracked known live']);
    } finally {
      rmSync(file);
    }
  });

  it('follows the folders of the workspace, and tells no baseline that a later read has overtaken', async () => {
    const at = open({ 'a.txt': token });
    await at.scan('folder');
    const changes = new vscode.EventEmitter<vscode.WorkspaceFoldersChangeEvent>();
    const answers: ((read: ReadBaseline) => void)[] = [];
    const baselines = createFolderBaselines(() => new Promise((resolve) => answers.push(resolve)));
    const following = followFolders(baselines, at.list, changes.event);
    assert.equal(answers.length, vscode.workspace.workspaceFolders?.length);
    const folder = { ...at.folder, uri: vscode.Uri.joinPath(at.folder.uri, 'elsewhere') };
    const before = answers.length;
    changes.fire({ added: [folder], removed: [] });
    changes.fire({ added: [folder], removed: [] });
    const [first, second] = answers.slice(before);
    const told: ReadBaseline = { baseline: baselineOf([]), problems: [] };
    second?.(told);
    await until(() => baselines.of(folder) === told.baseline);
    first?.({ baseline: baselineOf([]), problems: [] });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(baselines.of(folder), told.baseline);
    changes.fire({ added: [], removed: [folder] });
    assert.notEqual(baselines.of(folder), told.baseline);
    assert.equal(at.list.all().length, 1);
    changes.fire({ added: [], removed: [at.folder] });
    assert.deepEqual(at.list.all(), []);
    vscode.Disposable.from(following, baselines, changes).dispose();
  });

  it('reads no baseline through a link, wherever that leads, and says that it is a mistake', async () => {
    const entry = {
      ...{ fingerprint: scanText(token)[0]?.fingerprint ?? '', kind: 'opaque-token' as const, title: 'GitHub' },
      ...{ path: 'a.txt', reason: 'made up for a test', added: '2026-11-01', expires: undefined },
    };
    const at = open({ 'a.txt': token, 'real.json': baselineText([entry]), 'linked/a.txt': token });
    for (const target of ['../real.json', '/dev/zero']) {
      const folder = { uri: vscode.Uri.file(join(at.root, 'linked')), name: 'linked', index: 1 };
      const link = join(folder.uri.fsPath, '.claimcheck-baseline.json');
      symlinkSync(target, link);
      const baselines = createFolderBaselines();
      await baselines.read(folder);
      assert.deepEqual(baselines.of(folder).entries, []);
      assert.equal(baselines.problems(folder).length, 1);
      baselines.dispose();
      rmSync(link);
    }
  });

  it('gives the places of what is resolved to what is found when it is full, and counts the rest once', () => {
    const at = open({ 'a.txt': 'nothing' }, false);
    const list = createLeakList({
      clock: at.clock,
      baselines: { of: () => baselineOf([]), onDidChange: new vscode.EventEmitter<void>().event },
    });
    const place = { folder: at.folder, prefix: '', source: 'files' } as const;
    const [leak] = scanText(token);
    assert.ok(leak);
    const finds = Array.from({ length: 10_005 }, (_, index) => ({
      ...{ leak, path: `f${String(index)}`, line: 1, column: 1, endLine: 1, endColumn: 2 },
    }));
    for (let times = 0; times < 2; times++) {
      list.begin(place, 'first').add(finds);
      assert.equal(list.unlisted(), 5);
    }
    const search = list.begin(place, 'next');
    search.add(finds.slice(3));
    search.end(() => true);
    assert.equal(list.unlisted(), 5);
    list.begin(place, 'next').add(finds.slice(3));
    assert.equal(list.unlisted(), 2);
    assert.equal(list.rows().length, 10_000);
    assert.ok(list.rows().every(({ isResolved }) => !isResolved));
    list.dispose();
  });

  it('holds nothing for resolved that it could not look at', async () => {
    const at = open({ 'a.txt': token, 'b.txt': token, 'large.txt': token });
    commitAll(at.root);
    await at.scan('folder');
    at.write({ 'large.txt': 'x'.repeat(1_000_001) });
    rmSync(join(at.root, 'b.txt'));
    await at.scan('folder');
    assert.deepEqual(all(at), [
      'a.txt:1 tracked new live',
      'b.txt:1 tracked resolved live',
      'large.txt:1 tracked new live',
    ]);
    await at.scan('changed');
    assert.deepEqual(all(at)[0], 'a.txt:1 tracked new live', 'a file that did not change was not searched');
  });

  it('searches a document with changes that are not saved as the editor shows it', async () => {
    const at = open({ 'a.txt': token, 'b.txt': 'nothing' });
    const uri = vscode.Uri.joinPath(at.folder.uri, at.prefix, 'b.txt');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), `first\n${other}\n`);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.isDirty, true);
    await at.scan('folder');
    assert.deepEqual(all(at), ['a.txt:1 untracked new live', 'b.txt:2 untracked new live']);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('shows what it has found while it runs, and keeps that when it is cancelled', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1500 }, (_, at) => [`f${String(at)}.txt`, `${token}\n`.repeat(20)]),
    );
    const at = open(many, false);
    const running = at.scan('folder');
    await until(() => at.list.all().length > 0);
    at.scans.cancel();
    const cancelled = performance.now();
    const outcome = await running;
    assert.ok(performance.now() - cancelled < 1000);
    assert.equal(outcome.end.code, 'cancelled');
    const { length } = at.list.all();
    assert.ok(length > 0 && length < 30_000, String(length));
    assert.ok(at.list.all().every(({ state }) => state === 'new'));
    assert.equal(at.scans.isRunning(), false);
  });

  it('runs one search at a time', async () => {
    const at = open({ 'a.txt': token });
    const running = at.scan('folder');
    assert.equal(await at.scans.run([]), undefined);
    await running;
  });
});
