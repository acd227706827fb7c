/** What a search costs whoever asks for it, such as the editor's extension host: memory, and time in which nothing else happens. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { cacheRoot } from '../support/repository';
import type { Probed } from './leakProbe';
import { milliseconds, type Figure } from './measure';

const runs = 5;

/** Searches a folder in a process of its own. */
export function probe(root: string, worker: string, maxBytes = 20_000_000): Probed {
  const outfile = join(cacheRoot, 'runs', `leak-probe-${String(process.pid)}.js`);
  const entryPoints = [join(__dirname, 'leakProbe.ts')];
  buildSync({ entryPoints, outfile, bundle: true, minify: true, platform: 'node', mainFields: ['module', 'main'] });
  const { stdout } = spawnSync(process.execPath, [outfile, root, worker, String(maxBytes)], { encoding: 'utf8' });
  // The probe prints nothing else.
  return JSON.parse(stdout) as Probed;
}

export function probeFigures({ root }: { root: string }, { worker }: { worker: string }): readonly Figure[] {
  // The best of them: what else the machine does can only add.
  const all = Array.from({ length: runs }, () => probe(root, worker));
  const best = (of: (probed: Probed) => number): number => Math.min(...all.map(of));
  const [p99, longest, megabytes] = [
    best((each) => each.p99),
    best((each) => each.longest),
    best((each) => each.megabytes),
  ];
  return [
    {
      what: 'delay of the event loop of whoever asks, 99 of 100 times',
      ours: milliseconds(p99),
      goal: '<= 20 ms',
      met: p99 <= 20,
      against: 'a dropped frame is 50 ms',
    },
    {
      what: 'the longest delay of it',
      ours: milliseconds(longest),
      goal: '<= 50 ms',
      met: longest <= 50,
      against: `a dropped frame; a search of ${milliseconds(best((each) => each.ms))}`,
    },
    {
      what: 'memory of the whole process at its most',
      ours: `${megabytes.toFixed(0)} MB`,
      goal: '<= 250 MB',
      met: megabytes <= 250,
      against: 'a process of Node alone has about 45 MB',
    },
  ];
}
