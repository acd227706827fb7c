/** How fast a folder is searched: shares of the speed of ripgrep with a literal that stands nowhere. */
import { spawnSync } from 'node:child_process';
import type { Core } from './loadCore';
import { leakTree, type LeakTree } from './leakTree';
import { middle, milliseconds, type Figure } from './measure';
import { probeFigures } from './leakProbing';

const rounds = 5;

export interface Program {
  readonly worker: string;
  readonly cli: string;
}

export async function speedFigures({ gather }: Core, program: Program): Promise<readonly Figure[]> {
  const tree = leakTree();
  const search = async (threads?: number): Promise<void> => {
    const signal = new AbortController().signal;
    const scope = { kind: 'folder' } as const;
    const options = { root: tree.root, scope, maxBytes: 20_000_000, worker: program.worker, signal, threads };
    const { finds } = await gather(options);
    const planted = tree.corpus.reduce((sum, file) => sum + file.planted.length, 0);
    if (finds.length < planted) throw new Error('The search has lost something.');
  };
  try {
    const all = await raced(search, () => ripgrep(tree, []));
    const one = await raced(
      () => search(1),
      () => ripgrep(tree, ['-j1']),
    );
    const wholeMs = await raced(
      () => Promise.resolve(commandLine(tree, program)),
      () => ripgrep(tree, []),
    );
    return [
      figureOf(tree, 'all threads', all, 0.7),
      figureOf(tree, 'one thread', one, 0.85),
      figureOf(tree, 'from the command line, as a whole process', wholeMs, 0.4),
      ...probeFigures(tree, program),
    ];
  } finally {
    tree.remove();
  }
}

interface Race {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly oursMs: number;
  readonly peerMs: number;
}

/** In turns, so that a busy machine slows both. */
async function raced(ours: () => Promise<void>, peer: () => number): Promise<Race | undefined> {
  const rows: { readonly share: number; readonly oursMs: number; readonly peerMs: number }[] = [];
  for (let round = -1; round < rounds; round++) {
    const begin = performance.now();
    await ours();
    const oursMs = performance.now() - begin;
    const peerMs = peer();
    if (Number.isNaN(peerMs)) return undefined;
    // The first fills the caches.
    if (round >= 0) rows.push({ share: peerMs / oursMs, oursMs, peerMs });
  }
  const sorted = (of: (row: (typeof rows)[number]) => number): readonly number[] => rows.map(of).sort((a, b) => a - b);
  const shares = sorted(({ share }) => share);
  return {
    share: middle(shares),
    low: shares[0] ?? Number.NaN,
    high: shares.at(-1) ?? Number.NaN,
    oursMs: middle(sorted(({ oursMs }) => oursMs)),
    peerMs: middle(sorted(({ peerMs }) => peerMs)),
  };
}

/** Its time in milliseconds; NaN where it is not there. */
function ripgrep({ root }: LeakTree, options: readonly string[]): number {
  const begin = performance.now();
  const { error } = spawnSync('rg', [
    '-F',
    '-uu',
    '--no-messages',
    ...options,
    '--',
    'claimcheck-absent-literal',
    root,
  ]);
  return error === undefined ? performance.now() - begin : Number.NaN;
}

function commandLine({ root }: LeakTree, { cli }: Program): void {
  spawnSync(process.execPath, [cli, root, '--format', 'json'], { maxBuffer: 1 << 30 });
}

function figureOf(tree: LeakTree, how: string, race: Race | undefined, goal: number): Figure {
  const what = `search ${tree.files} files of ${tree.megabytes.toFixed(0)} MB, ${how}`;
  if (race === undefined)
    return { what, ours: '', goal: '', met: true, against: 'not measured: rg is not on the PATH' };
  const { share, low, high, oursMs, peerMs } = race;
  const speed = (tree.megabytes / oursMs) * 1000;
  return {
    what,
    ours: `${share.toFixed(2)}x`,
    goal: `>= ${String(goal)}x`,
    met: share >= goal,
    against: `rg with an absent literal (${low.toFixed(2)}x to ${high.toFixed(2)}x; ${milliseconds(oursMs)} against ${milliseconds(peerMs)}; ours ${speed.toFixed(0)} MB/s)`,
  };
}
