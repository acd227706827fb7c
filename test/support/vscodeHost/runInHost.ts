/** What the editor loads as `extensionTestsPath`: runs the bundled suites beside it and reports each result as a line. */
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import type { TestReport } from './testReport';

const timeoutMilliseconds = 20_000;

/** An editor on a busy machine can save or undo a moment too late. A second try is reported, so that none goes unseen. */
const secondTry = ' (passed only at the second try)';

/** Called by the extension host. Fails when a test failed, so that the editor's exit code says so too. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: timeoutMilliseconds, forbidOnly: true, retries: 1 });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const triedAgain = new Set<string>();
    runner.on('retry', (test: Mocha.Test) => triedAgain.add(test.fullTitle()));
    runner.on('pass', (test) => {
      const title = test.fullTitle();
      const suffix = triedAgain.has(title) ? secondTry : '';
      report({ state: 'passed', title: `${title}${suffix}`, milliseconds: test.duration ?? 0 });
    });
    runner.on('pending', (test) => {
      report({ state: 'skipped', title: test.fullTitle() });
    });
    runner.on('fail', (test, error: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report({ state: 'failed', title: test.fullTitle(), reason });
    });
  });
  report({ state: 'finished' });
  if (failures > 0) throw new Error(`${String(failures)} failed`);
}

// A file, because the runner is on this machine in both hosts, and a console may lose or cut lines.
function report(line: TestReport): void {
  appendFileSync(join(__dirname, 'results.jsonl'), `${JSON.stringify(line)}\n`);
}
