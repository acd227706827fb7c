/** Keeps the reading of listed files inside of the folder: who makes a repository decides what its index lists. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { FileBytes } from './readFile';

const separator = process.platform === 'win32' ? /[\\/]/ : /\//;
const isNoName = process.platform === 'win32' ? /^\.{0,2}$|[:\0]/ : /^\.{0,2}$|\0/;

/** A function that reads a file by its path from the root, and neither above the root nor through a link. */
export function readerInside(root: string, readFile: (path: string) => FileBytes): (path: string) => FileBytes {
  // Each folder is looked at once.
  const isLink = new Map<string, boolean>();
  const leadsAway = (folder: string): boolean => {
    if (folder === '') return false;
    let answer = isLink.get(folder);
    if (answer === undefined) {
      const above = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
      answer = leadsAway(above) || isLinkAt(join(root, folder));
      isLink.set(folder, answer);
    }
    return answer;
  };
  return (path) => {
    if (path.split(separator).some((part) => isNoName.test(part))) return { code: 'unreadable' };
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return leadsAway(folder) ? { code: 'symbolic-link' } : readFile(join(root, path));
  };
}

function isLinkAt(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // What is not there leads nowhere; to read it says why.
    return false;
  }
}
