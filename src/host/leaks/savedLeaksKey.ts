/** Where the state of the workspace keeps the list; the door asks for it without what reads it. */
import type * as vscode from 'vscode';

export const savedLeaksKey = 'claimcheck.leaks';

/** Whether an earlier window has left a list. */
export function hasSavedLeaks(state: Pick<vscode.Memento, 'get'>): boolean {
  const saved = state.get<unknown>(savedLeaksKey);
  return Array.isArray(saved) && saved.length > 0;
}
