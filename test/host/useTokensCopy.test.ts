/** Copying and inserting access tokens: which session, which form, how long it stays, and what is left alone. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { textOf, type CopyForm } from '../../src/host/sessions/use/forms';
import { resolveSession } from '../../src/host/sessions/use/pickSession';
import { copyWords, useMessages } from '../../src/host/sessions/useMessages';
import { commandIds, settingIds } from '../../src/shared/contributions';
import { closeEverything, openFile, openProvided, openText, showText } from './support/documents';
import { scriptedDialog } from './support/scriptedDialog';
import { createUseTest, session, settled, type UseTest } from './support/useTokens';

describe('copying an access token', () => {
  let test: UseTest;
  const anna = session('anna');
  const bert = session('bert');
  const copy = (answers: readonly (string | undefined)[], argument?: unknown): Promise<unknown> =>
    test.run(commandIds.copyAccessToken, { answers }, argument);

  beforeEach(() => {
    test = createUseTest({ audiences: ['orders', 'https://api.example/orders'] });
    test.sessions.all.push(anna, bert);
    test.sessions.inUse = 'anna';
  });
  afterEach(async () => {
    test.dispose();
    await vscode.workspace.getConfiguration().update(settingIds.clipboardClearAfter, undefined, true);
  });

  it('takes the session in use, the one that a node or an id names, or the one that is picked', async () => {
    await copy([copyWords.value.label]);
    assert.equal(test.clipboard.text, anna.token.accessToken);
    await copy([copyWords.value.label], { id: 'bert' });
    assert.equal(test.clipboard.text, bert.token.accessToken);
    await copy([copyWords.value.label], 'anna');
    assert.equal(test.clipboard.text, anna.token.accessToken);
    test.sessions.inUse = undefined;
    await copy(['bert@example.com', copyWords.value.label]);
    assert.equal(test.clipboard.text, bert.token.accessToken);
  });

  it('takes no other session for one that is gone, and nothing but an id from an argument', async () => {
    for (const argument of ['no-such-session', anna.token.accessToken, { id: 'no-such-session' }]) {
      await copy([], argument);
      assert.deepEqual(test.dialog().seen, [useMessages.sessionGone]);
      assert.equal(test.clipboard.text, '');
    }
    await copy([copyWords.value.label], { url: 'https://evil.example', form: 'curl', token: 'x' });
    assert.equal(test.clipboard.text, anna.token.accessToken);
  });

  it('lets a person choose though one is in use, where a command asks for that', async () => {
    const dialog = scriptedDialog({ answers: ['bert@example.com', undefined] });
    const sessions = { list: () => Promise.resolve([anna.view, bert.view]), inUse: () => anna.view };
    const deps = { sessions, dialog, clock: test.clock };
    assert.equal((await resolveSession(deps, undefined, { title: 'End', ask: true }))?.id, 'bert');
    assert.equal(await resolveSession(deps, undefined, { title: 'End', ask: true }), undefined);
    assert.ok(dialog.seen.includes('Orders · in use'));
    assert.ok(dialog.seen.includes('expires in 10 minutes · orders:read'));
  });

  it('offers to sign in when there is no session', async () => {
    test.sessions.all.splice(0);
    await copy([]);
    assert.deepEqual(test.dialog().seen, [useMessages.noSessions, useMessages.signIn]);
  });

  it('writes header, command and variables', async () => {
    const { accessToken } = anna.token;
    for (const [form, expected] of [
      ['header', `Authorization: Bearer ${accessToken}`],
      ['curl', `curl -H 'Authorization: Bearer ${accessToken}' 'https://api.example/orders'`],
      ['dotenv', `CLAIMCHECK_ACCESS_TOKEN=${accessToken}`],
      ['shell', `export CLAIMCHECK_ACCESS_TOKEN='${accessToken}'`],
      ['powershell', `$env:CLAIMCHECK_ACCESS_TOKEN = '${accessToken}'`],
    ] as const) {
      await copy([copyWords[form].label]);
      assert.equal(test.clipboard.text, expected);
    }
  });

  it('quotes what shells would take for more than a text', function () {
    if (process.platform === 'win32') return this.skip();
    const accessToken = `a'$(touch x)\`id\`"\\!*&;|<>#~{}[]?b`;
    const options = { url: `https://api.example/'$(id)`, variable: 'T' };
    const run = (script: string): string => execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
    const text = (form: CopyForm): string => textOf(form, { ...anna.token, accessToken }, options);
    assert.equal(run(`${text('shell')}; printf %s "$T"`), accessToken);
    const [, header, url] = run(text('curl').replace('curl', String.raw`printf '%s\n'`)).split('\n');
    assert.deepEqual([header, url], [`Authorization: Bearer ${accessToken}`, options.url]);
    assert.equal(run(`${text('dotenv')}; printf %s "$T"`), accessToken);
  });

  it('leaves a token alone that would run a command where it is pasted', async () => {
    for (const accessToken of ['abc\nrm -rf x', 'abc\u001B[2J', 'a b', 'abc\u202E', '']) {
      test.sessions.all.splice(0, Infinity, session('anna', {}, { accessToken }));
      await copy([copyWords.header.label]);
      assert.ok(test.dialog().seen.includes(useMessages.unusable));
      assert.equal(test.clipboard.text, '');
    }
  });

  it('says that a copy of a bound token is of no use alone', async () => {
    test.sessions.all.splice(0, Infinity, session('anna', { tokenType: 'DPoP' }));
    await copy([copyWords.header.label]);
    assert.match(test.clipboard.text, /^Authorization: DPoP eyJ/u);
    assert.equal(test.dialog().seen.filter((text) => text.includes(useMessages.boundNote)).length, 2);
  });

  it('clears the clipboard when its time is over, if the text is still there', async () => {
    await copy([copyWords.value.label]);
    assert.ok(test.dialog().seen.includes('Access token copied. It leaves the clipboard in 60 seconds.'));
    test.clock.advance(59);
    await settled();
    assert.equal(test.clipboard.text, anna.token.accessToken);
    test.clock.advance(1);
    await settled();
    assert.equal(test.clipboard.text, '');
    await copy([copyWords.value.label]);
    test.clipboard.text = 'something else';
    test.clock.advance(60);
    await settled();
    assert.equal(test.clipboard.text, 'something else');
    assert.equal(test.clock.pending(), 0);
  });

  it('counts anew when another token is copied', async () => {
    await copy([copyWords.value.label]);
    test.clock.advance(50);
    await copy([copyWords.header.label]);
    test.clock.advance(50);
    await settled();
    assert.match(test.clipboard.text, /^Authorization/u);
    test.clock.advance(10);
    await settled();
    assert.equal(test.clipboard.text, '');
  });

  it('clears it when the window closes', async () => {
    await copy([copyWords.value.label]);
    test.dispose();
    await settled();
    assert.equal(test.clipboard.text, '');
  });

  it('leaves it where the setting says so, when the window closes too', async () => {
    await vscode.workspace.getConfiguration().update(settingIds.clipboardClearAfter, 0, true);
    await copy([copyWords.value.label]);
    assert.ok(test.dialog().seen.includes('Access token copied. It stays in the clipboard.'));
    assert.equal(test.clock.pending(), 0);
    test.dispose();
    await settled();
    assert.equal(test.clipboard.text, anna.token.accessToken);
  });

  it('copies nothing when a person goes away, or when there is no token', async () => {
    await copy([undefined]);
    assert.equal(test.sessions.asked, 0);
    test.sessions.fails = 'session-ended';
    await test.run(commandIds.copyAccessToken, { answers: [copyWords.value.label], actions: [useMessages.reissue] });
    assert.equal(test.clipboard.text, '');
    assert.deepEqual(test.ran, [[commandIds.reissue, 'anna']]);
  });

  it('shows the token to nobody', async () => {
    await copy([copyWords.curl.label]);
    for (const text of test.dialog().seen)
      for (const part of anna.token.accessToken.split('.')) assert.ok(!text.includes(part));
  });
});

describe('inserting an access token', () => {
  let test: UseTest;
  const anna = session('anna');
  const { accessToken } = anna.token;
  const insert = (answers: readonly (string | undefined)[] = []): Promise<unknown> =>
    test.run(commandIds.insertAccessToken, { answers });

  before(closeEverything);
  beforeEach(() => {
    test = createUseTest();
    test.sessions.all.push(anna);
  });
  afterEach(async () => {
    test.dispose();
    await closeEverything();
  });

  it('replaces every selection, which one undo takes back', async () => {
    const editor = await vscode.window.showTextDocument(await openText('one two one\n'));
    editor.selections = [new vscode.Selection(0, 0, 0, 3), new vscode.Selection(0, 8, 0, 11)];
    await insert();
    assert.equal(editor.document.getText(), `${accessToken} two ${accessToken}\n`);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'one two one\n');
  });

  it('warns where git may keep the file', async () => {
    const editor = await showText('token: |\n');
    await insert([undefined]);
    assert.equal(editor.document.getText(), 'token: \n');
    assert.ok(test.dialog().seen.includes(useMessages.committed));
    assert.equal(test.sessions.asked, 0);
    await insert([useMessages.insertToken]);
    assert.equal(editor.document.getText(), `token: ${accessToken}\n`);
  });

  it('offers a reference in the place of the string around the cursor', async () => {
    const document = await openFile('inserted.py', 'import json\nTOKEN = "old"\nrest = 1\n');
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 9, 1, 12);
    await insert(['A reference to CLAIMCHECK_ACCESS_TOKEN']);
    assert.equal(
      document.getText(),
      'import os\nimport json\nTOKEN = os.environ["CLAIMCHECK_ACCESS_TOKEN"]\nrest = 1\n',
    );
    assert.equal(test.sessions.asked, 0, 'a reference needs no token');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'import json\nTOKEN = "old"\nrest = 1\n');
  });

  it('keeps what stands beside the cursor in its string', async () => {
    const document = await openFile('inserted.ts', "const header = 'Bearer ';\n");
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 23, 0, 23);
    await insert(['A reference']);
    assert.equal(document.getText(), 'const header = `Bearer ${process.env.CLAIMCHECK_ACCESS_TOKEN}`;\n');
  });

  it('does not ask in a request file', async () => {
    const document = await openFile('orders.http', 'GET https://api.example\nAuthorization: Bearer \n');
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 22, 1, 22);
    await insert();
    assert.equal(document.getText(), `GET https://api.example\nAuthorization: Bearer ${accessToken}\n`);
  });

  it('leaves read-only documents alone, and says what it needs', async () => {
    await insert();
    assert.deepEqual(test.dialog().seen, [useMessages.noEditor]);
    await vscode.window.showTextDocument(await openProvided('read-only-insert', '/a.txt', 'text'));
    await insert();
    assert.deepEqual(test.dialog().seen, [useMessages.readOnly]);
    assert.equal(test.sessions.asked, 0);
  });
});
