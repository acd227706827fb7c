/** Tells a person that something failed, and offers the log. */
import * as vscode from 'vscode';
import type { Log } from './log';
import { messages } from './messages';

/** The error itself goes to the log alone: its text could hold a token, which the log takes out. */
export function sayFailure(log: Log, what: string, error: unknown, message: string): void {
  log.failure(what, error);
  void vscode.window.showErrorMessage(message, messages.showLog).then((choice) => {
    if (choice !== undefined) log.show();
  });
}
