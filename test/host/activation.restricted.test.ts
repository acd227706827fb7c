/** In Restricted Mode the extension is still there and starts: reading tokens needs no trust. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('activation in Restricted Mode', () => {
  it('runs in a workspace that is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('finds the extension and starts it', async () => {
    const extension = vscode.extensions.getExtension('claimcheck.claimcheck');
    assert.ok(extension, 'claimcheck.claimcheck is not among the extensions');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
