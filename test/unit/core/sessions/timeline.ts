/** Time that passes only when everything waits for it. */

export interface Timeline {
  readonly now: () => Date;
  /** Milliseconds since the beginning. */
  readonly monotonic: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Lets time pass until the work is done; rejects when nothing is left that could move it on. */
  readonly run: <T>(work: Promise<T>) => Promise<T>;
  /** Lets everything happen that needs no more time. */
  readonly settle: () => Promise<void>;
  readonly advance: (milliseconds: number) => void;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

export function createTimeline(start: Date): Timeline {
  let elapsed = 0;
  const sleepers = new Set<Sleeper>();

  function wakeNext(): boolean {
    const next = [...sleepers].toSorted((one, other) => one.due - other.due)[0];
    if (next === undefined) return false;
    elapsed = Math.max(elapsed, next.due);
    sleepers.delete(next);
    next.wake();
    return true;
  }

  return {
    now: () => new Date(start.getTime() + elapsed),
    monotonic: () => elapsed,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const stop = (): void => {
          sleepers.delete(sleeper);
          reject(new Error('aborted'));
        };
        const wake = (): void => {
          signal?.removeEventListener('abort', stop);
          resolve();
        };
        const sleeper = { due: elapsed + milliseconds, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    run: async (work) => {
      const state = { isOver: false };
      const over = work.finally(() => {
        state.isOver = true;
      });
      over.catch(() => undefined);
      for (;;) {
        await settle();
        if (state.isOver) return over;
        if (!wakeNext()) throw new Error('Nothing is left to wait for');
      }
    },
    settle,
    advance: (milliseconds) => {
      elapsed += milliseconds;
    },
  };
}

/** Many turns, for work of many steps without any time in it. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
