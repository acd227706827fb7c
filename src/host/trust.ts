/** Whether the person trusts the workspace, whose files are read and not obeyed before. */
import * as vscode from 'vscode';

export interface Trust {
  readonly isTrusted: () => boolean;
  /** Told once; it is never taken back without a new window. */
  readonly onDidGrant: vscode.Event<void>;
}

export const workspaceTrust: Trust = {
  isTrusted: () => vscode.workspace.isTrusted,
  onDidGrant: (...listening) => vscode.workspace.onDidGrantWorkspaceTrust(...listening),
};
