/** The guide for cleaning a history: that it is for the state the repository is in, and holds no secret. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../src/shared/contributions';
import { closeEverything } from './support/documents';
import { git, newRepository, workspaceRoot } from './support/gitFolders';
import { createLeakActsTest, issuer, leaksOf } from './support/leakActs';
import { canary, sample } from './support/tokens';

const live = sample({ iss: issuer, sub: 'me', aud: 'api', client_id: 'app', exp: 4_000_000_000 }, { typ: 'at+jwt' });

describe('the guide for cleaning the history', () => {
  before(closeEverything);
  afterEach(closeEverything);

  it('says of what was never committed that there is no history to clean', async () => {
    const repository = newRepository({ 'a.txt': 'nothing\n' });
    commit(repository);
    writeFileSync(join(repository, 'a.txt'), `${live}\n`);
    const guide = await guideFor(repository, 'a.txt');
    assert.match(guide, /- Last commit \(`HEAD`\): does not hold it/u);
    assert.match(guide, /- Commits that added it: none/u);
    assert.match(guide, /before the next commit/u);
    assert.doesNotMatch(guide, /filter-repo/u);
  });

  it('names the commits, that HEAD holds it, and that nothing was pushed', async () => {
    const repository = newRepository({ 'src/a.txt': `${live}\n` });
    const added = commit(repository);
    const guide = await guideFor(repository, 'src/a.txt');
    assert.match(guide, /HEAD`\): \*\*holds it\*\*/u);
    assert.ok(guide.includes(`\`${added.slice(0, 10)} src/a.txt\``), guide);
    assert.match(guide, /- Remotes: none/u);
    assert.match(guide, /Nothing of it was pushed/u);
    assert.match(guide, /git filter-repo --replace-text/u);
    assert.doesNotMatch(guide, /--force-with-lease/u);
  });

  it('puts revoking first where it was pushed, and names the branch of the remote, not its address', async () => {
    const remote = newRepository({});
    const repository = newRepository({ 'a.txt': `${live}\n` });
    commit(repository);
    git(repository, 'remote', 'add', 'origin', remote);
    git(repository, 'push', '--quiet', 'origin', 'main:shared');
    git(repository, 'remote', 'set-url', 'origin', 'https://user:pass-of-nobody@git.corp-of-nobody.com/a.git');
    writeFileSync(join(repository, 'a.txt'), 'gone\n');
    commit(repository);
    // It stands in the history alone: the search tells the commit, and the place it had.
    const [found] = await leaksIn(newRepository({ 'a.txt': `${live}\n` }), 'a.txt');
    assert.ok(found !== undefined);
    const uri = vscode.Uri.file(join(repository, 'a.txt'));
    const folder = folderOf(repository);
    const guide = await showGuide(repository, {
      ...found,
      uri,
      folder,
      commit: git(repository, 'rev-parse', 'HEAD~1'),
    });
    assert.match(guide, /Working tree: no longer there/u);
    assert.match(guide, /does not hold it/u);
    assert.match(guide, /\*\*Pushed\*\*: `origin\/shared`/u);
    assert.match(guide, /git push --force-with-lease origin main/u);
    assert.ok(guide.indexOf('Revoke first') < guide.indexOf('Rewrite the history'));
    assert.ok(!guide.includes('pass-of-nobody'), guide);
  });

  it('says that a shallow clone does not know everything', async () => {
    const source = newRepository({ 'a.txt': `${live}\n` });
    commit(source);
    writeFileSync(join(source, 'b.txt'), 'more\n');
    commit(source);
    const clone = join(workspaceRoot().uri.fsPath, `shallow-${randomUUID()}`);
    git(source, 'clone', '--quiet', '--depth=1', `file://${source}`, clone);
    assert.match(await guideFor(clone, 'a.txt'), /\*\*This is a shallow clone\*\*/u);
  });

  it('shows hostile names of branches and files as what they are', async () => {
    const name = '`[x](command:a)`\u202E<img>.txt';
    const repository = newRepository({ [name]: `${live}\n` });
    commit(repository);
    git(repository, 'branch', '--move', 'a`<b>$(id)');
    const guide = await guideFor(repository, name);
    assert.doesNotMatch(guide, /(?<!\\)<img>|(?<!\\)\[x\]\(|\u202E/u);
    assert.doesNotMatch(guide, /--force-with-lease .*\$\(/u);
  });

  it('gives no all-clear where Git fails in the middle', async () => {
    const repository = newRepository({ 'a.txt': 'nothing\n' });
    commit(repository);
    const tree = git(repository, 'rev-parse', 'HEAD^{tree}');
    writeFileSync(join(repository, 'a.txt'), `${live}\n`);
    commit(repository);
    writeFileSync(join(repository, 'a.txt'), `${live}\nmore\n`);
    commit(repository);
    rmSync(join(repository, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
    const logged: string[] = [];
    const guide = await guideFor(repository, 'a.txt', { logged });
    assert.match(logged.join('\n'), /^Git did not help with the guide for the history: \S/u);
    assert.match(guide, /\*\*Not everything was searched\*\*: Git failed/u);
    assert.doesNotMatch(guide, /Searched: all|was not committed/u);
  });

  it('gives no all-clear where the search itself fails in a file, or breaks off, and logs which error it was', async () => {
    const repository = newRepository({ 'a.txt': `${live}\n` });
    commit(repository);
    const distPath = join(repository, 'dist');
    mkdirSync(distPath);
    const withWorker = async (program: string): Promise<readonly [guide: string, logged: readonly string[]]> => {
      writeFileSync(join(distPath, 'scanWorker.js'), program);
      const logged: string[] = [];
      return [await guideFor(repository, 'a.txt', { distPath, logged }), logged];
    };
    const [failed, ofFile] = await withWorker(`const { parentPort } = require('node:worker_threads');
      const skipped = [{ path: 'a.txt', code: 'failed', detail: 'TypeError' }];
      parentPort.on('message', ({ kind }) => {
        const findings = { finds: [], skipped: kind === 'history' ? skipped : [], searched: 0, allowed: 0 };
        parentPort.postMessage({ kind: 'findings', findings });
        parentPort.postMessage({ kind: 'end', rest: [] });
      });`);
    assert.match(failed, /\*\*Not everything was searched\*\*: the search broke down/u);
    assert.doesNotMatch(failed, /does not hold it|Commits that added it: none/u);
    assert.deepEqual(ofFile, ['The search for leaks failed in a.txt: TypeError']);
    const [broken, ofThread] = await withWorker('throw new RangeError("a text");');
    assert.match(broken, /\*\*Not everything was searched\*\*: the search broke down/u);
    assert.match(ofThread.join('\n'), /^A search for leaks broke off: RangeError/u);
    assert.ok(!ofThread.join().includes('a text'));
  });

  it('gives no all-clear where a file cannot be read, or Git is not there, and logs which it was', async () => {
    const repository = newRepository({ 'a.txt': `${live}\n` });
    commit(repository);
    const distPath = join(repository, 'dist');
    mkdirSync(distPath);
    writeFileSync(
      join(distPath, 'scanWorker.js'),
      `const { parentPort } = require('node:worker_threads');
      const skipped = [{ path: 'a.txt', code: 'unreadable' }, { path: '${live}', code: 'unreadable' }];
      parentPort.on('message', ({ kind }) => {
        const findings = { finds: [], skipped: kind === 'history' ? skipped : [], searched: 0, allowed: 0 };
        parentPort.postMessage({ kind: 'findings', findings });
        parentPort.postMessage({ kind: 'end', rest: [] });
      });`,
    );
    const ofFiles: string[] = [];
    const unread = await guideFor(repository, 'a.txt', { distPath, logged: ofFiles });
    assert.match(unread, /\*\*Not everything was searched\*\*: Git failed/u);
    assert.equal(ofFiles.length, 2);
    assert.equal(ofFiles[0], 'The guide for the history could not read a.txt');
    assert.ok(!ofFiles.join().includes(canary.slice(0, 12)), ofFiles.join());
    const { PATH } = process.env;
    const ofGit: string[] = [];
    process.env['PATH'] = distPath;
    try {
      const guide = await guideFor(repository, 'a.txt', { logged: ofGit });
      assert.match(guide, /\*\*Not everything was searched\*\*: Git was not found/u);
    } finally {
      process.env['PATH'] = PATH;
    }
    assert.deepEqual(ofGit, ['Git did not help with the guide for the history: it was not found']);
  });

  it('tells a folder without a repository from one with', async () => {
    const guide = await guideFor(newRepository({ 'a.txt': `${live}\n` }), 'a.txt');
    assert.match(guide, /it has no commit yet: there is no history to clean/u);
  });

  it('revokes a token that only a commit has', async () => {
    const repository = newRepository({ 'a.txt': `${live}\n` });
    const added = commit(repository);
    const [found] = await leaksIn(repository, 'a.txt');
    assert.ok(found !== undefined);
    const document = await vscode.workspace.openTextDocument(found.uri);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(found.uri, new vscode.Range(0, 0, 1, 0), 'gone\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await document.save());
    const test = createLeakActsTest({ revocationEndpoint: `${issuer}/revoke` });
    test.list({ ...found, folder: folderOf(repository), path: 'a.txt', commit: added });
    await test.run(commandIds.revokeLeaks);
    assert.equal(test.sent.length, 1);
    assert.ok(test.sent[0]?.includes(live));
    // And one that is only staged, here in the state of the commit.
    test.list({ ...found, folder: folderOf(repository), path: 'a.txt' });
    await test.run(commandIds.revokeLeaks);
    assert.equal(test.sent.length, 2);
    assert.ok(test.sent[1]?.includes(live));
  });

  it('revokes a token that a repository inside of the folder has, in another encoding', async () => {
    const folder = newRepository({ 'b.txt': 'nothing\n' });
    const inside = join(folder, 'inside');
    mkdirSync(inside);
    git(inside, 'init', '--quiet');
    writeFileSync(join(inside, 'a.txt'), Buffer.from(`\uFEFF${live}\n`, 'utf16le'));
    const added = commit(inside);
    const [found] = await leaksIn(newRepository({ 'a.txt': `${live}\n` }), 'a.txt');
    assert.ok(found !== undefined);
    const gone = { uri: vscode.Uri.file(join(inside, 'gone.txt')), folder: folderOf(folder), path: 'inside/a.txt' };
    const test = createLeakActsTest({ revocationEndpoint: `${issuer}/revoke` });
    test.list({ ...found, ...gone, commit: added });
    await test.run(commandIds.revokeLeaks);
    assert.equal(test.sent.length, 1);
    assert.ok(test.sent[0]?.includes(live));
  });
});

function commit(repository: string): string {
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--message=Something');
  return git(repository, 'rev-parse', 'HEAD');
}

function folderOf(repository: string): vscode.WorkspaceFolder {
  return { uri: vscode.Uri.file(repository), name: 'shop', index: 0 };
}

async function leaksIn(repository: string, path: string): ReturnType<typeof leaksOf> {
  return leaksOf(vscode.Uri.file(join(repository, path)), { folder: folderOf(repository), path });
}

interface GuideTest {
  readonly distPath?: string;
  /** Takes what is logged. */
  readonly logged?: string[];
}

async function guideFor(repository: string, path: string, given: GuideTest = {}): Promise<string> {
  const [found] = await leaksIn(repository, path);
  assert.ok(found !== undefined);
  return showGuide(repository, found, given);
}

async function showGuide(
  repository: string,
  found: Awaited<ReturnType<typeof leaksIn>>[number],
  { distPath, logged }: GuideTest = {},
): Promise<string> {
  const test = createLeakActsTest();
  const extension = vscode.extensions.getExtension('claimcheck.claimcheck');
  assert.ok(extension !== undefined);
  test.distPath = distPath ?? join(extension.extensionPath, 'dist');
  test.list(found);
  await test.run(commandIds.cleanHistory);
  logged?.push(...test.logged);
  const [report] = test.reports;
  assert.ok(report !== undefined, repository);
  const [title, markdown] = report;
  assert.equal(title, 'Clean the History - shop');
  for (const text of [title, markdown]) assert.ok(!text.includes(canary.slice(0, 12)), text);
  return markdown;
}
