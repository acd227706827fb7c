/** Tells the editor the context keys that `when` clauses ask for, each only when it changes. */
import * as vscode from 'vscode';
import type { ContextKey, ContextKeyTypes } from '../shared/contributions';

export interface ContextKeys {
  readonly set: <K extends ContextKey>(key: K, value: ContextKeyTypes[K]) => void;
}

export function createContextKeys(): ContextKeys {
  const sent = new Map<ContextKey, unknown>();
  return {
    set: (key, value) => {
      if (sent.get(key) === value) return;
      sent.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    },
  };
}
