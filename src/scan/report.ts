/** What was found, as it stands to the baseline at an instant. */
import { standingIn, type Baseline, type Standing } from '../core/leaks/baseline';
import { leakRanks, rankOf, type LeakRank } from '../core/leaks/leak';
import type { ReportedLeak } from '../core/leaks/report';
import type { Find } from './found';

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
