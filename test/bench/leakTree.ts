/** A folder like those that people have open: the development packages' files, and some with credentials in them. */
import { cpSync, linkSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { leakCorpus, type CorpusFile } from '../support/leaks/leakCorpus';
import { writeCorpus } from '../support/leaks/writeCorpus';
import { cacheRoot, repositoryRoot } from '../support/repository';

export interface LeakTree {
  readonly root: string;
  readonly corpus: readonly CorpusFile[];
  readonly files: number;
  readonly megabytes: number;
  readonly remove: () => void;
}

/** Packages inside of packages get another name: a folder `node_modules` is not searched. */
export function leakTree(): LeakTree {
  const root = join(cacheRoot, 'runs', `leak-tree-${String(process.pid)}`);
  const sizes: number[] = [];
  linkFolder(join(repositoryRoot, 'node_modules'), join(root, 'packages'), sizes);
  const corpus = leakCorpus(1);
  writeCorpus(join(root, 'planted'), corpus);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {
    root,
    corpus,
    files: sizes.length + corpus.length,
    megabytes: bytes / 1_000_000,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function linkFolder(from: string, to: string, sizes: number[]): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name === 'node_modules' ? 'packages' : entry.name);
    if (entry.isDirectory()) linkFolder(source, target, sizes);
    if (!entry.isFile()) continue;
    linkOrCopy(source, target);
    sizes.push(statSync(source).size);
  }
}

/** Two places that are no copies of each other need to be on one disk. */
function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    cpSync(source, target);
  }
}
