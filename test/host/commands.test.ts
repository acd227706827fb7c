/** The commands, run as the palette and hover links run them. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds, documentScheme } from '../../src/shared/contributions';
import { closeEverything, openText, pause, showText, until } from './support/documents';
import { ourHoverAt, referenceIn } from './support/hovers';
import { canary, exampleClaims, exampleToken, sample } from './support/tokens';

const other = sample({ iss: 'https://issuer.example', sub: 'someone', exp: 1 });

describe('commands', () => {
  afterEach(closeEverything);

  it('are all registered', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    for (const id of Object.values(commandIds)) assert.ok(registered.has(id), id);
  });

  describe('decode', () => {
    it('shows the token at the cursor as a read-only document with comments', async () => {
      await showText(`token: ${exampleToken.slice(0, 50)}|${exampleToken.slice(50)}`);
      await vscode.commands.executeCommand(commandIds.decode);
      const { document } = await shownDocument();
      assert.equal(document.languageId, 'jsonc');
      for (const value of [exampleClaims.iss, exampleClaims.sub, '1698175401'])
        assert.ok(document.getText().includes(value));
      assert.match(document.getText(), /\/\//u);
      assert.match(document.getText(), /not verified/iu);
    });

    it('takes the token out of a selection that holds more', async () => {
      const editor = await showText(`curl -H 'Authorization: Bearer ${exampleToken}' https://api.example`);
      editor.selection = new vscode.Selection(0, 5, 0, 400);
      await vscode.commands.executeCommand(commandIds.decode);
      assert.ok((await shownDocument()).document.getText().includes(exampleClaims.sub));
    });

    it('reads the clipboard', async () => {
      await vscode.env.clipboard.writeText(`Bearer ${exampleToken}\n`);
      await vscode.commands.executeCommand(commandIds.decodeClipboard);
      assert.ok((await shownDocument()).document.getText().includes(exampleClaims.sub));
    });

    it('opens nothing for an empty clipboard', async () => {
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand(commandIds.decodeClipboard);
      assert.equal(vscode.window.activeTextEditor, undefined);
    });

    it('opens what could be read of a broken token, and nothing without asking', async () => {
      await vscode.env.clipboard.writeText(`${exampleToken.split('.')[0] ?? ''}.%%%.x`);
      void vscode.commands.executeCommand(commandIds.decodeClipboard);
      await pause(300);
      assert.equal(vscode.window.activeTextEditor, undefined);
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('keeps the token out of the address and the tab', async () => {
      await showText(`|${exampleToken}`);
      await vscode.commands.executeCommand(commandIds.decode);
      const { document } = await shownDocument();
      const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
      assert.match(label, /\.jsonc$/u);
      for (const text of [document.uri.toString(), document.fileName, label]) {
        for (const part of exampleToken.split('.')) assert.ok(!text.includes(part.slice(0, 20)), text);
      }
      assert.ok(!document.getText().includes(canary));
    });

    it('says so when its token is no longer in memory, and how to get it back', async () => {
      const uri = vscode.Uri.from({
        scheme: documentScheme,
        path: '/Access token.jsonc',
        query: 'handle-of-yesterday',
      });
      const document = await vscode.workspace.openTextDocument(uri);
      assert.match(document.getText(), /no longer in memory/u);
      assert.match(document.getText(), /Decode Token from Clipboard/u);
    });

    it('cannot be edited', async () => {
      await showText(`|${exampleToken}`);
      await vscode.commands.executeCommand(commandIds.decode);
      const editor = await shownDocument();
      const before = editor.document.getText();
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'x')).then(undefined, () => false);
      await vscode.commands.executeCommand('type', { text: 'x' });
      assert.equal(editor.document.getText(), before);
      assert.equal(editor.document.isDirty, false);
    });
  });

  describe('a reference', () => {
    it('names the hovered token wherever the cursor is', async () => {
      const document = await openText(`${exampleToken}\n`);
      const reference = referenceIn(await ourHoverAt(document, 10));
      await showText(`|${other}`);
      await vscode.commands.executeCommand(commandIds.copyPayload, reference);
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), exampleClaims);
    });

    it('that nobody gave out does nothing, and a raw token is none', async () => {
      await showText(`|${other}`);
      for (const argument of ['no-such-handle', exampleToken]) {
        await vscode.env.clipboard.writeText('untouched');
        await vscode.commands.executeCommand(commandIds.copyPayload, argument);
        await vscode.commands.executeCommand(commandIds.showDocument, argument);
        assert.equal(await vscode.env.clipboard.readText(), 'untouched');
      }
      assert.notEqual(vscode.window.activeTextEditor?.document.uri.scheme, documentScheme);
    });

    it('of another kind means the cursor, as a menu passes a URI', async () => {
      const editor = await showText(`|${exampleToken}`);
      await vscode.commands.executeCommand(commandIds.copyPayload, editor.document.uri, { menu: true });
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), exampleClaims);
    });

    it('selects the token in its document', async () => {
      const source = await showText(`a: |b\nt: ${exampleToken}\n`);
      const reference = referenceIn(await ourHoverAt(source.document, 30));
      await showText('elsewhere');
      await vscode.commands.executeCommand(commandIds.selectToken, reference);
      const editor = await until(() => vscode.window.activeTextEditor);
      assert.equal(editor.document.getText(editor.selection), exampleToken);
    });
  });

  describe('copy', () => {
    it('copies the header and the payload as the token has them', async () => {
      const payload = '{"exp": 12345678901234567890, "a":1,"a":2}';
      const [header = '', , signature = ''] = exampleToken.split('.');
      await showText(`|${header}.${Buffer.from(payload).toString('base64url')}.${signature}`);
      await vscode.commands.executeCommand(commandIds.copyPayload);
      assert.equal(await vscode.env.clipboard.readText(), payload);
      await vscode.commands.executeCommand(commandIds.copyHeader);
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), { alg: 'RS256', typ: 'JWT' });
    });

    it('copies a redacted token without its signature', async () => {
      await showText(`|${exampleToken}`);
      await vscode.commands.executeCommand(commandIds.copyRedacted);
      const copied = await vscode.env.clipboard.readText();
      assert.ok(!copied.includes(canary.slice(0, 12)), copied);
      assert.notEqual(copied, '');
    });

    it('copies the value of the claim that is picked', async () => {
      await showText(`|${exampleToken}`);
      const done = vscode.commands.executeCommand(commandIds.copyClaim);
      await acceptPick(1);
      await done;
      assert.equal(await vscode.env.clipboard.readText(), exampleClaims.drn);
    });

    it('works in the decoded document too', async () => {
      await showText(`|${exampleToken}`);
      await vscode.commands.executeCommand(commandIds.decode);
      await shownDocument();
      await vscode.commands.executeCommand(commandIds.copyPayload);
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), exampleClaims);
    });
  });

  describe('navigation', () => {
    it('selects the whole token around the cursor', async () => {
      const editor = await showText(`x ${exampleToken.slice(0, 9)}|${exampleToken.slice(9)} y`);
      await vscode.commands.executeCommand(commandIds.selectToken);
      assert.equal(editor.document.getText(editor.selection), exampleToken);
    });

    it('selects a token under every cursor', async () => {
      const editor = await showText(`${exampleToken}\nnone\n${other}\n`);
      editor.selections = [0, 1, 2].map((line) => new vscode.Selection(line, 2, line, 2));
      await vscode.commands.executeCommand(commandIds.selectToken);
      assert.deepEqual(
        editor.selections.map((each) => editor.document.getText(each)),
        [exampleToken, other],
      );
    });

    it('goes forth and back and around', async () => {
      const editor = await showText(`|first ${exampleToken}\nsecond ${other}\n`);
      const selected = async (command: string): Promise<string> => {
        await vscode.commands.executeCommand(command);
        return editor.document.getText(editor.selection);
      };
      assert.equal(await selected(commandIds.nextToken), exampleToken);
      assert.equal(await selected(commandIds.nextToken), other);
      assert.equal(await selected(commandIds.nextToken), exampleToken);
      assert.equal(await selected(commandIds.previousToken), other);
      assert.equal(await selected(commandIds.previousToken), exampleToken);
    });

    it('leaves the cursor alone where there is no token', async () => {
      const editor = await showText('nothing |here');
      await vscode.commands.executeCommand(commandIds.nextToken);
      await vscode.commands.executeCommand(commandIds.previousToken);
      assert.equal(editor.selection.active.character, 8);
    });
  });

  describe('compare', () => {
    it('shows the token at the cursor beside the one from the clipboard, members in one order', async () => {
      await vscode.env.clipboard.writeText(sample({ sub: exampleClaims.sub, amr: ['pwd'] }));
      await showText(`|${exampleToken}`);
      const done = vscode.commands.executeCommand(commandIds.compareTokens);
      await acceptPick(0);
      await done;
      const input = await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.input);
      assert.ok(input instanceof vscode.TabInputTextDiff);
      const right = await vscode.workspace.openTextDocument(input.modified);
      const text = right.getText();
      assert.ok(text.indexOf('"amr"') < text.indexOf('"sub"'), text);
      assert.ok(text.includes('"pwd"'));
      assert.equal(input.original.scheme, documentScheme);
    });
  });

  describe('list', () => {
    it('reveals the token that is picked', async () => {
      const editor = await showText(`|one ${exampleToken}\ntwo ${other}\n`);
      await vscode.commands.executeCommand(commandIds.listTokensInFile);
      await acceptPick(1);
      await until(() => editor.document.getText(editor.selection) === other);
    });

    it('finds tokens in other open files', async () => {
      const source = await showText(`here ${other}`);
      await showText('nothing here');
      await vscode.commands.executeCommand(commandIds.listTokensInOpenFiles);
      await acceptPick(0);
      const editor = await until(() =>
        vscode.window.visibleTextEditors.find(({ document }) => document === source.document),
      );
      await until(() => !editor.selection.isEmpty);
    });
  });
});

async function shownDocument(): Promise<vscode.TextEditor> {
  return until(() => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.scheme === documentScheme ? editor : undefined;
  });
}

/** Takes the line of the open pick list with this index, from 0. */
async function acceptPick(index: number): Promise<void> {
  await pause(500);
  for (let step = 0; step < index; step++) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}
