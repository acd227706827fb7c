/** The leaks as a whole: commands, what a click shows, history, export, and no credential where none may be. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commitText, commitUri } from '../../src/host/leaks/commitDocuments';
import { exportLeaks } from '../../src/host/leaks/exportLeaks';
import { createFolderBaselines } from '../../src/host/leaks/folderBaselines';
import { readThroughEditor, listThroughEditor } from '../../src/host/leaks/givenFiles';
import type { FoundLeak, LeakStore } from '../../src/host/leaks/foundLeak';
import { lookAgain } from '../../src/host/leaks/lookAgain';
import { lateStore } from '../../src/host/leaks/registerLeaks';
import { revealLeak } from '../../src/host/leaks/revealLeak';
import { hasSavedLeaks } from '../../src/host/leaks/savedLeaksKey';
import { scanChosen, scanFolders, scanHistory, type ScanCommandDeps } from '../../src/host/leaks/scanCommands';
import { scanMessages } from '../../src/host/leaks/scanMessages';
import { skippedReport } from '../../src/host/leaks/skippedReport';
import { madeUpGitHubToken } from '../support/tokenFactory';
import { closeEverything, until } from './support/documents';
import { git } from './support/gitFolders';
import { commitAll, drawn, leaksScene, told, workerPath, type LeaksScene } from './support/leaks';
import { scriptedDialog, type Script } from './support/scriptedDialog';

const token = madeUpGitHubToken();
const other = madeUpGitHubToken();

describe('leaks in the editor', () => {
  let scene: LeaksScene | undefined;
  const open = (...args: Parameters<typeof leaksScene>): LeaksScene => (scene = leaksScene(...args));
  const uriOf = (at: LeaksScene, path: string): vscode.Uri =>
    vscode.Uri.joinPath(at.folder.uri, ...`${at.prefix}${path}`.split('/'));

  afterEach(async () => {
    await closeEverything();
    scene?.dispose();
    scene = undefined;
  });

  it('shows one where it stands, and where it stands now', async () => {
    const at = open({ 'a.txt': `one\n${token}\n${other}\n` });
    await at.scan('folder');
    const found = at.list.all()[1];
    assert.ok(found);
    await revealLeak(found, { preserveFocus: false });
    assert.equal(selectedText(), other);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(found.uri, new vscode.Position(0, 0), 'moved\n'.repeat(40));
    await vscode.workspace.applyEdit(edit);
    await revealLeak(found, { preserveFocus: false });
    assert.equal(selectedText(), other);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('shows one of the history as its commit has it, read-only, and with no text in the address', async () => {
    const at = open({ 'sub/a.txt': `one\n${token}\n` });
    const commit = commitAll(at.root);
    at.write({ 'sub/a.txt': 'nothing' });
    commitAll(at.root);
    await at.scan({ kind: 'history', range: { commits: 5 } });
    const [found] = at.list.all();
    assert.ok(found);
    assert.equal(found.commit, commit);
    await revealLeak(found, { preserveFocus: false });
    assert.equal(selectedText(), token);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'claimcheck-commit');
    assert.ok(!document.uri.toString().includes(token));
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
  });

  it('gives the text of commits of the workspace and of nothing else', async () => {
    const at = open({ 'a.txt': token });
    const commit = commitAll(at.root);
    await at.scan({ kind: 'history', range: { commits: 5 } });
    const [found] = at.list.all();
    const uri = found && commitUri(found);
    assert.ok(uri);
    assert.equal(await commitText(uri), token);
    const query = (change: object): vscode.Uri =>
      uri.with({ query: JSON.stringify({ ...JSON.parse(uri.query), ...change }) });
    for (const wrong of [
      uri.with({ query: 'x' }),
      uri.with({ query: '[]' }),
      query({ commit: 'HEAD' }),
      query({ commit: `${commit} --textconv` }),
      query({ path: 'gone.txt' }),
      query({ path: `../${at.prefix}a.txt` }),
      query({ folder: 'file:///' }),
    ]) {
      assert.equal(await commitText(wrong), undefined, wrong.query);
    }
  });

  it('looks again at a file that an act has changed, saved or not', async () => {
    const at = open({ 'a.txt': token, 'b.txt': token });
    await at.scan('folder');
    const edit = new vscode.WorkspaceEdit();
    const uri = uriOf(at, 'a.txt');
    edit.replace(uri, new vscode.Range(0, 0, 0, token.length), 'reference');
    await vscode.workspace.applyEdit(edit);
    await lookAgain([uri], { list: at.list, worker: workerPath(), maxBytes: 1_000_000 });
    assert.deepEqual(at.list.all().map(told).sort(), ['a.txt:1 untracked resolved live', 'b.txt:1 untracked new live']);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('leaves what is staged alone when it looks again, and every mark of what is new', async () => {
    const at = open({ 'a.txt': token, 'b.txt': 'nothing', 'c.txt': 'nothing' });
    await at.scan('folder');
    at.write({ 'b.txt': token, 'c.txt': `${token}\n` });
    git(at.root, 'add', 'c.txt');
    await at.scan('folder');
    await at.scan('staged');
    at.write({ 'a.txt': 'nothing', 'c.txt': 'nothing' });
    const uris = ['a.txt', 'b.txt', 'c.txt'].map((path) => uriOf(at, path));
    await lookAgain(uris, { list: at.list, worker: workerPath(), maxBytes: 1_000_000 });
    assert.deepEqual(
      at.list
        .all()
        .map((found) => `${told(found)} ${String(found.isFresh)}`)
        .sort(),
      ['a.txt:1 untracked resolved live false', 'b.txt:1 untracked new live true', 'c.txt:1 tracked new live false'],
    );
  });

  it('are there for an act after a reload, and before the view is first seen', () => {
    const at = open({ 'a.txt': 'nothing' }, false);
    const made: string[] = [];
    const feature = (): { readonly store: LeakStore } => {
      made.push('feature');
      return { store: { ...at, all: () => [found] } as unknown as LeakStore };
    };
    const found = {} as FoundLeak;
    const store = lateStore(feature, new vscode.EventEmitter<void>().event);
    assert.deepEqual(made, []);
    assert.deepEqual(store.all(), [found]);
    assert.equal(hasSavedLeaks(at.state), false);
    void at.state.update('claimcheck.leaks', []);
    assert.equal(hasSavedLeaks(at.state), false);
    void at.state.update('claimcheck.leaks', [{}]);
    assert.equal(hasSavedLeaks(at.state), true);
  });

  describe('commands', () => {
    const commandDeps = (at: LeaksScene, script: Script): ScanCommandDeps & { readonly seen: readonly string[] } => {
      const dialog = scriptedDialog(script);
      const nothing = (): Promise<void> => Promise.resolve();
      const log = { warn: (): void => undefined };
      const deps = { scans: at.scans, dialog, log, folders: () => [at.folder], showView: nothing, onDidScan: nothing };
      return { ...deps, seen: dialog.seen };
    };

    it('search the folders that the explorer names, an inner one not twice, and none of elsewhere', async () => {
      const at = open({ 'x/a.txt': token, 'x/y/b.txt': token, 'z/c.txt': token, 'other/d.txt': token });
      const deps = commandDeps(at, { answers: [] });
      await scanChosen(deps, uriOf(at, 'x'), [uriOf(at, 'x'), uriOf(at, 'x/y'), uriOf(at, 'z/')]);
      assert.deepEqual(
        at.scans.last().map(({ target }) => target.prefix.slice(at.prefix.length)),
        ['x/', 'z/'],
      );
      assert.equal(at.list.all().length, 3);
      await scanChosen(deps, vscode.Uri.file('/elsewhere'), undefined);
      assert.ok(deps.seen.includes(scanMessages.otherFolder));
    });

    it('ask for the commits of a history', async () => {
      const at = open({ 'a.txt': token });
      const ranges: unknown[] = [];
      const scans = {
        ...at.scans,
        run: (targets: Parameters<LeaksScene['scans']['run']>[0]) => {
          ranges.push(...targets.map(({ scope }) => (scope.kind === 'history' ? scope.range : undefined)));
          return Promise.resolve([]);
        },
      };
      const ask = (...answers: readonly (string | undefined)[]): Promise<void> =>
        scanHistory({ ...commandDeps(at, { answers }), scans });
      await ask('100');
      await ask('Another number', ' 7 ');
      await ask('Commits since', 'v1.2');
      await ask('Another number', undefined);
      await ask(undefined);
      assert.deepEqual(ranges, [{ commits: 100 }, { commits: 7 }, { since: 'v1.2' }]);
      await assert.rejects(ask('Another number', '0'));
      await assert.rejects(ask('Commits since', '--output=x'));
    });

    it('log what kind of error ended a search, or the search of a file', async () => {
      const at = open({ 'a.txt': 'x' });
      const logged: string[] = [];
      const outcome = {
        target: { folder: at.folder, prefix: '', scope: { kind: 'folder' } },
        end: { code: 'worker-failed', detail: 'Error ERR_WORKER_OUT_OF_MEMORY' },
        by: 'git',
        ...{ searched: 0, found: 0, allowed: 0, marked: 0 },
        skipped: [
          { path: 'a.txt', code: 'failed', detail: 'RangeError' },
          { path: 'b.bin', code: 'binary' },
        ],
      } as const;
      const scans = { ...at.scans, run: () => Promise.resolve([outcome]) };
      const log = { warn: (message: string): void => void logged.push(message) };
      await scanFolders({ ...commandDeps(at, { answers: [] }), scans, log }, { kind: 'folder' });
      assert.deepEqual(logged, [
        'A search for leaks broke off: Error ERR_WORKER_OUT_OF_MEMORY',
        'The search for leaks failed in a.txt: RangeError',
      ]);
    });

    it('say why nothing could be searched, and offer to cancel what runs', async () => {
      const at = open({ 'a.txt': token }, false);
      const none = commandDeps(at, { answers: [] });
      await scanFolders({ ...none, folders: () => [] }, { kind: 'folder' });
      assert.deepEqual(none.seen, [scanMessages.noFolder]);
      const running = at.scan('folder');
      const busy = commandDeps(at, { answers: [], actions: [scanMessages.cancel] });
      await scanFolders(busy, { kind: 'folder' });
      assert.ok(busy.seen.includes(scanMessages.running));
      assert.equal((await running).end.code, 'cancelled');
    });
  });

  it('reads folders of no disk through the editor', async () => {
    const at = open({ 'a.txt': token, 'node/b.txt': token, 'c/large.txt': 'x'.repeat(2000), 'c/d.txt': 'x' });
    const root = uriOf(at, '');
    const isOut = (path: string): boolean => path === 'node';
    const { files, skipped } = await listThroughEditor(root, isOut, new AbortController().signal);
    assert.deepEqual(
      files
        .map(({ path }) => path)
        .filter((path) => !path.startsWith('.git'))
        .sort(),
      ['a.txt', 'c/d.txt', 'c/large.txt'],
    );
    assert.deepEqual(skipped, [{ path: 'node', code: 'excluded' }]);
    const left: unknown[] = [];
    const wanted = [...files.filter(({ path }) => /^[ac]/.test(path)), { path: 'gone.txt', tracking: undefined }];
    const { jobs } = readThroughEditor(root, wanted, { maxBytes: 1000, onSkipped: (file) => left.push(file) });
    const { value } = await jobs.next();
    assert.ok(value?.kind === 'given');
    assert.deepEqual(value.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]).sort(), [
      ['a.txt', token],
      ['c/d.txt', 'x'],
    ]);
    assert.deepEqual(left, [
      { path: 'c/large.txt', code: 'too-large' },
      { path: 'gone.txt', code: 'gone' },
    ]);
  });

  it('exports SARIF and JSON by the name of the file', async () => {
    const at = open({ 'a.txt': token, 'b.bin': Buffer.from([0, 1, 2]) });
    await at.scan('folder');
    const baselines = createFolderBaselines();
    const context = { extension: { packageJSON: { version: '9.8.7' } } } as unknown as vscode.ExtensionContext;
    const exported = async (name: string): Promise<unknown> => {
      const file = uriOf(at, name);
      const dialog = scriptedDialog({ answers: [], file });
      await exportLeaks({ ...at, baselines, context, dialog });
      assert.match(dialog.seen.join(), /Exported 1 leak, redacted/);
      return JSON.parse(readFileSync(file.fsPath, 'utf8'));
    };
    const sarif = JSON.stringify(await exported('out.sarif'));
    assert.match(sarif, /"version":"2\.1\.0"/);
    assert.match(sarif, /"version":"9\.8\.7"/);
    const json = JSON.stringify(await exported('out.json'));
    assert.match(json, /"standing":"new"/);
    assert.match(json, /b\.bin","code":"binary/);
    assert.match(sarif, /"executionSuccessful":true,"toolExecutionNotifications":\[\{"descriptor":\{"id":"binary"/);
    assert.match(sarif, /Not searched: it is no text\. That is 1 file\./);
    assert.doesNotMatch(json, /"answer"/);
    at.list.check(at.list.all()[0]?.leak.fingerprint ?? '', 'revoked');
    assert.match(JSON.stringify(await exported('out.json')), /"answer":"revoked","answeredAt":"2026-/);
    assert.match(JSON.stringify(await exported('out.sarif')), /It was revoked at its issuer\./);
    for (const report of [sarif, json]) assert.ok(!report.includes(token) && !report.includes(token.slice(8)));
    baselines.dispose();
  });

  it('shows no part of a credential in tree, tooltip, report or state, wherever it stands', async () => {
    const inPath = madeUpGitHubToken();
    const at = open({ 'a.txt': `${token} ${other}`, [`${inPath}.txt`]: token, [`${inPath}.bin`]: Buffer.from([0]) });
    commitAll(at.root);
    await at.scan('folder');
    await at.scan({ kind: 'history', range: { commits: 5 } });
    at.clock.advance(1);
    const report = skippedReport(at.scans.last());
    const texts = (['severity', 'file', 'issuer', 'kind'] as const).map((grouping) => {
      at.grouping = grouping;
      at.tree.refresh();
      return JSON.stringify(
        drawn(at).map(({ item, rows }) =>
          // What a click passes on is the node itself, and the address of the file is the file's own.
          [item, ...rows].map(({ command: _node, resourceUri: _file, ...words }) => words),
        ),
      );
    });
    for (const text of [
      report,
      ...texts,
      at.view.message ?? '',
      JSON.stringify(at.state.get('claimcheck.leaksSearched')),
    ]) {
      for (const secret of [token, other, inPath]) {
        for (const part of [secret, secret.slice(8), secret.slice(0, 24)]) assert.ok(!text.includes(part), text);
      }
    }
  });
});

describe('commands of the leaks', () => {
  it('are there, and the view shows what one of them finds', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const name = `found-${randomUUID()}`;
    const otherOne = madeUpGitHubToken();
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, name, 'a.txt'), Buffer.from(token));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, name, 'b.txt'), Buffer.from(otherOne));
    await vscode.commands.executeCommand('claimcheck.scanFolder', vscode.Uri.joinPath(folder.uri, name));
    try {
      await vscode.commands.executeCommand('claimcheck.nextLeak');
      await until(() => selectedText() === token);
      await vscode.commands.executeCommand('claimcheck.nextLeak');
      await until(() => selectedText() === otherOne);
      // Where the view is hidden, nothing in it is selected by going on.
      await vscode.commands.executeCommand('workbench.view.explorer');
      for (const expected of [token, otherOne, token]) {
        await vscode.commands.executeCommand('claimcheck.previousLeak');
        await until(() => selectedText() === expected);
      }
      await vscode.commands.executeCommand('claimcheck.groupLeaksByKind');
      await vscode.commands.executeCommand('claimcheck.groupLeaksBySeverity');
      await vscode.commands.executeCommand('claimcheck.clearLeaks');
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, name), { recursive: true });
      await closeEverything();
    }
  });
});

function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return editor === undefined ? '' : editor.document.getText(editor.selection);
}
