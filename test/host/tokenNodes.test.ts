/** Nodes that stand for a token: commands take the token of the node, wherever the cursor is; nobody can forge one. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { tokenNode, tokenOfNode } from '../../src/host/tokenNodes';
import { commandIds } from '../../src/shared/contributions';
import { closeEverything, openText, showText } from './support/documents';
import { exampleClaims, exampleToken, sample } from './support/tokens';

const other = sample({ iss: 'https://issuer.example', sub: 'someone', exp: 1 });

function nodeFor(compact: string, document?: vscode.TextDocument): object {
  const start = document?.getText().indexOf(compact) ?? 0;
  const origin = document && {
    uri: document.uri.toString(),
    version: document.version,
    start,
    end: start + compact.length,
  };
  return tokenNode({ compact, origin }, { kind: 'token', id: 'some-id' });
}

describe('nodes of tokens', () => {
  afterEach(closeEverything);

  it('give their token back, and nothing else does', () => {
    const node = nodeFor(exampleToken);
    assert.equal(tokenOfNode(node)?.compact, exampleToken);
    for (const argument of [undefined, null, exampleToken, 1, {}, { kind: 'token', id: 'some-id' }, { ...node }, []])
      assert.equal(tokenOfNode(argument), undefined);
    assert.equal(tokenOfNode(JSON.parse(JSON.stringify(node))), undefined);
  });

  it('show nothing of it in a log or as JSON', () => {
    const node = nodeFor(exampleToken);
    for (const text of [JSON.stringify(node), inspect(node)]) assert.ok(!text.includes('eyJ'), text);
  });

  it('name the token of a command, wherever the cursor is', async () => {
    await showText(`|${other}`);
    await vscode.commands.executeCommand(commandIds.copyPayload, nodeFor(exampleToken));
    assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), exampleClaims);
  });

  it('cannot be made by a link, whose argument means the cursor', async () => {
    await showText(`|${other}`);
    const forged: unknown = JSON.parse(JSON.stringify({ ...nodeFor(exampleToken), compact: exampleToken }));
    await vscode.commands.executeCommand(commandIds.copyPayload, forged);
    assert.match(await vscode.env.clipboard.readText(), /someone/u);
  });

  it('are revealed where they stand, the same token first, and with the cursor at its beginning', async () => {
    const editor = await showText(`one ${other}\n\ntwo ${exampleToken}\n`);
    await showText(`|${other}`);
    const node = nodeFor(exampleToken, editor.document);
    await vscode.commands.executeCommand(commandIds.revealToken, node);
    const shown = vscode.window.activeTextEditor;
    assert.equal(shown?.document.uri.toString(), editor.document.uri.toString());
    assert.equal(shown.document.getText(shown.selection), exampleToken);
    assert.equal(shown.selection.active.isEqual(shown.selection.start), true);
  });

  it('are redacted where they stand, in a document that is not in front', async () => {
    const document = await openText(`one: ${exampleToken}\n`);
    await showText(`|${other}`);
    await vscode.commands.executeCommand(commandIds.redactSignature, nodeFor(exampleToken, document));
    assert.ok(!document.getText().includes(exampleToken));
  });
});
