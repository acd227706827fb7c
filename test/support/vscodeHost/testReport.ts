/** The lines that the suites inside the editor write, and their sum. */
import { existsSync, readFileSync } from 'node:fs';

export type TestReport =
  | { readonly state: 'passed'; readonly title: string; readonly milliseconds: number }
  | { readonly state: 'skipped'; readonly title: string }
  | { readonly state: 'failed'; readonly title: string; readonly reason: string }
  | { readonly state: 'finished' };

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The failed tests with their reasons, to be shown again below the sum: what is above scrolls away. */
  readonly failures: readonly string[];
}

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** Adds tallies up. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed, skipped, failures }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
      failures: [...sum.failures, ...failures],
    }),
    emptyTally,
  );
}

/** The one line that ends every test command. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
}

/** Counts reports; suites that broke off count as one failure more. */
export function tallyReports(reports: readonly TestReport[]): Tally {
  const count = (state: TestReport['state']): number => reports.filter((report) => report.state === state).length;
  const brokenOff = count('finished') === 0 ? 1 : 0;
  const failures = reports.flatMap((report) =>
    report.state === 'failed' ? [`${report.title}\n${report.reason}`] : [],
  );
  return { passed: count('passed'), failed: count('failed') + brokenOff, skipped: count('skipped'), failures };
}

/** Reads the reports written so far; a last line that is still being written is left for later. */
export function readReports(file: string): readonly TestReport[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  // Written by `runInHost.ts` of the same build, so the shape is known.
  return lines.map((line) => JSON.parse(line) as TestReport);
}
