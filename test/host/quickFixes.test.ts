/** Quick fixes: which are offered where, what they do, and that nothing of a token is in them. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds, settingIds } from '../../src/shared/contributions';
import { compactJws, encryptedJwe, madeUpGitHubToken } from '../support/tokenFactory';
import { closeEverything, openFile, openProvided, until } from './support/documents';
import { resetIssuers, setForUser, setForWorkspace } from './support/issuerFlow';
import { canary, exampleToken } from './support/tokens';

const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;

const aboutIssuers: ReadonlySet<string | undefined> = new Set([
  commandIds.validate,
  commandIds.addIssuerOfToken,
  commandIds.reviewWorkspaceIssuers,
]);

describe('quick fixes', () => {
  before(closeEverything);
  afterEach(closeEverything);

  it('are offered on a token, in one piece or broken over lines, and nowhere else', async () => {
    const document = await show(
      'a.go',
      `const a = 1;\nconst t = "${exampleToken.slice(0, 99)}" +\n  "${exampleToken.slice(99)}";\n`,
    );
    assert.deepEqual(await fixesAt(document, 0, 3), []);
    for (const [line, character] of [
      [1, 20],
      [2, 20],
    ] as const) {
      const titles = (await fixesAt(document, line, character)).map(({ title }) => title);
      for (const title of [
        'Replace token by',
        'Redact the signature',
        'gitleaks',
        'detect-secrets',
        'Validate',
        'Add the issuer',
      ]) {
        assert.ok(
          titles.some((each) => each.startsWith(title) || each.includes(title)),
          `${title}: ${titles.join()}`,
        );
      }
    }
  });

  it('on a problem are quick fixes and name its rule; elsewhere on the token they rewrite', async () => {
    const document = await show('a.go', `const t = "${exampleToken}";\n`);
    const problem = await problemOf(document, 'expired');
    const onProblem = await fixesAt(document, 0, problem.range.start.character + 1);
    const titles = onProblem.map(({ title }) => title);
    assert.ok(
      titles.includes('Explain expired') && titles.includes('Suppress expired here, with reason…'),
      titles.join(),
    );
    assert.ok(onProblem.every(({ kind }) => kind?.value === QuickFix.value));
    // Behind the marked start of the signature, whose length is wrong.
    const signature = exampleToken.lastIndexOf('.') + 45;
    const beside = await fixesAt(document, 0, 11 + signature);
    // Of what is wrong elsewhere on the token, the worst alone.
    assert.deepEqual(
      beside.filter(({ title }) => title.startsWith('Suppress')).map(({ title }) => title),
      ['Suppress signature-length here, with reason…'],
    );
    assert.equal(beside.find(({ title }) => title.startsWith('Redact'))?.kind?.value, RefactorRewrite.value);
  });

  it('have short titles without anything of the token, and arguments without it', async () => {
    const document = await show('a.go', `const t = "${exampleToken}";\n`);
    await problemOf(document, 'expired');
    for (const character of [12, 100, 330]) {
      for (const fix of await fixesAt(document, 0, character)) {
        assert.ok(fix.title.length <= 60, fix.title);
        const told = JSON.stringify([fix.title, fix.command]);
        for (const part of exampleToken.split('.')) assert.ok(!told.includes(part.slice(0, 12)), told);
      }
    }
  });

  it('are made when they are chosen, and not before', async () => {
    const document = await show('a.go', `const t = "${exampleToken}";\n`);
    const listed = await fixesAt(document, 0, 20, 0);
    assert.ok(listed.length > 0);
    for (const { edit, command } of listed) assert.deepEqual([edit, command], [undefined, undefined]);
  });

  it('redact the signature in one step', async () => {
    const document = await show('a.go', `const t = "${exampleToken}";\n`);
    await chooseAndUndo(document, 'Redact the signature', (text) => {
      assert.ok(!text.includes(canary.slice(0, 6)));
      assert.ok(text.includes(exampleToken.slice(0, exampleToken.lastIndexOf('.'))));
    });
  });

  it('add the comment of a scanner in one step', async () => {
    const document = await show('a.go', `const t = "${exampleToken}";\nnext();\n`);
    for (const [title, comment] of [
      ['Allow for gitleaks', '"; // gitleaks:allow\nnext'],
      ['Allow for detect-secrets', '"; // pragma: allowlist secret\nnext'],
    ] as const) {
      await chooseAndUndo(document, title, (text) => assert.ok(text.includes(comment), text));
    }
  });

  it('call commands with a handle of the token', async () => {
    const document = await show('a.go', `const t = "${exampleToken}";\n`);
    const problem = await problemOf(document, 'expired');
    const fixes = await fixesAt(document, 0, problem.range.start.character + 1);
    const argumentOf = (id: string): unknown =>
      fixes.find(({ command }) => command?.command === id)?.command?.arguments?.[0];
    const handle = argumentOf(commandIds.replaceByReference);
    assert.ok(typeof handle === 'string' && handle.length === 36, String(handle));
    assert.equal(argumentOf(commandIds.validate), handle);
    assert.equal(argumentOf(commandIds.addIssuerOfToken), handle);
    assert.deepEqual(argumentOf(commandIds.allowToken), { reference: handle, rule: 'expired' });
    assert.equal(argumentOf(commandIds.openRule), 'expired');
  });

  it('offer to add the issuer, to review the one of the workspace, or to validate alone, as it stands', async () => {
    const profile = { name: 'Orders', issuer: 'https://id.example' };
    const token = compactJws({ alg: 'ES256', kid: 'k1' }, { iss: profile.issuer });
    const document = await show('a.go', `const t = "${token}";\n`);
    const offered = async (): Promise<readonly unknown[]> =>
      (await fixesAt(document, 0, 20)).map(({ command }) => command?.command).filter((id) => aboutIssuers.has(id));
    assert.deepEqual(await offered(), [commandIds.validate, commandIds.addIssuerOfToken]);
    try {
      await setForWorkspace([profile]);
      assert.deepEqual(await offered(), [commandIds.reviewWorkspaceIssuers, commandIds.validate]);
      await setForUser(settingIds.issuers, [profile]);
      assert.deepEqual(await offered(), [commandIds.validate]);
    } finally {
      await resetIssuers();
    }
  });

  it('fit the form of the token', async () => {
    const jwe = await encryptedJwe({}, 'content');
    const unsecured = compactJws({ alg: 'none' }, { sub: 'me' }, new Uint8Array());
    const document = await show('a.go', `f("${madeUpGitHubToken()}");\nf("${jwe}");\nf("${unsecured}");\n`);
    const titlesAt = async (line: number): Promise<string> =>
      (await fixesAt(document, line, 10)).map(({ title }) => title).join();
    const [opaque, encrypted, none] = [await titlesAt(0), await titlesAt(1), await titlesAt(2)];
    assert.ok(opaque.includes('Redact the secret part') && !opaque.includes('Validate'), opaque);
    assert.ok(encrypted.includes('Redact the ciphertext') && !encrypted.includes('issuer'), encrypted);
    assert.ok(!none.includes('Redact') && none.includes('Validate'), none);
  });

  it('offer no edit of what cannot be edited, and no comment where the language has none', async () => {
    const old = await openProvided(`old-${randomUUID()}`, '/a.go', `f("${exampleToken}")`);
    const titles = (await fixesAt(old, 0, 10)).map(({ title }) => title);
    assert.deepEqual(titles, ['Validate token', 'Add the issuer of this token…']);
    const json = await show('a.json', `{ "t": "${exampleToken}" }\n`);
    assert.ok(!(await fixesAt(json, 0, 12)).some(({ title }) => title.startsWith('Allow')));
    const text = await show('a.md', `${exampleToken}\n`);
    assert.ok(!(await fixesAt(text, 0, 12)).some(({ title }) => title.startsWith('Replace')));
  });
});

async function show(name: string, content: string): Promise<vscode.TextDocument> {
  const document = await openFile(`fixes-${randomUUID()}/${name}`, content);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function problemOf(document: vscode.TextDocument, id: string): Promise<vscode.Diagnostic> {
  return until(() =>
    vscode.languages.getDiagnostics(document.uri).find(({ code }) => typeof code === 'object' && code.value === id),
  );
}

/** Our fixes at a place, resolved unless told otherwise. */
async function fixesAt(
  { uri }: vscode.TextDocument,
  line: number,
  character: number,
  resolved = 100,
): Promise<readonly vscode.CodeAction[]> {
  const position = new vscode.Position(line, character);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(position, position),
    undefined,
    resolved,
  );
  const ours = /token|Redact|Allow for|Suppress|Explain|issuer/u;
  return actions.filter(({ title }) => ours.test(title));
}

async function chooseAndUndo(
  document: vscode.TextDocument,
  title: string,
  check: (text: string) => void,
): Promise<void> {
  const before = document.getText();
  const fix = (await fixesAt(document, 0, 20)).find((each) => each.title.startsWith(title));
  assert.ok(fix?.edit, title);
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  assert.notEqual(document.getText(), before);
  check(document.getText());
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), before);
}
