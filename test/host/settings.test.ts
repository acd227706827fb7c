/** Settings: defaults of the manifest, values of a wrong type, the toggles, and the scan limit. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { readSettings, type Settings } from '../../src/host/settings';
import { createTokenIndex } from '../../src/host/tokenIndex';
import { commandIds, settingIds, type Setting } from '../../src/shared/contributions';
import { closeEverything, openText, pause, showText, until } from './support/documents';
import { exampleToken } from './support/tokens';

const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration();
const set = (id: Setting, value: unknown, target = vscode.ConfigurationTarget.Global): Thenable<void> =>
  configuration().update(id, value, target);

describe('settings', () => {
  afterEach(async () => {
    for (const id of Object.values(settingIds)) await set(id, undefined);
    await closeEverything();
  });

  it('have the defaults of the manifest', () => {
    assert.deepEqual(shown(), { expiryHints: true, masking: false, maxDocumentLength: 20_000_000 });
  });

  it('keep the default when a value has the wrong type', async () => {
    await set(settingIds.expiryHintsEnabled, 'no');
    await set(settingIds.scanMaxFileSize, 'huge');
    assert.deepEqual(shown(), { expiryHints: true, masking: false, maxDocumentLength: 20_000_000 });
  });

  it('are written for the user by the toggles', async () => {
    await vscode.commands.executeCommand(commandIds.toggleMasking);
    assert.equal(configuration().inspect(settingIds.maskingEnabled)?.globalValue, true);
    await vscode.commands.executeCommand(commandIds.toggleMasking);
    assert.equal(configuration().get(settingIds.maskingEnabled), false);
    await vscode.commands.executeCommand(commandIds.toggleExpiryHints);
    assert.equal(configuration().inspect(settingIds.expiryHintsEnabled)?.globalValue, false);
  });

  it('of the workspace cannot take the mask off', async () => {
    await assert.rejects(async () => set(settingIds.maskingEnabled, false, vscode.ConfigurationTarget.Workspace));
  });

  it('of the workspace cannot keep tokens from being found', async () => {
    await assert.rejects(async () => set(settingIds.scanMaxFileSize, 0, vscode.ConfigurationTarget.Workspace));
  });

  it('limit what is searched, and a document over the limit is reported once', async () => {
    const reports: string[] = [];
    const changed = new vscode.EventEmitter<Settings>();
    let settings: Settings = { ...readSettings(), maxDocumentLength: 1000 };
    const index = createTokenIndex({
      settings: {
        current: () => settings,
        onDidChange: changed.event,
        dispose: () => undefined,
      },
      onOverLimit: ({ uri }) => reports.push(uri.toString()),
    });
    const big = await openText(`${exampleToken}\n${'x'.repeat(1000)}`);
    const small = await openText(exampleToken);
    assert.deepEqual(index.matches(big), []);
    assert.deepEqual(index.matches(big), []);
    assert.equal(index.matches(small).length, 1);
    const editor = await vscode.window.showTextDocument(big);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    assert.deepEqual(index.matches(big), []);
    assert.deepEqual(reports, [big.uri.toString()]);
    // That its tokens are not hidden must be said again when hiding is asked for.
    settings = { ...settings, masking: true };
    changed.fire(settings);
    for (let times = 0; times < 2; times++) assert.deepEqual(index.matches(big), []);
    assert.deepEqual(reports, [big.uri.toString(), big.uri.toString()]);
    index.dispose();
  });

  it('let a document be searched whole once it is short enough', async () => {
    const changed = new vscode.EventEmitter<never>();
    const settings = {
      current: () => ({ ...readSettings(), maxDocumentLength: 1_100_000 }),
      onDidChange: changed.event,
      dispose: () => undefined,
    };
    const index = createTokenIndex({ settings, onOverLimit: () => undefined });
    const filler = 'nothing here\n'.repeat(45_000);
    const editor = await showText(`${exampleToken}\n${filler}${filler}`);
    assert.deepEqual(index.matches(editor.document), []);
    const { lineCount } = editor.document;
    await editor.edit((edit) => edit.delete(new vscode.Range(lineCount - 8000, 0, lineCount, 0)));
    assert.ok(editor.document.getText().length > 1_000_000);
    assert.equal(index.matches(editor.document).length, 1);
    index.dispose();
  });

  it('take effect without a reload', async () => {
    const document = await openText(exampleToken);
    const hovers = (): Thenable<unknown[]> =>
      vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 5));
    assert.equal((await hovers()).length, 1);
    await set(settingIds.scanMaxFileSize, 0);
    await pause(200);
    assert.equal((await hovers()).length, 0);
    await until(() => readSettings().maxDocumentLength === 0);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});

/** The settings about what is shown of tokens. */
function shown(): Pick<Settings, 'expiryHints' | 'masking' | 'maxDocumentLength'> {
  const { expiryHints, masking, maxDocumentLength } = readSettings();
  return { expiryHints, masking, maxDocumentLength };
}
