/** `npm run test:host [-- FILTER]`: the suites of test/host in the editors that `VSCODE_TEST_VERSION` names. */
import { say } from './progress';
import { chooseHost } from './vscodeHost/chooseHost';
import { runHostSuites } from './vscodeHost/runSuites';
import { sumTallies, tallyLine, type Tally } from './vscodeHost/testReport';
import { versionsFrom } from './vscodeHost/versions';

async function main(): Promise<void> {
  const host = await chooseHost();
  const tallies: Tally[] = [];
  for (const version of versionsFrom()) tallies.push(await runHostSuites(host, version, process.argv[2] ?? ''));
  const sum = sumTallies(tallies);
  if (sum.passed + sum.failed + sum.skipped === 0) throw new Error('No host suite matches.');
  say(tallyLine(sum));
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
