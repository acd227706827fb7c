/** Activation in a real extension host: what the extension itself spends before it returns. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runCommand } from '../support/processes';
import { cacheRoot, repositoryRoot } from '../support/repository';
import { stageExtension } from '../support/stageExtension';
import { chooseHost } from '../support/vscodeHost/chooseHost';
import { runInDesktop } from '../support/vscodeHost/desktopHost';
import { versionsFrom } from '../support/vscodeHost/versions';
import { runInWeb } from '../support/vscodeHost/webHost';
import type { ActivationTimes } from './activationProbe';
import { middle, milliseconds, type Figure } from './measure';

const runs = 5;

export async function activationFigures(): Promise<readonly Figure[]> {
  const folder = join(cacheRoot, 'runs', `bench-${String(process.pid)}`);
  try {
    const all: ActivationTimes[] = [];
    for (let run = 0; run < runs; run++) all.push(await activateOnce(join(folder, String(run))));
    const activate = middle(all.map((each) => each.activateMs).sort((a, b) => a - b));
    const load = middle(all.map((each) => each.requireMs).sort((a, b) => a - b));
    return [
      {
        what: 'activate() in a real extension host',
        ours: milliseconds(activate),
        goal: '<= 10 ms',
        met: activate <= 10,
        against: `loading the bundle there takes ${milliseconds(load)} more; median of ${runs} fresh hosts`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function activateOnce(folder: string): Promise<ActivationTimes> {
  const extension = join(folder, 'extension');
  mkdirSync(extension, { recursive: true });
  await stageExtension(extension);
  withoutActivationEvents(join(extension, 'package.json'));
  await runCommand(process.execPath, ['esbuild.js', '--production', `--outdir=${join(extension, 'dist')}`], {
    cwd: repositoryRoot,
  });
  await build({
    entryPoints: { index: join(__dirname, 'activationProbe.ts') },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const version = versionsFrom()[0];
  if (version === undefined) throw new Error('No VS Code version is chosen.');
  const host = await chooseHost();
  const end = await (host === 'desktop' ? runInDesktop : runInWeb)({
    version,
    extension,
    suitesIndex: join(folder, 'index.js'),
    trust: 'trusted',
  });
  if (end.code !== 0) throw new Error(`The extension host ended with ${String(end.code)}:\n${end.log}`);
  // Written by activationProbe.ts of the same build, so the shape is known.
  return JSON.parse(readFileSync(join(folder, 'times.json'), 'utf8')) as ActivationTimes;
}

/** Else any text document, such as the editor's own output, activates the extension before the probe does. */
function withoutActivationEvents(manifest: string): void {
  const parsed = JSON.parse(readFileSync(manifest, 'utf8')) as object;
  writeFileSync(manifest, JSON.stringify({ ...parsed, activationEvents: [] }));
}
