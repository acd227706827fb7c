/** The list of leaks over all searches: what the view, the problems and the acts go by. */
import * as vscode from 'vscode';
import type { Clock } from '../clock';
import type { CheckedLeak, FoundLeak, SaidOfLeak } from './foundLeak';
import type { FolderBaselines } from './folderBaselines';
import type { LeakRow, SearchedPlace } from './leakRows';
import { beginSearch, type LeakSearch, type SearchKind } from './leakSearch';
import { createUnlisted } from './unlisted';
import type { LeakKnowledge } from './leakStanding';
import { workspaceTrust, type Trust } from '../trust';
import { createStandingLeaks } from './standingLeaks';

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
  readonly trust?: Trust;
}

export function createLeakList({ clock, baselines, trust = workspaceTrust }: LeakListDeps): LeakList {
  const rows = new Map<string, LeakRow>();
  const said = new Map<string, SaidOfLeak>();
  let vouched: ReadonlySet<string> = new Set();
  const unlisted = createUnlisted();
  const fixed = { baselineOf: baselines.of, said };
  const knowledge = (): LeakKnowledge => ({ ...fixed, vouched, now: clock.now(), commentsCount: trust.isTrusted() });
  const standing = createStandingLeaks(clock, rows, knowledge);
  const { changed, flush } = standing;
  const changing = (change: () => void): void => {
    change();
    changed();
  };
  const parts = vscode.Disposable.from(standing, baselines.onDidChange(changed), trust.onDidGrant(flush));
  return {
    all: standing.all,
    rows: () => [...rows.values()],
    byId: (id) => (typeof id === 'string' ? standing.byId(id) : undefined),
    unlisted: unlisted.total,
    begin: (place, kind) =>
      beginSearch(rows, { place, kind, changed, onUnlisted: unlisted.begin(place, kind), onEnd: flush }),
    check: (fingerprint, result) => changing(() => said.set(fingerprint, { result, at: clock.now() })),
    said: () => said,
    vouch: (fingerprints) => changing(() => (vouched = fingerprints)),
    restore: (restored, saidBefore = new Map()) => {
      for (const row of restored) if (!rows.has(row.id)) rows.set(row.id, row);
      for (const [fingerprint, each] of saidBefore) if (!said.has(fingerprint)) said.set(fingerprint, each);
      changed();
    },
    drop: (folder) => changing(() => dropFrom(rows, folder)),
    clear: () =>
      changing(() => {
        rows.clear();
        unlisted.clear();
      }),
    refresh: changed,
    onDidChange: standing.onDidChange,
    dispose: () => void parts.dispose(),
  };
}

function dropFrom(rows: Map<string, LeakRow>, { uri }: vscode.WorkspaceFolder): void {
  for (const { id, folder } of rows.values()) if (folder.uri.toString() === uri.toString()) rows.delete(id);
}
