/** `npm test`: every check there is, each even when another failed; the last line is the sum. */
import { say, secondsSince } from './progress';
import { editorStages, plainStages, type Stage } from './testStages';
import { chooseHost } from './vscodeHost/chooseHost';
import { emptyTally, sumTallies, tallyLine, type Tally } from './vscodeHost/testReport';

interface StageResult {
  readonly name: string;
  readonly tally: Tally;
  readonly seconds: string;
}

async function main(): Promise<void> {
  const started = performance.now();
  const results: StageResult[] = [];
  for (const lane of plainStages()) results.push(...(await runLane(lane)));
  results.push(...(await runEditorLanes()));
  say('');
  for (const { name, tally, seconds } of results) {
    say(`${tally.failed === 0 ? '✔' : '✘'} ${name}: ${tallyLine(tally)} (${seconds} s)`);
  }
  say(`in ${secondsSince(started)} s`);
  const sum = sumTallies(results.map(({ tally }) => tally));
  say(tallyLine(sum));
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

/** Without an editor to run in, its suites are a failure with the reason, never a silent skip. */
async function runEditorLanes(): Promise<readonly StageResult[]> {
  try {
    const results: StageResult[] = [];
    for (const lane of editorStages(await chooseHost())) results.push(...(await runLane(lane)));
    return results;
  } catch (error) {
    say(`✘ no editor: ${reasonOf(error)}`);
    return [{ name: 'editor', tally: { ...emptyTally, failed: 1 }, seconds: '0' }];
  }
}

function runLane(lane: readonly Stage[]): Promise<readonly StageResult[]> {
  return Promise.all(lane.map(runStage));
}

async function runStage({ name, run }: Stage): Promise<StageResult> {
  const started = performance.now();
  say(`… ${name}`);
  let tally: Tally;
  try {
    const end = await run();
    tally = end.tally;
    if (tally.failed > 0 && end.output !== undefined) say(end.output);
  } catch (error) {
    tally = { ...emptyTally, failed: 1 };
    say(reasonOf(error));
  }
  const seconds = secondsSince(started);
  say(`${tally.failed === 0 ? '✔' : '✘'} ${name} (${seconds} s)`);
  return { name, tally, seconds };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

void main();
