/** Paths for reports: a credential can be the name of a file. */
import { writeOutInvisible } from '../token/visible';
import { scanText } from './scan';

/** Shorter runs of characters are no credential. */
const longRun = /[\w~+=-]{14}/;

/** The path with a word in the place of each credential, and with what cannot be seen written out. */
export function shownPath(path: string): string {
  return writeOutInvisible(withoutCredentials(path));
}

/** The path with a word in the place of each credential. */
export function withoutCredentials(path: string): string {
  if (!longRun.test(path)) return path;
  let shown = '';
  let end = 0;
  for (const leak of scanText(path)) {
    shown += `${path.slice(end, leak.start)}[${leak.kind}]`;
    end = leak.end;
  }
  return shown + path.slice(end);
}
