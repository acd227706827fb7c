/** Set-ups that are costly and wanted once: built beside their place, then moved there whole. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { step } from './progress';

/**
 * Gives a folder of the cache and builds it first when it is missing.
 * A set-up that broke off leaves only a `.partial-PID` folder, which the next run removes.
 */
export async function setUpOnce(
  folder: string,
  what: string,
  build: (partial: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) return folder;
  removeBrokenOff(folder);
  const partial = `${folder}.partial-${String(process.pid)}`;
  mkdirSync(partial, { recursive: true });
  try {
    await step(what, () => build(partial));
    // Another run may have finished the same set-up meanwhile: then its folder is as good as ours.
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

function removeBrokenOff(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent)) return;
  const prefix = `${basename(folder)}.partial-`;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) {
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
