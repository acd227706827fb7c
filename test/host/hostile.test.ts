/** What strangers do to the extension: call its commands with anything, open its addresses, bring tokens made to break it. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds, documentScheme } from '../../src/shared/contributions';
import { closeEverything, showText, until } from './support/documents';
import { exampleToken, sample } from './support/tokens';

const untouched = 'the clipboard as it was';

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error(exampleToken);
    },
  },
);

const hostileArguments: readonly (readonly [what: string, argument: unknown])[] = [
  ['a raw token', exampleToken],
  ['the name of a prototype', '__proto__'],
  ['the name of a constructor', 'constructor'],
  ['an empty text', ''],
  ['ten million characters', 'x'.repeat(10_000_000)],
  ['a text that is markup', '[x](command:workbench.action.quit) $(warning)'],
  ['an address of a file', 'file:///etc/passwd'],
];

describe('a stranger', () => {
  afterEach(closeEverything);

  for (const [what, argument] of hostileArguments) {
    it(`gets nothing for ${what} in the place of a handle`, async () => {
      await showText(exampleToken);
      await vscode.env.clipboard.writeText(untouched);
      for (const id of [
        commandIds.showDocument,
        commandIds.decode,
        commandIds.copyHeader,
        commandIds.copyPayload,
        commandIds.copyClaim,
        commandIds.copyRedacted,
      ]) {
        await vscode.commands.executeCommand(id, argument);
      }
      assert.equal(await vscode.env.clipboard.readText(), untouched);
      assert.deepEqual(openSchemes(), []);
    });
  }

  it('cannot make a command fail loudly with an object that throws', async () => {
    const editor = await showText(`|${exampleToken}`);
    await vscode.commands.executeCommand(commandIds.selectToken, throwing);
    assert.equal(editor.document.getText(editor.selection), exampleToken);
    await vscode.commands.executeCommand(commandIds.copyRedacted, [throwing], throwing);
  });

  it('finds no token at an address of ours', async () => {
    for (const address of [
      `${documentScheme}:/JWT.jsonc?${exampleToken}`,
      `${documentScheme}:/../../etc/passwd`,
      `${documentScheme}://evil.example/compare/x.jsonc?__proto__`,
    ]) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
      assert.match(document.getText(), /^\/\/ This token is no longer in memory/);
    }
  });

  it('cannot name a document: its title and address are made of our words', async () => {
    const token = sample({ iss: '../../../\u202Eevil\n$(warning)', sub: '[x](command:y)', 'urn:x:../..': '/etc' });
    await showText(`|${token}`);
    await vscode.commands.executeCommand(commandIds.decode);
    const document = await until(() =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === documentScheme && uri.query.length === 36),
    );
    assert.match(document.uri.path, /^\/[\w ()-]+\.jsonc$/);
    assert.match(document.uri.query, /^[\da-f-]{36}$/);
  });
});

function openSchemes(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.scheme] : []))
    .filter((scheme) => scheme === documentScheme);
}
