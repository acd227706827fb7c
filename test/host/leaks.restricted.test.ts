/** In Restricted Mode nothing that lies in the workspace hides a leak; once it is trusted, it does. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { baselineText } from '../../src/core/leaks/baseline';
import { scanText } from '../../src/core/leaks/scan';
import { createLeakProblems, type LeakProblems } from '../../src/host/leaks/leakProblems';
import { restrictedWords } from '../../src/host/leaks/leakTreeMessages';
import { savedLeaks, saveLeaks } from '../../src/host/leaks/savedLeaks';
import { createSettingsSource } from '../../src/host/settings';
import { commandIds } from '../../src/shared/contributions';
import { fakeClock } from '../support/fakeClock';
import { madeUpGitHubToken } from '../support/tokenFactory';
import { closeEverything, pause, until } from './support/documents';
import { git, newRepository, workspaceRoot } from './support/gitFolders';
import { createLeakActsTest, leaksOf } from './support/leakActs';
import { drawn, leaksScene, startOfLeaks, told, type LeaksScene } from './support/leaks';

const token = madeUpGitHubToken();
const allowed = `KEY=${token} # gitleaks:allow\n`;
const accepted = madeUpGitHubToken();

function trustToGive(): { readonly trust: NonNullable<Parameters<typeof leaksScene>[2]>; readonly grant: () => void } {
  const grants = new vscode.EventEmitter<void>();
  let isTrusted = false;
  return {
    trust: { isTrusted: () => isTrusted, onDidGrant: grants.event },
    grant: () => {
      isTrusted = true;
      grants.fire();
    },
  };
}

/** What Git and the baseline say comes a moment later. */
async function untilCount(problems: LeakProblems, document: vscode.TextDocument, count: number): Promise<void> {
  const counted = async (): Promise<number> => (await problems.problemsIn(document)).diagnostics.length;
  for (let times = 0; times < 100 && (await counted()) !== count; times++) await pause(50);
  assert.equal(await counted(), count);
}

describe('leaks in Restricted Mode', () => {
  const baseline = vscode.Uri.joinPath(workspaceRoot().uri, '.claimcheck-baseline.json');
  let scene: LeaksScene | undefined;

  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const entry = {
      ...{ fingerprint: scanText(accepted)[0]?.fingerprint ?? '', kind: 'opaque-token' as const, title: 'GitHub' },
      ...{ path: 'b.env', reason: 'made up for a test', added: '2026-11-01', expires: undefined },
    };
    await vscode.workspace.fs.writeFile(baseline, Buffer.from(baselineText([entry])));
  });
  afterEach(async () => {
    scene?.dispose();
    await closeEverything();
  });
  after(() => vscode.workspace.fs.delete(baseline));

  const files = { 'a.env': allowed, 'b.env': `${accepted}\n` };
  const listed = (): readonly string[] => (scene?.list.all() ?? []).map(told).sort();
  const all = ['a.env:1 untracked new live', 'b.env:1 untracked new live'];

  it('are listed as new in spite of comments and the baseline, and the view says why', async () => {
    scene = leaksScene(files);
    assert.equal((await scene.scan('folder')).found, 2);
    assert.deepEqual(listed(), all);
    assert.equal(drawn(scene).length, 1);
    assert.ok(scene.view.message?.includes(restrictedWords), scene.view.message);
    git(scene.root, 'add', '.');
    scene.list.clear();
    await scene.scan('staged');
    assert.deepEqual(listed(), ['a.env:1 tracked new live', 'b.env:1 tracked new live']);
  });

  it('go by comments and the baseline as soon as somebody trusts the workspace, a reload later too', async () => {
    const { trust, grant } = trustToGive();
    scene = leaksScene(files, true, trust);
    await scene.scan('folder');
    assert.deepEqual(listed(), all);
    saveLeaks(scene.state, scene.list.rows());
    grant();
    assert.deepEqual(listed(), ['b.env:1 untracked known live']);
    assert.match(scene.view.message ?? '', /: 1 leak\. 1 more leak allowed by comments\.$/);
    scene.list.clear();
    scene.list.restore(savedLeaks(scene.state));
    assert.deepEqual(listed(), ['b.env:1 untracked known live']);
    await scene.scan('folder');
    assert.deepEqual(listed(), ['b.env:1 untracked known live']);
  });

  it('are problems as one types, until somebody trusts the workspace', async () => {
    const repository = newRepository(files);
    const { trust, grant } = trustToGive();
    const settings = createSettingsSource();
    const problems = createLeakProblems({ clock: fakeClock(startOfLeaks), settings, trust });
    for (const name of ['a.env', 'b.env']) {
      const document = await vscode.workspace.openTextDocument(join(repository, name));
      await vscode.window.showTextDocument(document);
      // Those that the extension itself gives.
      await until(() => vscode.languages.getDiagnostics(document.uri).length === 1);
      await untilCount(problems, document, 1);
      assert.equal(problems.known(document).length, 1);
    }
    let changes = 0;
    problems.onDidChange(() => (changes += 1));
    grant();
    assert.equal(changes, 1);
    for (const [name, open] of [
      ['a.env', 0],
      ['b.env', 1],
    ] as const) {
      const document = await vscode.workspace.openTextDocument(join(repository, name));
      await untilCount(problems, document, 0);
      assert.equal(problems.known(document).length, open);
    }
    vscode.Disposable.from(problems, settings).dispose();
  });

  it('offer to accept and to allow them, and say that both count once somebody trusts the workspace', async () => {
    const repository = newRepository({ 'a.js': "const clientSecret = 'q8Zs4Kd0vXw7Rb2Ny6Tf';\n" });
    const document = await vscode.workspace.openTextDocument(join(repository, 'a.js'));
    await vscode.window.showTextDocument(document);
    await until(() => vscode.languages.getDiagnostics(document.uri).some(({ message }) => /Git/u.test(message)));
    const range = new vscode.Range(0, 25, 0, 25);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const titles = actions.map(({ title }) => title);
    for (const title of ['Accept into the baseline…', 'Allow for gitleaks by a comment']) {
      assert.ok(titles.includes(`${title} (counts once the workspace is trusted)`), titles.join(' | '));
      assert.ok(!titles.includes(title), titles.join(' | '));
    }
  });

  it('are accepted into a baseline that is said to count once somebody trusts the workspace', async () => {
    const repository = newRepository({ 'c.env': `${madeUpGitHubToken()}\n` });
    const test = createLeakActsTest();
    test.list(...(await leaksOf(vscode.Uri.file(join(repository, 'c.env')))));
    const later = / until 2026-12-28\. The baseline counts here once the workspace is trusted\. Commit /u;
    for (const isTrusted of [false, true]) {
      test.isTrusted = isTrusted;
      const { seen } = await test.run(commandIds.acceptLeaks, 'made up', '30 days');
      assert.match(seen.at(-1) ?? '', /^1 credential accepted into the baseline until 2026-12-28\. /u);
      assert.equal(later.test(seen.at(-1) ?? ''), !isTrusted, seen.at(-1));
    }
  });
});
