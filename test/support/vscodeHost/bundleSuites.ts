/** Bundles the suites of test/host for the extension host. */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from '../repository';

export type Trust = 'trusted' | 'restricted';

const suitesFolder = join(repositoryRoot, 'test/host');
const restrictedEnding = '.restricted.test.ts';

/** The suites for a trusted or a restricted workspace whose path contains the filter. `*.restricted.test.ts` are the latter. */
export function findSuites(trust: Trust, filter: string): readonly string[] {
  if (!existsSync(suitesFolder)) return [];
  return readdirSync(suitesFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && name.endsWith(restrictedEnding) === (trust === 'restricted'))
    .filter((name) => name.includes(filter))
    .map((name) => join(suitesFolder, name))
    .sort();
}

/** Writes `index.js` and one bundle a suite; gives the path of the index. */
export async function bundleSuites(suites: readonly string[], folder: string): Promise<string> {
  const entries = suites.map((suite) => ({
    in: suite,
    out: relative(suitesFolder, suite).replaceAll(/[\\/]/g, '__').replace(/\.ts$/, ''),
  }));
  await build({
    entryPoints: [{ in: join(import.meta.dirname, 'runInHost.ts'), out: 'index' }, ...entries],
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(folder, 'index.js');
}
