/** What was found, as it stands to the baseline at an instant. */
import { resolvedEntries, standingIn, type Baseline, type BaselineEntry, type Standing } from '../core/leaks/baseline';
import { leakRanks, rankOf, type LeakRank } from '../core/leaks/leak';
import type { ReportedLeak } from '../core/leaks/report';
import type { Find, Findings } from './found';

/** The finds that are told, and how many of lesser harm are not. */
export interface Judged {
  readonly told: readonly ReportedLeak[];
  readonly lesser: ReadonlyMap<LeakRank, number>;
}

/** Ranks the finds and holds them against the baselines that count for their paths. */
export function judge(
  finds: readonly Find[],
  {
    baselinesOf,
    minRank,
    now,
  }: { readonly baselinesOf: (path: string) => readonly Baseline[]; readonly minRank: LeakRank; readonly now: Date },
): Judged {
  const told: ReportedLeak[] = [];
  const lesser = new Map<LeakRank, number>();
  for (const find of finds) {
    const rank = rankOf(find.leak, now);
    if (leakRanks.indexOf(rank) > leakRanks.indexOf(minRank)) {
      lesser.set(rank, (lesser.get(rank) ?? 0) + 1);
      continue;
    }
    told.push({ ...find, rank, ...standingOf(find.leak.fingerprint, baselinesOf(find.path), now) });
  }
  return { told, lesser };
}

/** The entries that a search of every file has not found, and that cannot stand in a file which it did not look into. */
export function resolvedBy(
  baseline: Baseline,
  { finds, skipped }: Pick<Findings, 'finds' | 'skipped'>,
): readonly BaselineEntry[] {
  const unread = new Set(skipped.filter(({ code }) => code !== 'gone').map(({ path }) => path));
  const resolved = resolvedEntries(
    baseline,
    finds.map(({ leak }) => leak.fingerprint),
  );
  return resolved.filter(({ path }) => !unread.has(path) && !foldersOf(path).some((folder) => unread.has(folder)));
}

/** A path that was read from a baseline can be of any length, and no file has a longer one. */
const longestPath = 4096;

function foldersOf(path: string): readonly string[] {
  return path
    .slice(0, longestPath)
    .split('/')
    .map((_, index, parts) => parts.slice(0, index).join('/'));
}

/** One that accepts it is enough. */
function standingOf(
  fingerprint: string,
  baselines: readonly Baseline[],
  now: Date,
): { readonly standing: Standing; readonly reason: string | undefined } {
  const standings = baselines.map((baseline) => standingIn(baseline, fingerprint, now));
  const accepting = baselines[standings.indexOf('known')];
  if (accepting !== undefined) return { standing: 'known', reason: accepting.byFingerprint.get(fingerprint)?.reason };
  return { standing: standings.includes('lapsed') ? 'lapsed' : 'new', reason: undefined };
}
