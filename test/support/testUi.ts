/** `npm run test:ui [-- FILTER]`: the suites of test/ui, in each VS Code that `VSCODE_TEST_VERSION` names. */
import { runMocha } from './runMocha';
import { say } from './progress';
import { sumTallies, tallyLine, type Tally } from './vscodeHost/testReport';
import { versionsFrom } from './vscodeHost/versions';
import { webEditor } from './vscodeHost/webEditor';

async function main(): Promise<void> {
  const tallies: Tally[] = [];
  for (const version of versionsFrom()) {
    say(`UI suites in VS Code ${version.vscode} (${version.name}) for the web`);
    await webEditor(version);
    const environment = { VSCODE_TEST_VERSION: version.name };
    tallies.push(await runMocha({ folder: 'test/ui', filter: process.argv[2] ?? '', environment, timeoutSeconds: 60 }));
  }
  const sum = sumTallies(tallies);
  say(tallyLine(sum));
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
