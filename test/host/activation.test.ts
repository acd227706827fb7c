/** The extension is there, starts, and does so in a VS Code that its manifest allows. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('activation', () => {
  it('finds the extension and starts it', async () => {
    const extension = vscode.extensions.getExtension('claimcheck.claimcheck');
    assert.ok(extension, 'claimcheck.claimcheck is not among the extensions');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('runs in a trusted workspace', () => {
    assert.equal(vscode.workspace.isTrusted, true);
  });
});
