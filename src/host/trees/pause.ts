/** Waits for a pause in events, but not for ever. */
import type * as vscode from 'vscode';
import { after, type Clock } from '../clock';

export interface Pause extends vscode.Disposable {
  /** Something happened. */
  readonly start: () => void;
}

const pauseMilliseconds = 300;

/** Whoever types on and on, or a log that grows, is waited for no longer. */
const longestMilliseconds = 1500;

/** Calls `run` once nothing happened for a moment. */
export function createPause(clock: Clock, run: () => void): Pause {
  let waiting: vscode.Disposable | undefined;
  let since: Date | undefined;
  return {
    start: () => {
      const now = clock.now();
      since ??= now;
      waiting?.dispose();
      const left = since.getTime() + longestMilliseconds - now.getTime();
      waiting = after(clock, Math.max(0, Math.min(pauseMilliseconds, left)), () => {
        since = undefined;
        run();
      });
    },
    dispose: () => void waiting?.dispose(),
  };
}
