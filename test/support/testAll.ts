/** `npm test`: every check there is, each even when another failed; the last line is the sum. */
import { say, sayingAs, secondsSince } from './progress';
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
  const results = [...(await runLanes(plainStages())), ...(await runEditorStages())];
  const sum = sumTallies(results.map(({ tally }) => tally));
  say('');
  for (const { name, tally } of results) for (const failure of tally.failures) say(`✘ ${name}: ${failure}\n`);
  for (const { name, tally, seconds } of results) {
    say(`${tally.failed === 0 ? '✔' : '✘'} ${name}: ${tallyLine(tally)} (${seconds} s)`);
  }
  say(`in ${secondsSince(started)} s`);
  say(tallyLine(sum));
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

/** Without an editor to run in, its suites are a failure with the reason, never a silent skip. */
async function runEditorStages(): Promise<readonly StageResult[]> {
  try {
    return await runLane(editorStages(await chooseHost()));
  } catch (error) {
    return [{ name: 'editor', tally: failureOf(error), seconds: '0' }];
  }
}

async function runLanes(lanes: readonly (readonly Stage[])[]): Promise<readonly StageResult[]> {
  return (await Promise.all(lanes.map(runLane))).flat();
}

async function runLane(lane: readonly Stage[]): Promise<readonly StageResult[]> {
  const results: StageResult[] = [];
  for (const stage of lane) results.push(await sayingAs(stage.name, () => runStage(stage)));
  return results;
}

async function runStage({ name, run }: Stage): Promise<StageResult> {
  const started = performance.now();
  say('…');
  const tally = await run().catch(failureOf);
  const seconds = secondsSince(started);
  say(`${tally.failed === 0 ? '✔' : '✘'} ${tallyLine(tally)} (${seconds} s)`);
  return { name, tally, seconds };
}

function failureOf(error: unknown): Tally {
  return { ...emptyTally, failed: 1, failures: [error instanceof Error ? error.message : String(error)] };
}

void main();
