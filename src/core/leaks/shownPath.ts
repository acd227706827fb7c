/** Paths for reports: a credential can be the name of a file. */
import { writeOutInvisible } from '../token/visible';
import { withoutCredentials } from './scan';

/** The path with a word in the place of each credential, and with what cannot be seen written out. */
export function shownPath(path: string): string {
  return writeOutInvisible(withoutCredentials(path));
}
