/** Says that nothing is sent for a workspace that is not trusted. */
import * as vscode from 'vscode';
import { useMessages } from '../../sessions/useMessages';
import type { LeakActDeps } from './actDeps';

export function isUntrusted({ isTrusted, dialog }: Pick<LeakActDeps, 'isTrusted' | 'dialog'>): boolean {
  if (isTrusted()) return false;
  void dialog.warn(useMessages.untrusted, useMessages.manageTrust).then((choice) => {
    if (choice !== undefined) void vscode.commands.executeCommand('workbench.trust.manage');
  });
  return true;
}
