/** `npm run test:ui [-- FILTER]`: the suites of test/ui, in each VS Code that `VSCODE_TEST_VERSION` names. */
import { say } from './progress';
import { runPageSuites, runWindowSuites } from './uiSuites';
import { sumTallies, tallyLine, type Tally } from './vscodeHost/testReport';
import { versionsFrom } from './vscodeHost/versions';

async function main(): Promise<void> {
  const filter = process.argv[2] ?? '';
  const tallies: Tally[] = [await runPageSuites(filter)];
  for (const version of versionsFrom()) tallies.push(await runWindowSuites(version, { filter }));
  const sum = sumTallies(tallies);
  if (sum.passed + sum.failed + sum.skipped === 0) throw new Error('No UI suite matches.');
  say(tallyLine(sum));
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
