/** What lets one window at a time renew a session. */

/** One way of keeping others out, such as a file or a record. */
export interface SessionLock {
  /** Waits until it is held. Rejects with the reason of `signal`. */
  readonly acquire: (id: string, signal: AbortSignal) => Promise<HeldLock | LockFailure>;
}

/** `busy`: somebody else holds it for too long; `unavailable`: what it is made of cannot be written. */
export type LockFailure = 'busy' | 'unavailable';

export interface HeldLock {
  /** False when somebody took it over, for instance because this process was stopped for a while. */
  readonly isHeld: () => Promise<boolean>;
  /** Never rejects: a lock that cannot be released goes stale. */
  readonly release: () => Promise<void>;
}

/** After so long without a sign of life its holder counts as gone, by the clock of the one who watches. */
const staleMilliseconds = 15_000;
export const acquireMilliseconds = 30_000;

/** Takes several, in this order; none where one of them is not to be had. */
export function inTurn(locks: readonly SessionLock[]): SessionLock {
  return {
    acquire: async (id, signal) => {
      const held: HeldLock[] = [];
      const release = async (): Promise<void> => {
        for (const lock of held.toReversed()) await lock.release();
      };
      try {
        for (const lock of locks) {
          const taken = await lock.acquire(id, signal);
          if (typeof taken === 'string') {
            await release();
            return taken;
          }
          held.push(taken);
        }
      } catch (error) {
        await release();
        throw error;
      }
      return { isHeld: () => areHeld(held), release };
    },
  };
}

async function areHeld(locks: readonly HeldLock[]): Promise<boolean> {
  for (const lock of locks) if (!(await lock.isHeld())) return false;
  return true;
}

/** Tells who is gone by watching: what does not change for {@link staleMilliseconds} is of nobody any more. */
export interface Watch {
  /** `sign` is what a holder changes as long as it lives. */
  readonly isStale: (name: string, sign: string) => boolean;
}

/** By watching alone, so that neither clocks that differ nor a machine that slept make a living holder look gone. */
export function createWatch(monotonic: () => number): Watch {
  const seen = new Map<string, { readonly sign: string; readonly since: number }>();
  return {
    isStale: (name, sign) => {
      const before = seen.get(name);
      if (before?.sign === sign) return monotonic() - before.since >= staleMilliseconds;
      seen.set(name, { sign, since: monotonic() });
      return false;
    },
  };
}
