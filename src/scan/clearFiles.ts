/** Reads files and clears those whose bytes hold nothing that a credential begins with: nearly all of them. */
import type { ListedFile } from './files';
import type { Post, Skipped } from './found';
import type { Job } from './jobs';
import type { FileBytes } from './readFile';
import { readingsOf } from './readings';

/** Few enough that two threads share what is left at the end. */
const mostSuspects = 32;

/** Posts how many were cleared or skipped, and gives the others back as jobs of suspects. */
export function clearFiles(
  files: readonly ListedFile[],
  readFile: (path: string) => FileBytes,
  post: Post,
): readonly Job[] {
  const suspects: ListedFile[] = [];
  const skipped: Skipped[] = [];
  let searched = 0;
  for (const file of files) {
    const { bytes, code } = readFile(file.path);
    if (bytes === undefined) {
      skipped.push({ path: file.path, code });
      continue;
    }
    const readings = readingsOf(bytes);
    if (readings.texts.length > 0) suspects.push(file);
    else if (readings.code !== undefined) skipped.push({ path: file.path, code: readings.code });
    else searched += 1;
  }
  // One message for all of them: each costs more than to read a small file.
  post({ finds: [], skipped, searched, allowed: 0 });
  const count = Math.ceil(suspects.length / mostSuspects);
  return Array.from({ length: count }, (_, index) => ({
    kind: 'suspects',
    files: suspects.slice(index * mostSuspects, (index + 1) * mostSuspects),
  }));
}
