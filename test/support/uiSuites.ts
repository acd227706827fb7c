/** Runs the suites of test/ui in windows of one VS Code version. */
import { say } from './progress';
import { browserPath } from './browser';
import { runMocha } from './runMocha';
import type { Tally } from './vscodeHost/testReport';
import type { EditorVersion } from './vscodeHost/versions';
import { webEditor } from './vscodeHost/webEditor';

/** The window is always the web one: Playwright drives it the same way on every machine. */
export async function runUiSuites(
  version: EditorVersion,
  filter: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Tally> {
  say(`UI suites in VS Code ${version.vscode} (${version.name}) for the web`);
  // Before the tests, so that no test waits for a set-up.
  await browserPath();
  await webEditor(version);
  return runMocha({
    folder: 'test/ui',
    filter,
    environment: { VSCODE_TEST_VERSION: version.name, ...environment },
    timeoutSeconds: 60,
    // A window on a busy machine can miss a key or a click. A second try is printed, so that none goes unseen.
    retries: 1,
  });
}
