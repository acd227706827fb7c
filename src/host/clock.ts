/** The one place that knows what time it is; tests put their own in its stead. */
import type * as vscode from 'vscode';

export interface Clock {
  readonly now: () => Date;
  /** Calls `run` once at `instant`, or as soon as possible when that is past. */
  readonly at: (instant: Date, run: () => void) => vscode.Disposable;
}

/** Node fires a timer at once when its delay does not fit in 31 bits. */
const longestDelay = 2 ** 31 - 1;

export function createSystemClock(): Clock {
  return { now: () => new Date(), at };
}

/** Calls `run` once, so many milliseconds from now. */
export function after(clock: Clock, milliseconds: number, run: () => void): vscode.Disposable {
  return clock.at(new Date(clock.now().getTime() + milliseconds), run);
}

function at(instant: Date, run: () => void): vscode.Disposable {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const delay = Math.max(0, instant.getTime() - Date.now());
    timer = setTimeout(() => (delay > longestDelay ? arm() : run()), Math.min(delay, longestDelay));
  };
  arm();
  return { dispose: () => clearTimeout(timer) };
}
