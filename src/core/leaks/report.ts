/** What was found in a folder or a history, as JSON for programs of others. */
import { writeOutInvisible } from '../token/visible';
import type { IssuerAnswer } from './answer';
import type { Standing } from './baseline';
import type { Allowance } from './ignore';
import { shownPath } from './shownPath';
import { leakRanks, type Leak, type LeakRank } from './leak';

/** A credential with the place where it was found. */
export interface ReportedLeak {
  readonly leak: Leak;
  /** From the folder that was searched, with `/` between its parts. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** In UTF-16 units, from 1. */
  readonly column: number;
  readonly endLine: number;
  /** Of the place behind the last character. */
  readonly endColumn: number;
  readonly rank: LeakRank;
  readonly standing: Standing;
  /** Why it was accepted, from the baseline. */
  readonly reason?: string | undefined;
  /** What its issuer said of it, where it was asked. */
  readonly answer?: IssuerAnswer | undefined;
  /** What Git does with the file; `history` where the text stands in a commit alone. */
  readonly tracking?: 'tracked' | 'untracked' | 'ignored' | 'history' | undefined;
  readonly commit?: string | undefined;
  /** What comments say of it. */
  readonly comment?: Allowance;
}

/** A file that was not searched. */
export interface SkippedFile {
  readonly path: string;
  /** A stable code, such as `too-large`. */
  readonly code: string;
}

/** The format of {@link jsonReport}: members may be added to it; one that goes or means something else makes another. */
const version = 1;

/** When and by what a report is made, and what is not in its list. */
export interface JsonReportOptions {
  readonly now: Date;
  readonly toolVersion: string;
  readonly skipped: readonly SkippedFile[];
  /** How many comments allow. */
  readonly allowed?: number;
  /** Whether commits are missing because the clone is shallow. */
  readonly isCutShort?: boolean;
  /** How many of each lesser rank were left out. */
  readonly notListed?: Readonly<Partial<Record<LeakRank, number>>>;
}

/**
 * The report as JSON text: `version`, `tool` with `name` and `version`, `createdAt` in ISO 8601, `counts` of each rank
 * and each standing, `leaks` with the worst first, and `skipped` with the files that were not searched; and where it is
 * known, `notListed` with the counts of lesser ranks, `allowedByComments`, and `isCutShort` where commits are missing
 * because the clone is shallow.
 *
 * A leak has `rank`, `standing`, `kind`, `title`, `redacted`, `fingerprint`, `path`, `line`, `column`, `endLine` and
 * `endColumn` (from 1, in UTF-16 units, the end behind the last character), `reasons`, and where there is one `issuer`,
 * `expiresAt`, `testReason`, `tracking`, `commit` and `acceptedBecause`. Where its issuer was asked about it, it has
 * `answer` (`active`, `inactive` or `revoked`) and `answeredAt`, and `refusedComment` where a comment would allow it,
 * had it a reason. No member tells anything of the secret but its redacted form. Texts can come from who wrote the
 * token: characters that cannot be seen are written as `\u{202E}`.
 */
export function jsonReport(
  reported: readonly ReportedLeak[],
  { now, toolVersion, skipped, allowed, notListed, isCutShort }: JsonReportOptions,
): string {
  const report = {
    version,
    tool: { name: 'Claimcheck', version: toolVersion },
    createdAt: now.toISOString(),
    counts: counts(reported),
    leaks: worstFirst(reported).map(leakMember),
    notListed,
    allowedByComments: allowed,
    isCutShort: isCutShort === true ? true : undefined,
    skipped: skipped.map(({ path, code }) => ({ path: shownPath(path), code })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** The same order for the same leaks, however they were found: by rank, then by place. */
export function worstFirst(reported: readonly ReportedLeak[]): readonly ReportedLeak[] {
  return [...reported].sort(
    (one, other) =>
      leakRanks.indexOf(one.rank) - leakRanks.indexOf(other.rank) ||
      compareTexts(one.path, other.path) ||
      one.line - other.line ||
      one.column - other.column ||
      compareTexts(one.commit ?? '', other.commit ?? ''),
  );
}

/** By UTF-16 units: the order of a locale differs between machines. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function counts(reported: readonly ReportedLeak[]): Readonly<Record<LeakRank | Standing, number>> {
  const count = { verified: 0, live: 0, test: 0, expired: 0, new: 0, known: 0, lapsed: 0 };
  for (const { rank, standing } of reported) {
    count[rank] += 1;
    count[standing] += 1;
  }
  return count;
}

/** Each member by its name, so that none comes along that a report must not have. */
function leakMember({ leak, ...found }: ReportedLeak): object {
  return {
    rank: found.rank,
    standing: found.standing,
    kind: leak.kind,
    title: writeOutInvisible(leak.title),
    redacted: writeOutInvisible(leak.redacted),
    fingerprint: leak.fingerprint,
    path: shownPath(found.path),
    line: found.line,
    column: found.column,
    endLine: found.endLine,
    endColumn: found.endColumn,
    reasons: leak.reasons.map((reason) => writeOutInvisible(reason)),
    issuer: visibleIfAny(leak.issuer),
    expiresAt: leak.expiresAt?.toISOString(),
    testReason: visibleIfAny(leak.testReason),
    tracking: found.tracking,
    commit: visibleIfAny(found.commit),
    answer: found.answer?.result,
    answeredAt: found.answer?.at.toISOString(),
    refusedComment: found.comment === 'unreasoned' ? true : undefined,
    acceptedBecause: found.reason === undefined ? undefined : shownPath(found.reason),
  };
}

function visibleIfAny(text: string | undefined): string | undefined {
  return text === undefined ? undefined : writeOutInvisible(text);
}
