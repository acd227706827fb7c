/** `npm run test:ui [-- FILTER]`: the suites of test/ui, in each VS Code that `VSCODE_TEST_VERSION` names. */
import { say } from './progress';
import { runUiSuites } from './uiSuites';
import { sumTallies, tallyLine, type Tally } from './vscodeHost/testReport';
import { versionsFrom } from './vscodeHost/versions';

async function main(): Promise<void> {
  const tallies: Tally[] = [];
  for (const version of versionsFrom()) tallies.push(await runUiSuites(version, process.argv[2] ?? ''));
  const sum = sumTallies(tallies);
  say(tallyLine(sum));
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
