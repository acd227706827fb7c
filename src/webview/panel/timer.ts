/** The one timer of the page. */

export interface Timer {
  /** Ticks once after so many milliseconds, or never; what was set before is forgotten. */
  readonly set: (wait: number | undefined) => void;
}

export interface TimerDeps {
  readonly tick: () => void;
  /** The machine slept or its clock was set: the host knows what time it is. */
  readonly slept: () => void;
}

/** More than timers and rounding can make of it. */
const clockDriftMilliseconds = 2000;

/** Nothing ticks that nobody sees; a page that is seen again ticks at once. */
export function createTimer({ tick, slept }: TimerDeps): Timer {
  let timer: number | undefined;
  let drift = Date.now() - performance.now();

  function fire(): void {
    const newDrift = Date.now() - performance.now();
    if (Math.abs(newDrift - drift) > clockDriftMilliseconds) slept();
    drift = newDrift;
    tick();
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? window.clearTimeout(timer) : fire()));
  return {
    set(wait) {
      window.clearTimeout(timer);
      timer = wait === undefined || document.hidden ? undefined : window.setTimeout(fire, wait);
    },
  };
}
