/** What everything about sessions is made of. */
import type * as vscode from 'vscode';
import type { CommandDeps } from '../commands/table';

export interface SessionDeps extends CommandDeps {
  readonly context: vscode.ExtensionContext;
}
