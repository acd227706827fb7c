/** Restricted Mode: the workspace is read, and its settings are not obeyed. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { readSettings } from '../../src/host/settings';
import { commandIds, documentScheme } from '../../src/shared/contributions';
import { closeEverything, openFile, openText, pause, showText, until } from './support/documents';
import { ourHoverAt } from './support/hovers';
import { exampleToken } from './support/tokens';

describe('in Restricted Mode', () => {
  before(async () => {
    const settings = {
      'claimcheck.scan.maxFileSize': 0,
      'claimcheck.expiryHints.enabled': false,
      'claimcheck.masking.enabled': true,
    };
    await openFile('.vscode/settings.json', JSON.stringify(settings));
    await pause(1500);
  });
  after(closeEverything);

  it('the settings of the workspace do not count', () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { expiryHints, masking, maxDocumentLength } = readSettings();
    assert.deepEqual([expiryHints, masking, maxDocumentLength], [true, false, 20_000_000]);
  });

  it('tokens are read', async () => {
    const hover = await ourHoverAt(await openText(exampleToken), 10);
    assert.match(hover.text, /not verified/iu);
  });

  it('commands work', async () => {
    await showText(`|${exampleToken}`);
    await vscode.commands.executeCommand(commandIds.decode);
    await until(() => vscode.window.activeTextEditor?.document.uri.scheme === documentScheme);
  });
});
