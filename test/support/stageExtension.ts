/** Puts a build of the extension into a folder of its own, so that runs beside each other do not share `dist`. */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './processes';
import { repositoryRoot } from './repository';

/** Copies what the editor loads and builds the bundles beside it. */
export async function stageExtension(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'media', 'README.md', 'LICENSE']) {
    const from = join(repositoryRoot, name);
    if (existsSync(from)) cpSync(from, join(folder, name), { recursive: true });
  }
  await runCommand(process.execPath, ['esbuild.js', `--outdir=${join(folder, 'dist')}`], { cwd: repositoryRoot });
}
