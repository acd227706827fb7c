/** Precision and recall in the corpus of leaks on disk, ours beside other scanners. */
import type { Core } from './loadCore';
import type { Figure } from './measure';
import { leakCorpus, type CorpusFile } from '../support/leaks/leakCorpus';
import { plantGroups } from '../support/leaks/plant';
import { hitsOf, scoreOf, writeCorpus, type Score } from '../support/leaks/writeCorpus';
import { removeFolders, scratchFolder } from '../support/scanning';
import { peers } from './leakPeers';

/** Not that of the tests, and chosen before anything was measured with it. */
const seed = 20_261_128;

export async function precisionFigures({ gather }: Core, worker: string): Promise<readonly Figure[]> {
  const root = scratchFolder();
  try {
    const files = leakCorpus(seed);
    writeCorpus(root, files);
    const signal = new AbortController().signal;
    const { finds } = await gather({ root, scope: { kind: 'folder' }, maxBytes: 20_000_000, worker, signal });
    const ours = scoreOf(files, hitsOf(files, finds));
    printTable(root, files, ours);
    return figuresOf(ours);
  } finally {
    removeFolders(root);
  }
}

function printTable(root: string, files: readonly CorpusFile[], ours: Score): void {
  const rows = peers.map(({ name, search }) => {
    const told = search(root, files);
    return told.hits === undefined
      ? `| ${name} | not measured: ${told.missing} |${' |'.repeat(3 + plantGroups.length)}`
      : rowOf(name, scoreOf(files, told.hits));
  });
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    [
      `${ours.planted} credentials and ${ours.decoys} look-alikes in ${files.length} files, ${percent(bytes, 1e8)} MB`,
      '',
      `| scanner | found | exact | look-alikes hit | precision | found of ${plantGroups.join(' | of ')} |`,
      `| --- | --- | --- | --- | --- |${' --- |'.repeat(plantGroups.length)}`,
      rowOf('ours', ours),
      ...rows,
      '',
    ].join('\n'),
  );
}

function rowOf(name: string, { planted, found, exact, decoysHit, hits, shares, false: wrong }: Score): string {
  const all = [`${percent(found, planted)} %`, `${percent(exact, planted)} %`, decoysHit];
  const ofGroups = shares.map((share) => `${percent(share, 1)} %`);
  return `| ${name} | ${all.join(' | ')} | ${percent(hits - wrong, hits)} % | ${ofGroups.join(' | ')} |`;
}

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1);
}

function figuresOf({
  planted,
  exact,
  decoys,
  decoysHit,
  hits,
  false: wrong,
  missed,
  inexact,
}: Score): readonly Figure[] {
  return [
    {
      what: `leaks found with exact spans, of ${planted} on disk`,
      ours: `${percent(exact, planted)} %`,
      goal: '100 %',
      met: exact === planted,
      against: [...missed, ...inexact].slice(0, 3).join('; ') || 'the table of scanners above',
    },
    {
      what: `look-alikes of leaks reported (${decoys}), and other false finds`,
      ours: String(decoysHit + wrong),
      goal: '0',
      met: decoysHit + wrong === 0,
      against: `${hits} finds`,
    },
  ];
}
