/** A bounded number of verdicts, those used last, each with the time until which it is true. */
import type { Verdict } from './judge';

/** A verdict of a token. */
export interface KeptVerdict {
  readonly compact: string;
  readonly verdict: Verdict;
  /** From then on the verdict may be another one. */
  readonly until: Date | undefined;
}

export interface KeptVerdicts {
  readonly get: (compact: string, now: Date) => Verdict | undefined;
  readonly put: (compact: string, verdict: Verdict, until: Date | undefined) => void;
  /** Takes out those whose time has come. */
  readonly takeDue: (now: Date) => readonly KeptVerdict[];
  readonly soonest: () => Date | undefined;
  /** The tokens that are held valid. */
  readonly valid: (now: Date) => readonly string[];
  readonly clear: () => void;
  /** How often everything was cleared. */
  readonly clearings: () => number;
}

/** How much is kept at most: so many tokens, and so many UTF-16 units of all together, but the newest always. */
const room = { tokens: 200, length: 5_000_000 } as const;

export function createKeptVerdicts(): KeptVerdicts {
  const kept = new Map<string, KeptVerdict>();
  let length = 0;
  let clearings = 0;

  function drop(compact: string): void {
    if (kept.delete(compact)) length -= compact.length;
  }

  return {
    // A timer can be late, as after the machine slept.
    get: (compact, now) => {
      const known = kept.get(compact);
      return known === undefined || isDue(known, now) ? undefined : known.verdict;
    },
    put: (compact, verdict, until) => {
      drop(compact);
      kept.set(compact, { compact, verdict, until });
      length += compact.length;
      for (const oldest of kept.keys()) {
        if (oldest === compact || (kept.size <= room.tokens && length <= room.length)) break;
        drop(oldest);
      }
    },
    takeDue: (now) => {
      const due = [...kept.values()].filter((each) => isDue(each, now));
      for (const { compact } of due) drop(compact);
      return due;
    },
    soonest: () => soonestOf([...kept.values()]),
    valid: (now) =>
      [...kept.values()].flatMap((each) =>
        each.verdict.validation.status === 'valid' && !isDue(each, now) ? [each.compact] : [],
      ),
    clear: () => {
      kept.clear();
      length = 0;
      clearings += 1;
    },
    clearings: () => clearings,
  };
}

function isDue({ until }: KeptVerdict, now: Date): boolean {
  return until !== undefined && until <= now;
}

function soonestOf(all: readonly KeptVerdict[]): Date | undefined {
  const times = all.flatMap(({ until }) => (until === undefined ? [] : [until.getTime()]));
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
