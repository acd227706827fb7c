/** `npm run bench -- soak`: a folder as large as they come, searched once. It is made for it, which takes minutes. */
import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { leakCorpus } from '../support/leaks/leakCorpus';
import { writeCorpus } from '../support/leaks/writeCorpus';
import { cacheRoot } from '../support/repository';
import { buildScan, removeFolders, scratchFolder } from '../support/scanning';
import { madeUpGitHubToken } from '../support/tokenFactory';
import { probe } from './leakProbing';
import type { Core } from './loadCore';
import { milliseconds, type Figure } from './measure';
import { sourceText } from './texts';

const files = 200_000;
const bytesOfFile = 5_000;
const filesOfFolder = 200;
const tokens = 1_000;
const lineLength = 100_000_000;

export function soakFigures(_core: Core): readonly Figure[] {
  const root = join(cacheRoot, 'runs', `leak-soak-${String(process.pid)}`);
  const built = scratchFolder();
  try {
    const { worker } = buildScan(built, '--production');
    const planted = makeFolder(root);
    const probed = probe(root, worker, lineLength * 2);
    const { ms, megabytes, p99, longest, searched, skipped, finds, end } = probed;
    const links = skipped['symbolic-link'] ?? 0;
    const what = `${files} files of 1 GB, one of them a line of 100 MB, 1,000 circles of links`;
    return [
      {
        what: `${what}: finds`,
        ours: String(finds),
        goal: String(planted),
        met: finds === planted && end === 'done',
        against: `${searched} searched, ${JSON.stringify(skipped)} skipped, ${milliseconds(ms)}, ${megabytes.toFixed(0)} MB at its most`,
      },
      {
        what: 'every entry is counted',
        ours: String(searched + links),
        goal: '',
        met: links === 2_000,
        against: 'searched and skipped',
      },
      {
        what: 'delay of the event loop, 99 of 100 times',
        ours: milliseconds(p99),
        goal: '<= 20 ms',
        met: p99 <= 20,
        against: '',
      },
      { what: 'the longest delay', ours: milliseconds(longest), goal: '<= 50 ms', met: longest <= 50, against: '' },
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
    removeFolders(built);
  }
}

/** How many credentials there are in it. */
function makeFolder(root: string): number {
  const source = sourceText(bytesOfFile * 50);
  for (let index = 0; index < files; index++) {
    const folder = join(root, 'many', String(Math.floor(index / filesOfFolder)));
    if (index % filesOfFolder === 0) mkdirSync(folder, { recursive: true });
    const start = (index % 50) * (bytesOfFile - 1);
    const token = index % (files / tokens) === 0 ? `\nkey=${madeUpGitHubToken()}\n` : '';
    writeFileSync(join(folder, `${String(index)}.ts`), source.slice(start, start + bytesOfFile) + token);
  }
  for (let index = 0; index < 1_000; index++) {
    symlinkSync('..', join(root, 'many', String(index), 'up'));
    symlinkSync('self', join(root, 'many', String(index), 'self'));
  }
  writeLine(join(root, 'line.txt'));
  const corpus = leakCorpus(1);
  writeCorpus(join(root, 'corpus'), corpus);
  return tokens + 2 + corpus.reduce((sum, { planted }) => sum + planted.length, 0);
}

/** One line, with a token at each end. */
function writeLine(path: string): void {
  const file = openSync(path, 'w');
  const words = Buffer.alloc(1_000_000, 'some words and a number 42; ');
  writeSync(file, `"${madeUpGitHubToken()}" `);
  for (let part = 1; part < lineLength / words.length; part++) writeSync(file, words);
  writeSync(file, `"${madeUpGitHubToken()}"`);
  closeSync(file);
}
