/** Writes files whole or not at all. */
import { randomUUID } from 'node:crypto';
import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Puts a text in the place of a file. What stands there is replaced and not written into, so that a link that a
 * repository brought along does not lead to a file elsewhere; devices such as a terminal are written into.
 */
export function writeWhole(path: string, text: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there !== undefined && !there.isFile() && !there.isSymbolicLink()) writeFileSync(path, text);
    else {
      writeFileSync(draft, text, { flag: 'wx' });
      renameSync(draft, path);
    }
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}
