/** Keeps over a reload what issuers said of the leaks that are listed: by fingerprints, which tell nothing of them. */
import type * as vscode from 'vscode';
import type { CheckedLeak, SaidOfLeak } from './foundLeak';
import type { LeakRow } from './leakRows';

const savedAnswersKey = 'claimcheck.leakAnswers';

/** As many as rows are kept. */
const mostKept = 1000;

export function saveAnswers(
  state: vscode.Memento,
  said: ReadonlyMap<string, SaidOfLeak>,
  rows: readonly LeakRow[],
): void {
  const listed = new Set(rows.map(({ leak }) => leak.fingerprint));
  const kept = [...said]
    .filter(([fingerprint]) => listed.has(fingerprint))
    .slice(-mostKept)
    .map(([fingerprint, { result, at }]) => ({ fingerprint, result, at: at.getTime() }));
  if (kept.length === 0 && state.get(savedAnswersKey) === undefined) return;
  void state.update(savedAnswersKey, kept.length === 0 ? undefined : kept);
}

/** Whatever is none of ours is left out. */
export function savedAnswers(state: vscode.Memento): ReadonlyMap<string, SaidOfLeak> {
  const saved = state.get<unknown>(savedAnswersKey);
  const all: readonly unknown[] = Array.isArray(saved) ? saved : [];
  return new Map(all.slice(-mostKept).flatMap((each) => answerOf(each) ?? []));
}

const results: readonly CheckedLeak[] = ['active', 'inactive', 'revoked'];

/** The last instant of a `Date`. */
const lastInstant = 8_640_000_000_000_000;

function answerOf(saved: unknown): readonly (readonly [string, SaidOfLeak])[] | undefined {
  if (typeof saved !== 'object' || saved === null) return undefined;
  if (!('fingerprint' in saved) || !('result' in saved) || !('at' in saved)) return undefined;
  const { fingerprint, at } = saved;
  const result = results.find((one) => one === saved.result);
  if (typeof fingerprint !== 'string' || !/^[\da-f]{32}$/.test(fingerprint) || result === undefined) return undefined;
  if (typeof at !== 'number' || !(at >= 0 && at <= lastInstant)) return undefined;
  return [[fingerprint, { result, at: new Date(at) }]];
}
