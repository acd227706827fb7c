/** Problems: where they stand, when they come and go, and what they never hold. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { problemLimit, registerProblems } from '../../src/host/editor/problems';
import { createTokenReader } from '../../src/host/reading';
import { createReferences } from '../../src/host/references';
import { createSettingsSource, type Settings } from '../../src/host/settings';
import { createTokenIndex } from '../../src/host/tokenIndex';
import type { Verdict } from '../../src/host/verdicts';
import { settingIds, type Setting } from '../../src/shared/contributions';
import { compactJws } from '../support/tokenFactory';
import { fakeClock, type FakeClock } from '../support/fakeClock';
import { closeEverything, openFile, openProvided, pause, until } from './support/documents';
import { canary, exampleToken, sample } from './support/tokens';

const unsecured = compactJws({ alg: 'none', typ: 'JWT' }, { sub: 'me' }, new Uint8Array());

describe('problems', () => {
  before(closeEverything);
  afterEach(closeEverything);

  it('stand at the claim, the segment or the start of the token, with code, source and page', async () => {
    const document = await show(`first\nconst t = "${exampleToken}";\n`);
    const expired = await problem(document, 'expired');
    const payload = exampleToken.split('.')[1] ?? '';
    // "exp":1698175401 in the base64url characters around it.
    const marked = document.getText(expired.range);
    const at = payload.indexOf(marked);
    const groups = payload.slice(at - (at % 4), Math.ceil((at + marked.length) / 4) * 4);
    assert.match(Buffer.from(groups, 'base64url').toString(), /"exp":1698175401/u);
    assert.equal(expired.source, 'Claimcheck');
    assert.ok(typeof expired.code === 'object');
    assert.equal(expired.code.target.toString(), 'claimcheck-rule:/expired.md');
    const page = await vscode.workspace.openTextDocument(expired.code.target);
    assert.match(page.getText(), /^# /u);
  });

  it('of a token that is broken over lines stand on its first line', async () => {
    const document = await show(`t = ("${exampleToken.slice(0, 200)}"\n     "${exampleToken.slice(200)}")\n`);
    const { range } = await problem(document, 'expired');
    assert.equal(document.getText(range), exampleToken.slice(0, 32));
  });

  it('hold nothing of the signature, and no control character', async () => {
    const hostile = sample({
      iss: 'https://a.example\u202Egpj',
      aud: 'x'.repeat(5000),
      scope: 'a\u0000b',
      exp: 'tomorrow\nnever',
    });
    const document = await show(`${exampleToken}\n${hostile}\n`);
    await until(() => problemsOf(document).some(({ range }) => range.start.line === 1));
    for (const { message } of problemsOf(document)) {
      assert.ok(!message.includes(canary.slice(0, 10)), message);
      assert.doesNotMatch(message, /[\p{Cc}\p{Cf}]/u);
      assert.ok(message.length < 700, `${String(message.length)} characters`);
    }
  });

  it('come while one types, and go with the token', async () => {
    const document = await show('const t = "";\n');
    await pause(700);
    assert.deepEqual(problemsOf(document), []);
    await edit(document, new vscode.Range(0, 11, 0, 11), unsecured);
    const { severity } = await problem(document, 'alg-none');
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    await edit(document, new vscode.Range(0, 11, 0, 11 + unsecured.length), '');
    await until(() => problemsOf(document).length === 0);
  });

  it('go when the document is closed', async () => {
    const document = await show(unsecured);
    await problem(document, 'alg-none');
    await closeEverything();
    await until(() => problemsOf(document).length === 0);
  });

  it('are not given for documents that nobody works on', async () => {
    for (const scheme of ['git-like', 'search-like']) {
      const document = await openProvided(`${scheme}-${randomUUID()}`, '/a.ts', unsecured);
      await vscode.window.showTextDocument(document, { preview: false });
      await pause(600);
      assert.deepEqual(problemsOf(document), []);
    }
    // Opened by some extension, shown to nobody.
    const hidden = await openFile(`hidden-${randomUUID()}.txt`, unsecured);
    await pause(600);
    assert.deepEqual(problemsOf(hidden), []);
  });

  it('are given in a comparison for the side that can be edited', async () => {
    const left = await openProvided(`old-${randomUUID()}`, '/a.txt', unsecured);
    const right = await openFile(`compared-${randomUUID()}.txt`, unsecured);
    await vscode.commands.executeCommand('vscode.diff', left.uri, right.uri);
    await problem(right, 'alg-none');
    assert.deepEqual(problemsOf(left), []);
  });

  it('are given in notebook cells', async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, `t = "${unsecured}"`, 'python');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
    await vscode.window.showNotebookDocument(notebook);
    await problem(notebook.cellAt(0).document, 'alg-none');
  });

  it(`are at most ${String(problemLimit)} in one file`, async () => {
    const tokens = Array.from({ length: 3000 }, (_, index) => sample({ sub: `user ${String(index)}`, exp: 1 }));
    const document = await show(tokens.join('\n'));
    await until(() => problemsOf(document).length > 0);
    assert.equal(problemsOf(document).length, problemLimit);
  });

  describe('obey', () => {
    it('the setting that turns them off', () =>
      withSetting(settingIds.problemsEnabled, false, async () => {
        const document = await show(unsecured);
        await pause(700);
        assert.deepEqual(problemsOf(document), []);
        await set(settingIds.problemsEnabled, undefined);
        await problem(document, 'alg-none');
      }));

    it('the patterns of files to leave alone', async () => {
      for (const [path, glob] of [
        [`dist/made-${randomUUID()}.js`, undefined],
        [`generated/a-${randomUUID()}.txt`, ['generated/**']],
      ] as const) {
        await withSetting(settingIds.problemsExclude, glob, async () => {
          const document = await openFile(path, unsecured);
          await vscode.window.showTextDocument(document, { preview: false });
          await pause(700);
          assert.deepEqual(problemsOf(document), [], path);
        });
      }
    });

    it('the greatest size', () =>
      withSetting(settingIds.problemsMaxFileSize, 0.001, async () => {
        const document = await show(`${unsecured}\n${'x'.repeat(1000)}`);
        await pause(700);
        assert.deepEqual(problemsOf(document), []);
        await edit(document, new vscode.Range(1, 0, 1, 1000), '');
        await problem(document, 'alg-none');
      }));

    it('the preset and the severity of single rules', async () => {
      const document = await show(exampleToken);
      await problem(document, 'expired');
      const all = problemsOf(document).length;
      await withSetting(settingIds.rulesPreset, 'quiet', async () => {
        await until(() => problemsOf(document).length < all);
      });
      await withSetting(settingIds.rulesSeverity, { expired: 'hint' }, async () => {
        await until(
          () =>
            idsOf(document).includes('expired') && severityOf(document, 'expired') === vscode.DiagnosticSeverity.Hint,
        );
      });
      await withSetting(settingIds.rulesSeverity, { expired: 'off' }, async () => {
        await until(() => problemsOf(document).length > 0 && !idsOf(document).includes('expired'));
      });
    });

    it('a comment with a reason, for one rule at one token', async () => {
      const document = await show(
        `// claimcheck-ignore-next-line expired: old on purpose\n"${exampleToken}"\n"${exampleToken}"\n"${exampleToken}" // claimcheck-ignore expired: here too\n"${exampleToken}" // claimcheck-ignore expired:\n`,
      );
      await problem(document, 'expired');
      const lines = problemsOf(document).filter((each) => idOf(each) === 'expired');
      assert.deepEqual(
        lines.map(({ range }) => range.start.line),
        [2, 4],
      );
      assert.ok(problemsOf(document).some(({ range }) => range.start.line === 1));
    });
  });

  describe('with a clock of our own', () => {
    const disposables: vscode.Disposable[] = [];
    afterEach(() => {
      vscode.Disposable.from(...disposables.splice(0)).dispose();
    });
    const exp = 2_000_000_000;

    it('come at the instant at which a token begins to expire soon, and expires', async () => {
      const clock = fakeClock(new Date((exp - 302) * 1000));
      const document = await show(sample({ iss: 'https://i.example', iat: exp - 3600, exp }));
      const { ours } = await start(clock, disposables, document);
      assert.ok(!ours().includes('expiring-soon'));
      clock.advance(1);
      assert.ok(!ours().includes('expiring-soon'));
      clock.advance(1.1);
      await until(() => ours().includes('expiring-soon'));
      clock.advance(298);
      await until(() => ours().includes('expiring-soon'));
      assert.ok(!ours().includes('expired'));
      clock.advance(2);
      await until(() => ours().includes('expired'));
      assert.ok(!ours().includes('expiring-soon'));
    });

    it('go at the instant at which a token becomes valid', async () => {
      const clock = fakeClock(new Date((exp - 100) * 1000));
      const document = await show(sample({ nbf: exp, exp: exp + 3600 }));
      const { ours } = await start(clock, disposables, document);
      assert.ok(ours().includes('not-yet-valid'));
      clock.advance(41);
      await until(() => !ours().includes('not-yet-valid'));
    });

    it('leave no timer behind', async () => {
      const clock = fakeClock(new Date((exp - 100) * 1000));
      await start(clock, disposables, await show(sample({ exp })));
      assert.equal(clock.pending(), 1);
      vscode.Disposable.from(...disposables.splice(0)).dispose();
      assert.equal(clock.pending(), 0);
    });

    it('say what a verdict says, once, and none of what the rules say already', async () => {
      const token = sample({ iss: 'https://i.example', aud: 'orders\u202E', exp: 1 });
      const verdict: Verdict = {
        profile: 'Orders',
        checkedAt: new Date(0),
        validation: {
          status: 'invalid',
          provenance: undefined,
          reasons: [
            { code: 'signature-invalid' },
            { code: 'aud-mismatch', expected: 'https://api.example/', found: 'orders\u202E' },
            { code: 'expired', seconds: 5 },
          ],
        },
      };
      const document = await show(token);
      const { ours, diagnostics } = await start(fakeClock(new Date()), disposables, document, verdict);
      await until(() => ours().includes('signature-invalid'));
      assert.equal(ours().filter((id) => id === 'expired').length, 1);
      const audience = diagnostics().find((each) => idOf(each) === 'aud-mismatch');
      assert.match(audience?.message ?? '', /https:\/\/api\.example\/.*orders\\u\{202E\}/u);
      const signature = diagnostics().find((each) => idOf(each) === 'signature-invalid');
      assert.equal(signature?.range.start.character, token.lastIndexOf('.') + 1);
    });
  });
});

async function show(content: string): Promise<vscode.TextDocument> {
  const document = await openFile(`problems-${randomUUID()}.txt`, content);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function edit(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, text);
  assert.ok(await vscode.workspace.applyEdit(change));
}

function problemsOf({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Claimcheck');
}

function idOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : '';
}

function idsOf(document: vscode.TextDocument): readonly string[] {
  return problemsOf(document).map(idOf);
}

function severityOf(document: vscode.TextDocument, id: string): vscode.DiagnosticSeverity | undefined {
  return problemsOf(document).find((each) => idOf(each) === id)?.severity;
}

async function problem(document: vscode.TextDocument, id: string): Promise<vscode.Diagnostic> {
  return until(() => problemsOf(document).find((each) => idOf(each) === id));
}

async function set(id: Setting, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
}

async function withSetting(id: Setting, value: unknown, run: () => Promise<void>): Promise<void> {
  await set(id, value);
  try {
    await run();
  } finally {
    await set(id, undefined);
  }
}

interface Started {
  /** The ids of the problems that our own registration shows of the document; those of the extension are left out. */
  readonly ours: () => readonly string[];
  readonly diagnostics: () => readonly vscode.Diagnostic[];
}

/** Registers problems a second time, with the extension's own turned off. */
async function start(
  clock: FakeClock,
  disposables: vscode.Disposable[],
  document: vscode.TextDocument,
  verdict?: Verdict,
): Promise<Started> {
  await set(settingIds.problemsEnabled, false);
  await until(() => problemsOf(document).length === 0);
  const source = createSettingsSource();
  const current = (): Settings => ({ ...source.current(), problems: true });
  const settings = { onDidChange: source.onDidChange, current, dispose: () => undefined };
  const onDidChange = new vscode.EventEmitter<void>().event;
  const verdicts = { known: () => verdict, issuerState: () => 'unknown' as const, onDidChange };
  const index = createTokenIndex({ settings, onOverLimit: () => undefined });
  const reader = createTokenReader({ clock, references: createReferences(), settings, verdicts, locale: 'en' });
  disposables.push(source, index, registerProblems({ index, settings, clock, verdicts, reader }), {
    dispose: () => void set(settingIds.problemsEnabled, undefined),
  });
  clock.advance(0.3);
  await until(() => problemsOf(document).length > 0);
  return { ours: () => idsOf(document), diagnostics: () => problemsOf(document) };
}
