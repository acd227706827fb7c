/** The sign-ins of this window that wait for a person, so that the view of sessions can say so. */
import * as vscode from 'vscode';
import type { InteractiveWay } from '../../core/oauth/ways';

export interface PendingSignIn {
  /** Name of the profile. */
  readonly profile: string;
  readonly way: InteractiveWay;
}

export interface PendingSignIns extends vscode.Disposable {
  readonly list: () => readonly PendingSignIn[];
  /** Counts as waiting until `run` is over. */
  readonly during: <T>(pending: PendingSignIn, run: () => Promise<T>) => Promise<T>;
  readonly onDidChange: vscode.Event<void>;
}

export function createPendingSignIns(): PendingSignIns {
  const changed = new vscode.EventEmitter<void>();
  const all = new Set<PendingSignIn>();
  return {
    list: () => [...all],
    during: async (pending, run) => {
      const mine = { ...pending };
      all.add(mine);
      changed.fire();
      try {
        return await run();
      } finally {
        all.delete(mine);
        changed.fire();
      }
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
