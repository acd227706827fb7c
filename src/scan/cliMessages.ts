/** What the command line says of its own work. */
import { cutShortSentence } from '../core/leaks/unsearched';
import type { FileList } from './files';
import type { SearchEnd } from './pool';

/** Why a search came to no end of its own. */
export function endWords(end: SearchEnd): string {
  switch (end.code) {
    case 'git-missing':
      return 'This needs Git, which was not found.';
    case 'git-failed':
      return `Git did not help: ${end.detail.split('\n', 1)[0] ?? ''}`;
    case 'git-timeout':
      return silentWords;
    case 'no-commit':
      return `There is no commit ${end.detail}.`;
    case 'no-commit-in-shallow':
      return `There is no commit ${end.detail}. ${cutShortSentence}`;
    case 'worker-failed':
      return brokenWords(end.detail);
    default:
      return brokenWords(end.code);
  }
}

const silentWords =
  'Git said nothing for too long and was ended: something that it reads, such as a .gitignore, may be a pipe or a device.';

/** Why more was searched than Git would take up; undefined where it was not. */
export function listedWords({ by, refusal = '' }: Pick<FileList, 'by' | 'refusal'>): string | undefined {
  switch (by) {
    case 'git':
      return undefined;
    case 'folder':
      return 'Git does not know this folder: every file in it was searched.';
    case 'git-missing':
      return 'Git was not found: every file in the folder was searched, those too that it would ignore.';
    case 'git-refused':
      return `Every file in the folder was searched, those too that Git would ignore, because it refused to list the files: ${refusal}`;
    case 'git-timeout':
      return `${silentWords} Every file in the folder was searched.`;
  }
}

/** That a search broke off; `detail` is a kind of error, and no text of a file. */
export function brokenWords(detail: string): string {
  return `The search broke down before its end: ${detail}.`;
}

/** The place of an entry as people count. */
export function entryNumber(index: number | undefined): string {
  return index === undefined ? '' : String(index + 1);
}

/** That a baseline accepts more than what is staged of it. */
export function unstagedWords(path: string): string {
  return `The baseline ${path} in the folder accepts some of this, but not as it is staged, which is what counts. "git add" stages it.`;
}
