/** Searches folders while it walks through them, which spares a list of all files before the first is read. */
import { readdirSync, type Dirent } from 'node:fs';
import { sep } from 'node:path';
import { unsearched, type ListedFile } from './files';
import type { Skipped } from './found';
import type { Job } from './jobs';
import type { FileBytes } from './readFile';
import { searchFiles, type Post } from './runJob';

/** What a job takes before it gives back the rest, of which others can take a part. */
const mostFiles = 256;

/** Links are listed and never followed, so that none leads out of the folder or in a circle. */
export function searchFolders(
  paths: readonly string[],
  root: string,
  {
    readFile,
    post,
    allowedToo,
  }: { readonly readFile: (path: string) => FileBytes; readonly post: Post; readonly allowedToo?: boolean | undefined },
): readonly Job[] {
  const folders = [...paths];
  let files: ListedFile[] = [];
  let left = mostFiles;
  while (left > 0) {
    const folder = folders.pop();
    if (folder === undefined) break;
    const { entries, skipped } = entriesOf(root, folder);
    if (skipped !== undefined) post({ finds: [], skipped: [skipped], searched: 0, allowed: 0 });
    for (const entry of entries) {
      if (unsearched.has(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else files.push({ path, tracking: undefined });
    }
    left -= 1 + files.length;
    // What a large folder holds is told bit by bit.
    for (; files.length > 0; files = files.slice(mostFiles)) {
      searchFiles(files.slice(0, mostFiles), (path) => readFile(root + sep + path), post, allowedToo);
    }
  }
  return halvesOf(folders);
}

function halvesOf(folders: readonly string[]): readonly Job[] {
  const half = folders.length >> 1;
  return [folders.slice(0, half), folders.slice(half)]
    .filter((paths) => paths.length > 0)
    .map((paths) => ({ kind: 'folders', paths }));
}

function entriesOf(
  root: string,
  folder: string,
): { readonly entries: readonly Dirent[]; readonly skipped?: Skipped | undefined } {
  try {
    return { entries: readdirSync(root + sep + folder, { withFileTypes: true }) };
  } catch {
    return { entries: [], skipped: { path: folder, code: 'unreadable' } };
  }
}
