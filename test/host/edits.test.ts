/** The commands that edit: what they change, and that one undo takes all of it back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createSystemClock } from '../../src/host/clock';
import { editsCommands } from '../../src/host/commands/edits';
import { envFiles } from '../../src/host/commands/envFiles';
import { askWhere } from '../../src/host/commands/replaceByReference';
import { editMessages } from '../../src/host/editMessages';
import { createTokenReader } from '../../src/host/reading';
import { createReferences } from '../../src/host/references';
import { createSettingsSource } from '../../src/host/settings';
import { createTokenIndex } from '../../src/host/tokenIndex';
import { commandIds } from '../../src/shared/contributions';
import { closeEverything, openFile, openProvided, pause, until } from './support/documents';
import { git } from './support/gitFolders';
import { type Answer, scriptedDialog } from './support/scriptedDialog';
import { canary, exampleToken, sample } from './support/tokens';

describe('edits', () => {
  before(closeEverything);
  beforeEach(removeEnvFiles);
  afterEach(async () => {
    await closeEverything();
    await removeEnvFiles();
  });

  it('a reference takes the place of the token, with its import, and undoes in one step', async () => {
    const editor = await show('a.py', `import json\nTOKEN = "${exampleToken}"\n`);
    const before = editor.document.getText();
    await run('replaceByReference', editor, ['Replace only', (suggested) => suggested]);
    assert.equal(editor.document.getText(), 'import os\nimport json\nTOKEN = os.environ["ACCESS_TOKEN"]\n');
    await undo(editor);
    assert.equal(editor.document.getText(), before);
  });

  it('the value goes to .env and .env to .gitignore, both made where they are missing', async () => {
    const editor = await show('a.ts', `const ordersToken = 'Bearer ${exampleToken}';\n`);
    await run('replaceByReference', editor, ['.gitignore', (suggested) => suggested]);
    assert.equal(editor.document.getText(), 'const ordersToken = `Bearer ${process.env.ORDERS_TOKEN}`;\n');
    assert.equal(await textOf('.env'), `ORDERS_TOKEN=${exampleToken}\n`);
    assert.equal(await textOf('.gitignore'), '.env\n');
  });

  it('files that are there are extended and saved, and nothing in them is changed', async () => {
    await write('.env', 'A=1');
    await write('.gitignore', 'dist\r\n');
    const editor = await show('a.go', `package a\n\nvar t = "${exampleToken}"\n`);
    await run('replaceByReference', editor, ['.gitignore', 'API_TOKEN']);
    assert.equal(editor.document.getText(), 'package a\n\nimport "os"\n\nvar t = os.Getenv("API_TOKEN")\n');
    assert.equal(await textOf('.env'), `A=1\nAPI_TOKEN=${exampleToken}\n`);
    assert.equal(await textOf('.gitignore'), 'dist\r\n.env\r\n');
  });

  it('the value is added once, and .env is not offered to be ignored where it is', async () => {
    await write('.env', `API_TOKEN=${exampleToken}\n`);
    await write('.gitignore', '.env*\n');
    const editor = await show('a.ts', `f('${exampleToken}');\n`);
    const { seen } = await run('replaceByReference', editor, ['.env', 'API_TOKEN']);
    assert.ok(!seen.some((text) => text.includes('.gitignore')));
    assert.equal(await textOf('.env'), `API_TOKEN=${exampleToken}\n`);
  });

  it('a .env that git tracks is not taken for ignored, whatever .gitignore says', async function () {
    this.timeout(60_000);
    await write('.env', 'A=1\n');
    await write('.gitignore', '.env\n');
    const root = fileUri('').fsPath;
    git(root, 'init', '--quiet');
    try {
      git(root, 'add', '--force', '.env');
      const tracked = await envFiles(fileUri('a.ts'));
      assert.deepEqual([tracked?.named, tracked?.tracked, tracked?.ignored], [true, true, false]);
      const dialog = scriptedDialog({ answers: ['which Git tracks'] });
      assert.equal(await askWhere({ dialog }, tracked), 'tracked');
      assert.ok(dialog.seen.some((text) => text.includes('git rm --cached')));
      assert.ok(!dialog.seen.some((text) => text.includes('.env to .gitignore')));
      await write('.env', `TOKEN=${exampleToken}\n`);
      const dotenv = await show('.env', `TOKEN=${exampleToken}\n`, '');
      assert.deepEqual((await run('replaceByReference', dotenv, [])).seen, [editMessages.isTracked]);
      git(root, 'rm', '--quiet', '--force', '--cached', '.env');
      assert.equal((await envFiles(fileUri('a.ts')))?.ignored, true);
    } finally {
      rmSync(join(root, '.git'), { recursive: true, force: true });
    }
  });

  it('a name that has another value is refused', async () => {
    await write('.env', 'API_TOKEN=other\n');
    const editor = await show('a.ts', `f('${exampleToken}');\n`);
    await assert.rejects(run('replaceByReference', editor, ['.env', 'API_TOKEN']), /has another value/u);
    await assert.rejects(run('replaceByReference', editor, ['Replace only', '1-2']), /letters, digits/u);
  });

  it('nothing happens when the person closes a question', async () => {
    const editor = await show('a.ts', `f('${exampleToken}');\n`);
    const before = editor.document.getText();
    await run('replaceByReference', editor, [undefined]);
    await run('replaceByReference', editor, ['.gitignore', undefined]);
    assert.equal(editor.document.getText(), before);
    assert.equal(await textOf('.env'), undefined);
  });

  it('in .env itself the file is ignored, and nothing replaced', async () => {
    await write('.env', `TOKEN=${exampleToken}\n`);
    const editor = await show('.env', `TOKEN=${exampleToken}\n`, '');
    await run('replaceByReference', editor, ['.gitignore']);
    assert.equal(await textOf('.gitignore'), '.env\n');
    assert.equal(editor.document.getText(), `TOKEN=${exampleToken}\n`);
    const { seen } = await run('replaceByReference', editor, []);
    assert.deepEqual(seen, [editMessages.isIgnored]);
  });

  it('where nothing can stand for a value, that is said', async () => {
    const editor = await show('a.md', `${exampleToken}\n`);
    const { seen } = await run('replaceByReference', editor, []);
    assert.deepEqual(seen, [editMessages.noIdiom]);
  });

  it('the signature is redacted, and undoes in one step', async () => {
    const editor = await show('a.txt', `${exampleToken}\n`);
    const before = editor.document.getText();
    await run('redactSignature', editor, []);
    const after = editor.document.getText();
    assert.ok(after.startsWith(exampleToken.slice(0, exampleToken.lastIndexOf('.') + 1)));
    assert.ok(!after.includes(canary.slice(0, 6)));
    assert.equal(after.length, before.length);
    await undo(editor);
    assert.equal(editor.document.getText(), before);
  });

  it('all signatures of a JSON serialization undo in one step', async () => {
    const [header, payload, signature] = exampleToken.split('.');
    const one = `{ "protected": "${String(header)}", "signature": "${String(signature)}" }`;
    const editor = await show(
      'a.json',
      `{ "payload": "${String(payload)}", "signatures": [${one}, ${one}] }\n`,
      '|',
      5,
    );
    const before = editor.document.getText();
    await run('redactSignature', editor, []);
    assert.ok(!editor.document.getText().includes(canary.slice(0, 6)));
    await undo(editor);
    assert.equal(editor.document.getText(), before);
  });

  it('comments for scanners and rules undo in one step', async () => {
    const editor = await show('a.ts', `  f('${exampleToken}');\n`, '|', 10);
    const before = editor.document.getText();
    await until(() => vscode.languages.getDiagnostics(editor.document.uri).length > 0);
    for (const [answers, line] of [
      [['gitleaks:allow'], /'\); \/\/ gitleaks:allow\n/u],
      [['pragma'], /'\); \/\/ pragma: allowlist secret\n/u],
      [['expired', 'an old one'], /^ {2}\/\/ claimcheck-ignore-next-line expired: an old one\n {2}f/u],
    ] as const) {
      await run('allowToken', editor, answers);
      assert.match(editor.document.getText(), line);
      await undo(editor);
      assert.equal(editor.document.getText(), before);
    }
  });

  it('a comment silences its rule, and needs a reason', async () => {
    const editor = await show('a.ts', `f('${exampleToken}');\n`);
    const expired = (): boolean =>
      vscode.languages
        .getDiagnostics(editor.document.uri)
        .some(({ code }) => typeof code === 'object' && code.value === 'expired');
    await until(expired);
    await assert.rejects(run('allowToken', editor, ['expired', ' - ']), /Give a reason/u);
    await run('allowToken', editor, ['expired', 'made up']);
    await until(() => !expired());
  });

  it('where no comment can stand, that is said', async () => {
    const json = await show('a.json', `{ "t": "${exampleToken}" }\n`, '|', 12);
    assert.deepEqual((await run('allowToken', json, [])).seen, [editMessages.noComment['no-comments']]);
    const template = await show('a.ts', `const t = \`\n${exampleToken}\n\`;\n`, '|', 15);
    const { seen } = await run('allowToken', template, ['gitleaks']);
    assert.ok(seen.includes(editMessages.noComment['no-place']));
  });

  it('read-only documents are left alone', async () => {
    const document = await openProvided(`old-${randomUUID()}`, '/a.ts', `f('${exampleToken}')`);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 5, 0, 5);
    for (const command of ['replaceByReference', 'redactSignature', 'allowToken'] as const) {
      const { seen } = await run(command, editor, []);
      assert.deepEqual(seen, [editMessages.readOnly]);
    }
  });

  it('a reference finds its token after the text moved, and says so when it is gone', async () => {
    const editor = await show('a.txt', `${exampleToken}\n`);
    const { document } = editor;
    const { references, command } = parts([]);
    const reference = references.keep({
      compact: exampleToken,
      origin: { uri: document.uri.toString(), version: document.version, start: 0, end: exampleToken.length },
    });
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'moved on\n'));
    await command('redactSignature', reference);
    assert.match(document.getText(), /^moved on\neyJ.*REDACTED/u);
    const { dialog, command: again, references: others } = parts([]);
    const gone = others.keep({
      compact: sample({ sub: 'gone' }),
      origin: { uri: document.uri.toString(), version: 1, start: 0, end: 5 },
    });
    await again('redactSignature', gone);
    assert.deepEqual(dialog.seen, [editMessages.moved]);
  });

  it('arguments of strangers change nothing', async () => {
    const editor = await show('a.ts', `f('${exampleToken}');\n`);
    const before = editor.document.getText();
    const { command } = parts([undefined]);
    const hostile = [
      'no-such-handle',
      exampleToken,
      { reference: 'no-such-handle', rule: 'expired' },
      { reference: 'no-such-handle', scanner: 'gitleaks' },
      { reference: exampleToken, rule: '*/ evil()' },
    ];
    for (const argument of hostile) await command('allowToken', argument);
    await command('redactSignature', 'no-such-handle');
    assert.equal(editor.document.getText(), before);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('an edit of several files undoes in one step', async () => {
    await write('.env', 'A=1\n');
    const editor = await show('a.ts', `f('${exampleToken}');\n`);
    const before = editor.document.getText();
    await run('replaceByReference', editor, ['.env', 'API_TOKEN']);
    await undo(editor);
    assert.equal(editor.document.getText(), before);
    const dotenv = await vscode.workspace.openTextDocument(fileUri('.env'));
    await until(() => dotenv.getText() === 'A=1\n');
  });

  it('an edit that makes a file undoes in one step, and the file is gone', async () => {
    const editor = await show('a.ts', `f('${exampleToken}');\n`);
    const before = editor.document.getText();
    await run('replaceByReference', editor, ['.gitignore', 'API_TOKEN']);
    await undo(editor);
    assert.deepEqual(
      [editor.document.getText() === before, await textOf('.env'), await textOf('.gitignore')],
      [true, undefined, undefined],
    );
  });
});

type EditCommand = 'replaceByReference' | 'redactSignature' | 'allowToken';

function parts(answers: readonly Answer[]) {
  const clock = createSystemClock();
  const settings = createSettingsSource();
  const references = createReferences();
  const index = createTokenIndex({ settings, onOverLimit: () => undefined });
  const verdicts = { known: () => undefined, issuerState: () => 'unknown' as const };
  const reader = createTokenReader({ clock, references, settings, verdicts, locale: 'en' });
  const dialog = scriptedDialog({ answers });
  const commands = editsCommands({ index, reader, references }, dialog);
  const command = async (name: EditCommand, argument?: unknown): Promise<void> => {
    await commands[commandIds[name]](argument);
    settings.dispose();
    index.dispose();
  };
  return { references, dialog, command };
}

/** Runs a command at the cursor of an editor. */
async function run(
  name: EditCommand,
  editor: vscode.TextEditor,
  answers: readonly Answer[],
): Promise<{ readonly seen: readonly string[] }> {
  await vscode.window.showTextDocument(editor.document);
  const { dialog, command } = parts(answers);
  await command(name);
  dialog.end();
  return dialog;
}

/** A file of this name in a folder of its own, with the cursor at an offset. */
async function show(
  name: string,
  content: string,
  folder = `edits-${randomUUID()}/`,
  offset?: number,
): Promise<vscode.TextEditor> {
  const document = await openFile(`${folder === '|' ? `edits-${randomUUID()}/` : folder}${name}`, content);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const position = document.positionAt(offset ?? content.indexOf('eyJ') + 3);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

async function undo(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('undo');
}

function fileUri(name: string): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root);
  return vscode.Uri.joinPath(root, name);
}

async function textOf(name: string): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(fileUri(name))).toString();
  } catch {
    return undefined;
  }
}

async function write(name: string, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(name), Buffer.from(content));
  // An earlier test may have left the document in memory, which follows the disk a little later.
  for (let look = 0; look < 50; look++) {
    if ((await vscode.workspace.openTextDocument(fileUri(name))).getText() === content) return;
    await pause(100);
  }
  assert.fail(`${name} is not what was written`);
}

async function removeEnvFiles(): Promise<void> {
  for (const name of ['.env', '.gitignore']) {
    try {
      await vscode.workspace.fs.delete(fileUri(name));
    } catch {
      // There was none.
    }
  }
}
