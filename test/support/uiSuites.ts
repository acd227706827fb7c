/** Runs the suites of test/ui: those in windows of one VS Code version, and those of the pages alone. */
import { browserPath } from './browser';
import { say } from './progress';
import { findTests, type MochaRun, runMocha } from './runMocha';
import { emptyTally, type Tally } from './vscodeHost/testReport';
import type { EditorVersion } from './vscodeHost/versions';
import { webEditor } from './vscodeHost/webEditor';

const suites = {
  folder: 'test/ui',
  timeoutSeconds: 60,
  // A window on a busy machine can miss a key or a click. A second try is printed, so that none goes unseen.
  retries: 1,
} as const satisfies MochaRun;

/** The pages of webviews are tested in a plain browser too, which is the same whatever the editor's version. */
const isPage = (file: string): boolean => file.endsWith('Page.test.ts');

export interface WindowRun {
  readonly filter?: string;
  /** Only the suites whose file name it matches. */
  readonly only?: RegExp | undefined;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The window is always the web one: Playwright drives it the same way on every machine. */
export async function runWindowSuites(
  version: EditorVersion,
  { filter = '', only = /./, environment = {} }: WindowRun,
): Promise<Tally> {
  const run: MochaRun = {
    ...suites,
    filter,
    only: (file) => !isPage(file) && only.test(file),
    environment: { VSCODE_TEST_VERSION: version.name, ...environment },
  };
  if (findTests(run).length === 0) return emptyTally;
  say(`UI suites in VS Code ${version.vscode} (${version.name}) for the web`);
  // Before the tests, so that no test waits for a set-up.
  await browserPath();
  await webEditor(version);
  return runMocha(run);
}

/** Needs a browser and no editor. */
export async function runPageSuites(filter: string): Promise<Tally> {
  const run: MochaRun = { ...suites, filter, only: isPage };
  if (findTests(run).length === 0) return emptyTally;
  say('UI suites of the pages in a browser');
  await browserPath();
  return runMocha(run);
}
