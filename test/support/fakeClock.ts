/** A clock that stands still until a test moves it on. */
import type { Clock } from '../../src/host/clock';

export interface FakeClock extends Clock {
  /** Moves on and rings what is due meanwhile, in order. */
  readonly advance: (seconds: number) => void;
  /** How many timers are set. */
  readonly pending: () => number;
}

export function fakeClock(start: Date): FakeClock {
  let now = start.getTime();
  const timers = new Map<object, { readonly due: number; readonly run: () => void }>();
  const nextDue = (until: number): readonly [object, { readonly due: number; readonly run: () => void }] | undefined =>
    [...timers].filter(([, { due }]) => due <= until).toSorted(([, one], [, other]) => one.due - other.due)[0];
  return {
    now: () => new Date(now),
    at: (instant, run) => {
      const key = {};
      timers.set(key, { due: instant.getTime(), run });
      return { dispose: () => timers.delete(key) };
    },
    advance: (seconds) => {
      const until = now + seconds * 1000;
      for (let next = nextDue(until); next !== undefined; next = nextDue(until)) {
        const [key, { due, run }] = next;
        timers.delete(key);
        now = Math.max(now, due);
        run();
      }
      now = until;
    },
    pending: () => timers.size,
  };
}
