/** The words of problems about credentials in files that Git tracks. */
import type { Leak, LeakRank } from '../../core/leaks/leak';
import { localAndUtc, type TimeWords } from '../../core/present/times';
import { assertNever } from '../../shared/assertNever';
import { plain } from '../messages';

/** A credential as a problem tells it. */
export interface ToldLeak {
  readonly leak: Leak;
  readonly rank: LeakRank;
  readonly isTracked: boolean;
  /** The last day on which the baseline accepted it, where that has passed. */
  readonly lapsed: string | undefined;
  /** A comment would allow it, had it given a reason. */
  readonly hasRefusedComment: boolean;
}

/** What it is, why it matters, what to do; no text of the credential. */
export function leakMessage(
  { leak, rank, isTracked, lapsed, hasRefusedComment }: ToldLeak,
  times: TimeWords,
  now: Date,
): string {
  const where = isTracked ? 'in a file that Git tracks' : 'in a file that Git would take up with the next “git add”';
  return [
    `${plain(leak.title)} ${where}.`,
    harmSentence(leak, rank, times, now),
    ...(lapsed === undefined ? [] : [`The baseline accepted it until ${lapsed}.`]),
    ...(hasRefusedComment ? ['The comment here gives no reason behind a colon, so it does not count.'] : []),
  ].join(' ');
}

function harmSentence(leak: Leak, rank: LeakRank, times: TimeWords, now: Date): string {
  switch (rank) {
    case 'verified':
    case 'live':
      return `Whoever gets the repository can use it${untilWords(leak, times, now)}. Put a reference in its place; if it was committed, revoke it.`;
    case 'test':
      return `It opens nothing: ${plain(leak.testReason ?? '')}`;
    case 'expired':
      return 'It has expired, so it opens nothing any more, but everything in it can be read.';
    default:
      return assertNever(rank);
  }
}

function untilWords({ expiresAt }: Leak, times: TimeWords, now: Date): string {
  const end = expiresAt === undefined ? undefined : times.instant(expiresAt, now);
  return end === undefined ? '' : ` until ${localAndUtc(end)}`;
}

export const leakFixTitles = {
  accept: 'Accept into the baseline…',
  replace: 'Replace credential by an environment reference…',
  redact: 'Redact the credential',
} as const;

/** Of a fix that writes what does not count in Restricted Mode. */
export function allowingTitle(title: string, isTrusted: boolean): string {
  return isTrusted ? title : `${title} (counts once the workspace is trusted)`;
}
