/** The read-only pages of the rules. */
import * as vscode from 'vscode';

export function registerRulePages(): vscode.Disposable {
  return vscode.Disposable.from();
}
