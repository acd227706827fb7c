/** The baselines of folders below the one that is searched, each for what stands in its own folder. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Baseline } from '../core/leaks/baseline';
import type { BaselineProblem } from '../core/leaks/parseBaseline';
import { defaultBaseline, readBaseline, readStagedBaseline } from './baselineFile';

/** What is wrong with them, each with its path from the root. */
export interface BaselineEvents {
  readonly onProblem: (path: string, problem: BaselineProblem) => void;
  readonly onUnreadable: (path: string, code: string) => void;
  /** One that was read as it is staged. */
  readonly onStaged?: (path: string, baseline: Baseline) => void;
}

/** More than any repository has; each can take megabytes. */
const mostBaselines = 500;

/**
 * A function that tells which baselines count for a path: that of the root, and those of the folders on the way to it.
 * They are read when one is first asked about, and never through a link.
 */
export function folderBaselines(
  root: string,
  ofRoot: Baseline,
  { onProblem, onUnreadable }: BaselineEvents,
): (path: string) => readonly Baseline[] {
  const known = new Map<string, readonly Baseline[]>();
  let count = 0;

  function ownOf(folder: string): readonly Baseline[] {
    const path = `${folder}/${defaultBaseline}`;
    if (lstatSync(join(root, path), { throwIfNoEntry: false }) === undefined) return [];
    count += 1;
    if (count > mostBaselines) {
      onUnreadable(path, 'too-many-baselines');
      return [];
    }
    const read = readBaseline(join(root, path), false);
    if (read.baseline === undefined) onUnreadable(path, read.code);
    else for (const problem of read.problems) onProblem(path, problem);
    return read.baseline === undefined ? [] : [read.baseline];
  }

  return (path) => {
    let all: readonly Baseline[] = [ofRoot];
    for (const folder of foldersOf(path)) {
      const before = known.get(folder);
      // A commit may have had a folder where there is a link now.
      if (before === undefined && !isFolder(join(root, folder))) break;
      all = before ?? [...all, ...ownOf(folder)];
      known.set(folder, all);
    }
    return all;
  };
}

/** The same as they are staged, for these paths. */
export async function stagedBaselines(
  root: string,
  { ofRoot, paths }: { readonly ofRoot: Baseline; readonly paths: readonly string[] },
  { onProblem, onUnreadable, onStaged }: BaselineEvents,
): Promise<(path: string) => readonly Baseline[]> {
  const own = new Map<string, Baseline>();
  const folders = new Set(paths.flatMap(foldersOf));
  for (const folder of [...folders].slice(0, mostBaselines)) {
    const read = await readStagedBaseline(root, folder);
    const path = `${folder}/${defaultBaseline}`;
    if (read.baseline === undefined) onUnreadable(path, read.code);
    else {
      for (const problem of read.problems) onProblem(path, problem);
      onStaged?.(path, read.baseline);
      own.set(folder, read.baseline);
    }
  }
  return (path) => [ofRoot, ...foldersOf(path).flatMap((folder) => own.get(folder) ?? [])];
}

/** The folders on the way to a file, from the root on. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  const wrong = parts.findIndex((part) => !isName(part));
  const named = wrong < 0 ? parts : parts.slice(0, wrong);
  return named.map((_, index) => named.slice(0, index + 1).join('/'));
}

/** A hostile commit can hold any other. */
function isName(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part);
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}
