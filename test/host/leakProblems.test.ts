/** Problems about credentials in files that Git tracks: when they come and go, what they say, and what they never hold. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { baselineText } from '../../src/core/leaks/baseline';
import { scanText } from '../../src/core/leaks/scan';
import { settingIds } from '../../src/shared/contributions';
import { madeUpGitHubToken } from '../support/tokenFactory';
import { closeEverything, pause, until } from './support/documents';
import { git, newRepository, workspaceRoot } from './support/gitFolders';
import { canary, sample } from './support/tokens';

/** Nobody's issuer; it does not end before the tests do. */
const live = sample({ iss: 'https://login.corp-of-nobody.com', sub: 'me', iat: 1_700_000_000, exp: 4_000_000_000 });
const { Warning, Information } = vscode.DiagnosticSeverity;

describe('problems of credentials in tracked files', () => {
  before(closeEverything);
  afterEach(closeEverything);

  it('come when a token is pasted into a file that Git tracks, once, and go with it', async () => {
    const repository = newRepository({ 'config.ts': 'const t = "";\n' });
    git(repository, 'add', '.');
    const document = await show(repository, 'config.ts');
    await pause(600);
    assert.deepEqual(leakProblems(document), []);
    await edit(document, new vscode.Range(0, 11, 0, 11), live);
    const found = await problem(document);
    assert.equal(found.severity, Warning);
    assert.match(
      found.message,
      /in a file that Git tracks\. Whoever gets the repository can use it until .{0,9}Oct.{1,9}2096/u,
    );
    assert.equal(document.getText(found.range), live);
    assert.equal(leakProblems(document).length, 1);
    await edit(document, new vscode.Range(0, 11, 0, 11 + live.length), '');
    await until(() => leakProblems(document).length === 0);
  });

  it('have a code with a page, and hold nothing of the credential', async () => {
    const secret = madeUpGitHubToken();
    const document = await showTracked('a.md', `${live}\n${secret}\n`);
    await until(() => leakProblems(document).length === 2);
    for (const { code, message } of leakProblems(document)) {
      assert.ok(typeof code === 'object');
      assert.equal(code.value, 'leak');
      const page = await vscode.workspace.openTextDocument(code.target);
      assert.match(page.getText(), /^# A credential in a file that Git tracks/u);
      for (const text of [message, page.getText()]) {
        assert.ok(!text.includes(canary.slice(0, 10)) && !text.includes(secret.slice(6, 16)), text);
      }
    }
  });

  it('tell a file that is not tracked yet from one that is, and leave one alone that is ignored', async () => {
    const repository = newRepository({ '.gitignore': '.env\n', '.env': `T=${live}\n`, 'new.txt': live });
    const untracked = await show(repository, 'new.txt');
    assert.match((await problem(untracked)).message, /would take up with the next/u);
    const ignored = await show(repository, '.env');
    await pause(900);
    assert.deepEqual(leakProblems(ignored), []);
  });

  it('go when .gitignore names the file, and come back when it no longer does', async () => {
    const repository = newRepository({ '.gitignore': '\n', 'new.txt': live });
    const document = await show(repository, 'new.txt');
    await problem(document);
    const ignore = await vscode.workspace.openTextDocument(join(repository, '.gitignore'));
    await edit(ignore, new vscode.Range(0, 0, 0, 0), 'new.txt\n');
    assert.ok(await ignore.save());
    await until(() => leakProblems(document).length === 0);
    await edit(ignore, new vscode.Range(0, 0, 1, 0), '');
    assert.ok(await ignore.save());
    await problem(document);
  });

  it('are not given where there is no repository', async () => {
    const folder = join(workspaceRoot().uri.fsPath, `plain-${randomUUID()}`);
    mkdirSync(folder);
    writeFileSync(join(folder, '.git'), 'gitdir: /nowhere\n');
    writeFileSync(join(folder, 'a.txt'), live);
    const document = await show(folder, 'a.txt');
    await pause(900);
    assert.deepEqual(leakProblems(document), []);
  });

  it('are information where the credential has expired or opens nothing', async () => {
    const expired = sample({ iss: 'https://login.corp-of-nobody.com', exp: 1_700_000_000 });
    const example = sample({ iss: 'https://login.example.com', exp: 4_000_000_000 });
    const document = await showTracked('a.md', `${expired}\n\n${example}\n`);
    await until(() => leakProblems(document).length === 2);
    const [first, second] = leakProblems(document);
    assert.equal(first?.severity, Information);
    assert.match(first.message, /has expired/u);
    assert.equal(second?.severity, Information);
    assert.match(second.message, /opens nothing: Its issuer has a name that is reserved/u);
  });

  it('are given for keys and client secrets too', async () => {
    const document = await showTracked('app.env', 'CLIENT_SECRET=q8Zs4Kd0vXw7Rb2Ny6Tf\n');
    const { message, range } = await problem(document);
    assert.match(message, /^OAuth client secret in a file/u);
    assert.equal(document.getText(range), 'q8Zs4Kd0vXw7Rb2Ny6Tf');
    assert.ok(!message.includes('q8Zs'));
  });

  it('are given in the cells of a notebook that Git tracks', async () => {
    const cell = { cell_type: 'code', metadata: {}, source: [`t = "${live}"`], outputs: [], execution_count: null };
    const book = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const repository = newRepository({ 'a.ipynb': JSON.stringify(book) });
    git(repository, 'add', '.');
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(join(repository, 'a.ipynb')));
    await vscode.window.showNotebookDocument(notebook);
    await problem(notebook.cellAt(0).document);
  });

  it('obey comments with a reason, and the setting that turns them off', async () => {
    const document = await showTracked(
      'a.js',
      `t = "${live}"; // claimcheck-ignore leak: opens the test server only\nu = "${live}"; // gitleaks:allow\nv = "${live}"; // claimcheck-ignore leak:\n`,
    );
    const { range, message } = await problem(document);
    assert.equal(range.start.line, 2);
    assert.match(message, / The comment here gives no reason behind a colon, so it does not count\.$/u);
    assert.equal(leakProblems(document).length, 1);
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(settingIds.leaksProblems, 'off', vscode.ConfigurationTarget.Global);
    try {
      await until(() => leakProblems(document).length === 0);
    } finally {
      await configuration.update(settingIds.leaksProblems, undefined, vscode.ConfigurationTarget.Global);
    }
    await problem(document);
  });

  it('offer what ends them: a reference, a redaction, a comment, the page, the baseline', async () => {
    const document = await showTracked('a.js', `const t = "${live}";\n`);
    const { range } = await problem(document);
    const actions = await fixesAt(document, range.start);
    const titles = actions.map(({ title }) => title);
    for (const title of [
      'Replace token by an environment reference…',
      'Redact the signature',
      'Explain leak',
      'Suppress leak here, with reason…',
      'Accept into the baseline…',
    ]) {
      assert.ok(titles.includes(title), `${title}: ${titles.join(' | ')}`);
    }
    assert.equal(new Set(titles).size, titles.length, titles.join(' | '));
    assert.ok(!JSON.stringify(actions.map(({ command }) => command)).includes(canary.slice(0, 10)));
  });

  it('offer the same for what is no token, and do it', async () => {
    const secret = 'q8Zs4Kd0vXw7Rb2Ny6Tf';
    const document = await showTracked('a.js', `const clientSecret = '${secret}';\n`);
    const { range } = await problem(document);
    const actions = await fixesAt(document, range.start);
    const titles = actions.map(({ title }) => title);
    const theirs = /^(?:Convert|Extract|Move) /u;
    assert.deepEqual(titles.filter((title) => !theirs.test(title)).sort(), [
      'Accept into the baseline…',
      'Allow for gitleaks by a comment',
      'Redact the credential',
      'Replace credential by an environment reference…',
    ]);
    assert.ok(!JSON.stringify(actions.map(({ command }) => command)).includes(secret));
    const fix = actions.find(({ title }) => title === 'Redact the credential')?.command;
    assert.ok(fix !== undefined);
    await vscode.commands.executeCommand(fix.command, ...(fix.arguments as readonly unknown[]));
    await until(() => document.getText() === "const clientSecret = 'REDACTED';\n");
    await until(() => leakProblems(document).length === 0);
  });

  it('go when the baseline accepts the credential, until the day on which that ends', async () => {
    const document = await showTracked('a.txt', `${live}\n`);
    await problem(document);
    const [{ fingerprint, kind, title } = { fingerprint: '', kind: 'access-token' as const, title: '' }] =
      scanText(live);
    const entry = { fingerprint, kind, title, path: 'a.txt', reason: 'made up', added: '2020-01-01' };
    const baseline = vscode.Uri.joinPath(workspaceRoot().uri, '.claimcheck-baseline.json');
    try {
      await vscode.workspace.fs.writeFile(baseline, Buffer.from(baselineText([{ ...entry, expires: undefined }])));
      await until(() => leakProblems(document).length === 0);
      await vscode.workspace.fs.writeFile(baseline, Buffer.from(baselineText([{ ...entry, expires: '2020-02-01' }])));
      assert.match((await problem(document)).message, /The baseline accepted it until 2020-02-01\./u);
    } finally {
      await vscode.workspace.fs.delete(baseline);
    }
  });
});

async function fixesAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
  );
}

async function showTracked(path: string, content: string): Promise<vscode.TextDocument> {
  const repository = newRepository({ [path]: content });
  git(repository, 'add', '.');
  return show(repository, path);
}

async function show(repository: string, path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(join(repository, path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function edit(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, text);
  assert.ok(await vscode.workspace.applyEdit(change));
}

async function problem(document: vscode.TextDocument): Promise<vscode.Diagnostic> {
  return until(() => leakProblems(document)[0]);
}

function leakProblems({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, code }) => source === 'Claimcheck' && typeof code === 'object' && code.value === 'leak');
}
