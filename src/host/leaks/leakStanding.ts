/** How leaks stand now: what time, the baselines, checks and issuers say of each. */
import type * as vscode from 'vscode';
import { standingIn, type Baseline } from '../../core/leaks/baseline';
import { rankOf, type LeakRank } from '../../core/leaks/leak';
import type { FoundLeak, SaidOfLeak } from './foundLeak';
import type { LeakRow } from './leakRows';

export interface LeakKnowledge {
  readonly now: Date;
  /** Whether what a comment allows is left out. */
  readonly commentsCount: boolean;
  readonly baselineOf: (folder: vscode.WorkspaceFolder) => Baseline;
  /** What issuers said, by fingerprint. */
  readonly said: ReadonlyMap<string, SaidOfLeak>;
  /** Fingerprints of tokens that an issuer profile holds valid. */
  readonly vouched: ReadonlySet<string>;
}

/** The leak of a row as it stands; the one given where nothing has changed, so that lists need not draw it anew. */
export function foundLeakOf(row: LeakRow, knowledge: LeakKnowledge, before: FoundLeak | undefined): FoundLeak {
  const rank = rankIn(row, knowledge);
  const state = row.isResolved
    ? 'resolved'
    : standingIn(knowledge.baselineOf(row.folder), row.leak.fingerprint, knowledge.now);
  const said = knowledge.said.get(row.leak.fingerprint);
  if (before?.rank === rank && before.state === state && before.said === said && isSame(row, before)) return before;
  const { id, leak, folder, path, uri, range, tracking, commit, isFresh, comment } = row;
  return { id, leak, folder, path, uri, range, tracking, commit, isFresh, rank, state, said, comment };
}

function isSame(row: LeakRow, before: FoundLeak): boolean {
  return (
    row.range === before.range &&
    row.comment === before.comment &&
    row.tracking === before.tracking &&
    row.isFresh === before.isFresh
  );
}

/** An issuer that was asked knows better than the text of the token, but what it said is over when the token ends. */
function rankIn({ leak }: LeakRow, { now, said, vouched }: LeakKnowledge): LeakRank {
  switch (said.get(leak.fingerprint)?.result) {
    case 'active':
      return rankOf(leak, now, true);
    case 'inactive':
    case 'revoked':
      return 'expired';
    case undefined:
      return rankOf(leak, now, vouched.has(leak.fingerprint));
  }
}

const dayMilliseconds = 86_400_000;

/** When the passing of time alone can make another rank or state: at an expiry, and where a day of baselines ends. */
export function nextTurnOf(rows: Iterable<LeakRow>, now: Date): Date {
  const midnight = (Math.floor(now.getTime() / dayMilliseconds) + 1) * dayMilliseconds;
  let next = midnight;
  for (const { leak } of rows) {
    const expiry = leak.expiresAt?.getTime() ?? Number.NaN;
    if (expiry > now.getTime() && expiry < next) next = expiry;
  }
  return new Date(next);
}

/** Whether a leak is one that a person should look at: it may be used by others, and nobody has accepted it. */
export function needsAttention({ rank, state }: FoundLeak): boolean {
  return (rank === 'verified' || rank === 'live') && (state === 'new' || state === 'lapsed');
}
