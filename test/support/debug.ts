/** What F5 needs before it starts (.vscode/tasks.json): the build, the demo workspace and, when asked, the host suites. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDemoWorkspace } from './demoWorkspace';
import { runCommand } from './processes';
import { step } from './progress';
import { cacheRoot, repositoryRoot } from './repository';
import { bundleSuites, findSuites } from './vscodeHost/bundleSuites';

async function main(): Promise<void> {
  await step('building the extension', () => runCommand(process.execPath, ['esbuild.js'], { cwd: repositoryRoot }));
  await step('making the demo workspace', () => createDemoWorkspace(emptied('demo')));
  if (process.argv.includes('--host-tests')) {
    await step('bundling the host suites', () => bundleSuites(findSuites('trusted', ''), emptied('host-tests')));
  }
}

/** A folder of the cache, empty: what an earlier run left is gone. */
function emptied(name: string): string {
  const folder = join(cacheRoot, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
