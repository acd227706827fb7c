/** `npm run test:unit [-- FILTER]` and its like: the mocha suites of one folder, in plain Node. */
import { say } from './progress';
import { runMocha } from './runMocha';
import { tallyLine } from './vscodeHost/testReport';

async function main(): Promise<void> {
  const [folder = 'test/unit', filter = ''] = process.argv.slice(2);
  const tally = await runMocha({ folder, filter, timeoutSeconds: 60 });
  say(tallyLine(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

void main();
