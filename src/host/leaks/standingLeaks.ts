/** The leaks of the rows as they stand now: made when they are asked for, and told of with a pause. */
import * as vscode from 'vscode';
import { after, type Clock } from '../clock';
import type { FoundLeak } from './foundLeak';
import type { LeakRow } from './leakRows';
import { foundLeakOf, nextTurnOf, type LeakKnowledge } from './leakStanding';

export interface StandingLeaks extends vscode.Disposable {
  readonly all: () => readonly FoundLeak[];
  readonly byId: (id: string) => FoundLeak | undefined;
  readonly changed: () => void;
  /** The same without a pause. */
  readonly flush: () => void;
  readonly onDidChange: vscode.Event<void>;
}

export function createStandingLeaks(
  clock: Clock,
  rows: ReadonlyMap<string, LeakRow>,
  knowledge: () => LeakKnowledge,
): StandingLeaks {
  const changes = createPausedEvent(clock);
  let founds: ReadonlyMap<string, FoundLeak> = new Map();
  let isCurrent = true;
  let turn: vscode.Disposable | undefined;
  const telling = (tell: () => void) => (): void => {
    isCurrent = false;
    tell();
  };
  const changed = telling(changes.fireLater);
  function current(): ReadonlyMap<string, FoundLeak> {
    if (isCurrent) return founds;
    const known = knowledge();
    const open = [...rows].filter(([, row]) => row.comment !== 'allowed' || !known.commentsCount);
    founds = new Map(open.map(([id, row]) => [id, foundLeakOf(row, known, founds.get(id))]));
    turn?.dispose();
    turn = rows.size === 0 ? undefined : clock.at(nextTurnOf(rows.values(), known.now), changed);
    isCurrent = true;
    return founds;
  }
  return {
    all: () => [...current().values()],
    byId: (id) => current().get(id),
    changed,
    flush: telling(changes.fireNow),
    onDidChange: changes.event,
    dispose: () => {
      turn?.dispose();
      changes.dispose();
    },
  };
}

interface PausedEvent extends vscode.Disposable {
  readonly event: vscode.Event<void>;
  readonly fireLater: () => void;
  readonly fireNow: () => void;
}

/** Finds come by the hundred; a list that changes more often cannot be read. */
const pauseMilliseconds = 250;

function createPausedEvent(clock: Clock): PausedEvent {
  const changes = new vscode.EventEmitter<void>();
  let waiting: vscode.Disposable | undefined;
  const fireNow = (): void => {
    waiting?.dispose();
    waiting = undefined;
    changes.fire();
  };
  return {
    event: changes.event,
    fireLater: () => void (waiting ??= after(clock, pauseMilliseconds, fireNow)),
    fireNow,
    dispose: () => {
      waiting?.dispose();
      changes.dispose();
    },
  };
}
