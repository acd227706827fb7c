/** What was found, as it stands to the baseline at an instant. */
import { standingIn, type Baseline } from '../core/leaks/baseline';
import { leakRanks, rankOf, type LeakRank } from '../core/leaks/leak';
import type { ReportedLeak } from '../core/leaks/report';
import type { Find } from './found';

/** The finds that are told, and how many of lesser harm are not. */
export interface Judged {
  readonly told: readonly ReportedLeak[];
  readonly lesser: ReadonlyMap<LeakRank, number>;
}

/** Ranks the finds and holds them against the baseline. */
export function judge(
  finds: readonly Find[],
  { baseline, minRank, now }: { readonly baseline: Baseline; readonly minRank: LeakRank; readonly now: Date },
): Judged {
  const told: ReportedLeak[] = [];
  const lesser = new Map<LeakRank, number>();
  for (const find of finds) {
    const rank = rankOf(find.leak, now);
    if (leakRanks.indexOf(rank) > leakRanks.indexOf(minRank)) {
      lesser.set(rank, (lesser.get(rank) ?? 0) + 1);
      continue;
    }
    const standing = standingIn(baseline, find.leak.fingerprint, now);
    const reason = standing === 'known' ? baseline.byFingerprint.get(find.leak.fingerprint)?.reason : undefined;
    told.push({ ...find, rank, standing, reason });
  }
  return { told, lesser };
}
