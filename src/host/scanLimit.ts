/** Tells a person that a document is over the scan limit. */
import * as vscode from 'vscode';
import { settingIds } from '../shared/contributions';
import { messages, overScanLimit } from './messages';
import type { Settings } from './settings';

export function sayOverLimit({ uri }: vscode.TextDocument, { maxDocumentLength, masking }: Settings): void {
  const text = overScanLimit(vscode.workspace.asRelativePath(uri), maxDocumentLength / 1_000_000, masking);
  void vscode.window.showInformationMessage(text, messages.openSettings).then((choice) => {
    if (choice === undefined) return;
    void vscode.commands.executeCommand('workbench.action.openSettings', `@id:${settingIds.scanMaxFileSize}`);
  });
}
