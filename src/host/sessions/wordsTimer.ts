/** Wakes when the words about sessions change as time passes, and no sooner: once a minute, each second in the last one. */
import type * as vscode from 'vscode';
import type { SessionView } from '../../core/sessions/session';
import type { Clock } from '../clock';
import { nextWordsChange } from './treeMessages';

export interface WordsTimer extends vscode.Disposable {
  /** Looks at the sessions anew, in the place of what was waited for. */
  readonly restart: () => void;
}

/** @param shown the sessions whose words a person sees now: for none, nothing is waited for. */
export function createWordsTimer(clock: Clock, shown: () => readonly SessionView[], run: () => void): WordsTimer {
  let waiting: vscode.Disposable | undefined;
  const stop = (): void => {
    waiting?.dispose();
    waiting = undefined;
  };
  const restart = (): void => {
    stop();
    const now = clock.now();
    const next = shown().flatMap((view) => nextWordsChange(view, now)?.getTime() ?? []);
    if (next.length === 0) return;
    waiting = clock.at(new Date(Math.min(...next)), () => {
      run();
      restart();
    });
  };
  return { restart, dispose: stop };
}
