/** Keeps verdicts in memory: a bounded number, and none longer than it is true. */
import type * as vscode from 'vscode';
import { nextTurn } from '../core/validation/unconfigured';
import type { Clock } from './clock';
import type { Verdict } from './judge';
import { createKeptVerdicts } from './keptVerdicts';

export interface VerdictMemory extends vscode.Disposable {
  readonly get: (compact: string) => Verdict | undefined;
  /** The tokens that are held valid. */
  readonly valid: () => readonly string[];
  /** Keeps what comes of a validation, unless everything was cleared meanwhile: then it is of profiles that no longer count. */
  readonly remember: <V extends Verdict | undefined>(compact: string, coming: Promise<V>) => Promise<V>;
  readonly clear: () => void;
}

export interface VerdictMemoryDeps {
  readonly clock: Clock;
  readonly changed: () => void;
  /** Judges a token again when time may have changed the answer; starts no request. */
  readonly again: (compact: string, profile: string) => Promise<Verdict | undefined>;
  /** In seconds. */
  readonly toleranceOf: (verdict: Verdict) => number;
}

export function createVerdictMemory({ clock, changed, again, toleranceOf }: VerdictMemoryDeps): VerdictMemory {
  const kept = createKeptVerdicts();
  let timer: vscode.Disposable | undefined;

  const keep = (compact: string, verdict: Verdict): void => {
    kept.put(compact, verdict, nextTurn(compact, toleranceOf(verdict), verdict.checkedAt));
    told();
  };
  function told(): void {
    timer?.dispose();
    const soonest = kept.soonest();
    timer = soonest && clock.at(soonest, () => void turn());
    changed();
  }

  /** Takes out what may no longer be true, says so, and puts in what is true now. */
  async function turn(): Promise<void> {
    const due = kept.takeDue(clock.now());
    told();
    const before = kept.clearings();
    for (const { compact, verdict } of due) {
      const fresh = await again(compact, verdict.profile);
      if (kept.clearings() !== before) return;
      if (fresh !== undefined && kept.get(compact, clock.now()) === undefined) keep(compact, fresh);
    }
  }

  const remember: VerdictMemory['remember'] = async (compact, coming) => {
    const before = kept.clearings();
    const verdict = await coming;
    if (verdict !== undefined && kept.clearings() === before) keep(compact, verdict);
    return verdict;
  };

  return {
    get: (compact) => kept.get(compact, clock.now()),
    valid: () => kept.valid(clock.now()),
    remember,
    clear: () => {
      kept.clear();
      told();
    },
    dispose: () => void timer?.dispose(),
  };
}
