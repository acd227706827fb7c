/** Asks before something leaves that cannot be called back. */
import * as vscode from 'vscode';

/** A question that is not overlooked and not answered by the way; true when its action was chosen. */
export type Confirm = (question: Question) => Promise<boolean>;

export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly action: string;
}

export async function confirm({ message, detail, action }: Question): Promise<boolean> {
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, action)) === action;
}
