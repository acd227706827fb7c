/** The list of leaks over all searches: what the view, the problems and the acts go by. */
import * as vscode from 'vscode';
import { after, type Clock } from '../clock';
import type { CheckedLeak, FoundLeak, SaidOfLeak } from './foundLeak';
import type { FolderBaselines } from './folderBaselines';
import type { LeakRow, SearchedPlace } from './leakRows';
import { beginSearch, type LeakSearch, type SearchKind } from './leakSearch';
import { createUnlisted } from './unlisted';
import { foundLeakOf, nextTurnOf, type LeakKnowledge } from './leakStanding';

export interface LeakList extends vscode.Disposable {
  readonly all: () => readonly FoundLeak[];
  readonly rows: () => readonly LeakRow[];
  readonly byId: (id: unknown) => FoundLeak | undefined;
  /** How many the last searches found beyond what a list can hold. */
  readonly unlisted: () => number;
  readonly begin: (place: SearchedPlace, kind: SearchKind) => LeakSearch;
  readonly check: (fingerprint: string, result: CheckedLeak) => void;
  /** What issuers said, by fingerprint. */
  readonly said: () => ReadonlyMap<string, SaidOfLeak>;
  /** Names the tokens that an issuer profile holds valid, by fingerprint. */
  readonly vouch: (fingerprints: ReadonlySet<string>) => void;
  /** Adds what an earlier window has found. */
  readonly restore: (rows: readonly LeakRow[], said?: ReadonlyMap<string, SaidOfLeak>) => void;
  /** Of a folder that is no longer part of the workspace. */
  readonly drop: (folder: vscode.WorkspaceFolder) => void;
  readonly clear: () => void;
  /** Looks at time and baselines anew. */
  readonly refresh: () => void;
  readonly onDidChange: vscode.Event<void>;
}

export interface LeakListDeps {
  readonly clock: Clock;
  readonly baselines: Pick<FolderBaselines, 'of' | 'onDidChange'>;
}

export function createLeakList({ clock, baselines }: LeakListDeps): LeakList {
  const rows = new Map<string, LeakRow>();
  const said = new Map<string, SaidOfLeak>();
  let vouched: ReadonlySet<string> = new Set();
  const unlisted = createUnlisted();
  const knowledge = (): LeakKnowledge => ({ now: clock.now(), baselineOf: baselines.of, said, vouched });
  const standing = createStanding(clock, rows, knowledge);
  const { changed, flush } = standing;
  const changing = (change: () => void): void => {
    change();
    changed();
  };
  const parts = vscode.Disposable.from(standing, baselines.onDidChange(changed));
  return {
    all: standing.all,
    rows: () => [...rows.values()],
    byId: (id) => (typeof id === 'string' ? standing.byId(id) : undefined),
    unlisted: unlisted.total,
    begin: (place, kind) => {
      // To look again at a file counts nothing twice.
      const onUnlisted = kind === 'look' ? () => undefined : unlisted.begin(place);
      return beginSearch(rows, { place, kind, changed, onUnlisted, onEnd: flush });
    },
    check: (fingerprint, result) => changing(() => said.set(fingerprint, { result, at: clock.now() })),
    said: () => said,
    vouch: (fingerprints) => changing(() => (vouched = fingerprints)),
    restore: (restored, saidBefore = new Map()) => {
      for (const row of restored) if (!rows.has(row.id)) rows.set(row.id, row);
      for (const [fingerprint, each] of saidBefore) if (!said.has(fingerprint)) said.set(fingerprint, each);
      changed();
    },
    drop: (folder) => changing(() => dropFrom(rows, folder)),
    clear: () => {
      rows.clear();
      unlisted.clear();
      changed();
    },
    refresh: changed,
    onDidChange: standing.onDidChange,
    dispose: () => void parts.dispose(),
  };
}

function dropFrom(rows: Map<string, LeakRow>, { uri }: vscode.WorkspaceFolder): void {
  for (const { id, folder } of rows.values()) if (folder.uri.toString() === uri.toString()) rows.delete(id);
}

interface StandingLeaks extends vscode.Disposable {
  readonly all: () => readonly FoundLeak[];
  readonly byId: (id: string) => FoundLeak | undefined;
  readonly changed: () => void;
  /** The same without a pause. */
  readonly flush: () => void;
  readonly onDidChange: vscode.Event<void>;
}

/** Finds come by the hundred; a list that changes more often cannot be read. */
const pauseMilliseconds = 250;

/** Makes the leaks of the rows when they are asked for, and tells of changes with a pause. */
function createStanding(
  clock: Clock,
  rows: ReadonlyMap<string, LeakRow>,
  knowledge: () => LeakKnowledge,
): StandingLeaks {
  const changes = new vscode.EventEmitter<void>();
  let founds: ReadonlyMap<string, FoundLeak> = new Map();
  let isCurrent = true;
  let waiting: vscode.Disposable | undefined;
  let turn: vscode.Disposable | undefined;
  function changed(): void {
    isCurrent = false;
    waiting ??= after(clock, pauseMilliseconds, () => {
      waiting = undefined;
      changes.fire();
    });
  }
  function flush(): void {
    isCurrent = false;
    waiting?.dispose();
    waiting = undefined;
    changes.fire();
  }
  function current(): ReadonlyMap<string, FoundLeak> {
    if (isCurrent) return founds;
    const known = knowledge();
    founds = new Map([...rows].map(([id, row]) => [id, foundLeakOf(row, known, founds.get(id))]));
    turn?.dispose();
    turn = rows.size === 0 ? undefined : clock.at(nextTurnOf(rows.values(), known.now), changed);
    isCurrent = true;
    return founds;
  }
  return {
    all: () => [...current().values()],
    byId: (id) => current().get(id),
    changed,
    flush,
    onDidChange: changes.event,
    dispose: () => {
      waiting?.dispose();
      turn?.dispose();
      changes.dispose();
    },
  };
}
