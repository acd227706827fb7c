/** What was found as SARIF 2.1.0, which code scanning services and editors read (OASIS, 2020). */
import { writeOutInvisible } from '../token/visible';
import { answerSentence } from './answer';
import { kindWords, leakKinds } from './kinds';
import type { LeakKind, LeakRank } from './leak';
import { worstFirst, type ReportedLeak } from './report';
import { invocationOf, type Invocation } from './sarifInvocation';
import { artifactLocation, messageText } from './sarifText';
import { withoutCredentials } from './scan';

const longestIssuer = 200;
const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** By what a report is made, when, and how the search went. */
export interface SarifReportOptions {
  readonly toolVersion: string;
  readonly now: Date;
  /** Undefined where no search is remembered. */
  readonly search: Invocation | undefined;
}

/**
 * The report as the text of a SARIF log with one run.
 *
 * Results of the same credential have the same `partialFingerprints`, wherever it stands. What the baseline accepts is
 * there as suppressed, so that it is seen to be accepted; what it accepted up to a day that has passed is not. What was
 * not searched is a notification of the invocation.
 */
export function sarifReport(
  reported: readonly ReportedLeak[],
  { toolVersion, now, search }: SarifReportOptions,
): string {
  const told = search && invocationOf(search);
  const run = {
    tool: {
      driver: {
        name: 'Claimcheck',
        version: toolVersion,
        rules: leakKinds.map(ruleOf),
        notifications: told?.reasons,
      },
    },
    invocations: told && [told.invocation],
    columnKind: 'utf16CodeUnits',
    results: worstFirst(reported).map((found) => resultOf(found, now)),
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function ruleOf(kind: LeakKind): object {
  const { title, harm, remedy } = kindWords(kind);
  return {
    id: kind,
    shortDescription: { text: title },
    fullDescription: { text: harm },
    help: { text: `${harm} ${remedy}` },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['security', 'secret'] },
  };
}

function resultOf(found: ReportedLeak, now: Date): object {
  const { leak, standing } = found;
  return {
    ruleId: leak.kind,
    ruleIndex: leakKinds.indexOf(leak.kind),
    level: levels[found.rank],
    message: { text: messageText(messageOf(found, now)) },
    locations: [{ physicalLocation: physicalLocation(found) }],
    partialFingerprints: { 'claimcheck/v1': leak.fingerprint },
    baselineState: standing === 'new' ? 'new' : 'unchanged',
    // A list without an entry says that nothing suppresses the result; without a list it would not be known.
    suppressions: standing === 'known' ? [suppressionOf(found)] : [],
    properties: {
      rank: found.rank,
      standing,
      answer: found.answer?.result,
      answeredAt: found.answer?.at.toISOString(),
      tracking: found.tracking,
      commit: found.commit === undefined ? undefined : writeOutInvisible(found.commit),
    },
  };
}

const levels: Readonly<Record<LeakRank, 'error' | 'note'>> = {
  verified: 'error',
  live: 'error',
  test: 'note',
  expired: 'note',
};

function messageOf({ leak, rank, standing, answer, comment }: ReportedLeak, now: Date): string {
  const issuer = leak.issuer === undefined ? '' : ` It was issued by ${cut(leak.issuer)}.`;
  const lapsed = standing === 'lapsed' ? ' The time for which it was accepted has passed.' : '';
  const refused =
    comment === 'unreasoned' ? ' A comment for it gives no reason behind a colon, so it does not count.' : '';
  return `${leak.title}: ${leak.redacted}. ${answerSentence(leak, rank, answer, now) ?? rankSentence(rank, leak.testReason)}${issuer}${lapsed}${refused}`;
}

/** Who wrote the token says how long its issuer is. */
function cut(text: string): string {
  return text.length <= longestIssuer ? text : `${text.slice(0, longestIssuer)}…`;
}

function rankSentence(rank: LeakRank, testReason: string | undefined): string {
  switch (rank) {
    case 'verified':
      return 'A configured issuer has signed it, and it has not expired.';
    case 'live':
      return 'It may still be used.';
    case 'test':
      return testReason ?? 'It is no real credential.';
    case 'expired':
      return 'It has expired.';
  }
}

function suppressionOf({ reason }: ReportedLeak): object {
  const justification = reason === undefined ? undefined : writeOutInvisible(withoutCredentials(reason));
  return { kind: 'external', status: 'accepted', justification };
}

function physicalLocation({ path, line, column, endLine, endColumn }: ReportedLeak): object {
  return {
    artifactLocation: artifactLocation(path),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}
