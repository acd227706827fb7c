/** Wakes when words on screen change as time passes, and no sooner. */
import type * as vscode from 'vscode';
import type { Clock } from './clock';

export interface WordsTimer extends vscode.Disposable {
  /** Looks anew at what is shown, in the place of what was waited for. */
  readonly restart: () => void;
}

/** @param changes when the words change next that a person sees now: for none, nothing is waited for. */
export function createWordsTimer(clock: Clock, changes: () => readonly Date[], run: () => void): WordsTimer {
  let waiting: vscode.Disposable | undefined;
  const stop = (): void => {
    waiting?.dispose();
    waiting = undefined;
  };
  const restart = (): void => {
    stop();
    const next = changes().map((instant) => instant.getTime());
    if (next.length === 0) return;
    waiting = clock.at(new Date(Math.min(...next)), () => {
      run();
      restart();
    });
  };
  return { restart, dispose: stop };
}
