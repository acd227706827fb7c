/** The words of searching for leaks. */
import { assertNever } from '../../shared/assertNever';
import type { SkipCode } from '../../scan/found';
import { shown } from '../shown';
import type { ScanOutcome, ScanTarget } from './scanScope';
import type { ScanProgress } from './scanTarget';

export const scanMessages = {
  title: 'Searching for leaks',
  listing: 'listing files',
  noFolder: 'Open a folder first: a search for leaks looks through the files of a folder.',
  otherFolder: 'This folder is not part of the workspace. Add it to the workspace, then search it.',
  pickFolder: 'Search This Folder',
  running: 'A search for leaks is running.',
  cancel: 'Cancel It',
  notRunning: 'No search for leaks is running.',
  showSkipped: 'Show Files Not Searched',
  skippedTitle: 'Files not searched for leaks',
  noSkipped: 'Every file was searched, or there was no search yet.',
  historyTitle: 'Search the Git History for Leaks',
  historyPrompt: 'Which commits? What they added is searched, whether it is still there or not.',
  last100: 'The last 100 commits',
  last1000: 'The last 1,000 commits',
  allCommits: 'All commits',
  allCommitsDetail: 'of the branch that is checked out; in a large repository this takes a while',
  lastMany: 'Another number of commits…',
  since: 'Commits since a branch, tag or commit…',
  manyPrompt: 'How many commits, counted back from the one that is checked out?',
  manyInvalid: 'Type a whole number from 1 to 1000000.',
  sincePrompt: 'A branch, tag or commit, such as main or v1.2. What came after it is searched.',
  sinceInvalid: 'Type a name that Git knows. It cannot begin with a hyphen.',
} as const;

/** Such as `1,200 of 5,000 files, 3 leaks`. */
export function progressWords({ done, total, found }: ScanProgress): string {
  const files = total === undefined ? counted(done, 'file') : `${number(done)} of ${counted(total, 'file')}`;
  return found === 0 ? files : `${files}, ${counted(found, 'leak')}`;
}

/** What a search came to, above the list. */
export function outcomeWords(outcomes: readonly ScanOutcome[], commentsCount: boolean): string {
  const searched = sum(outcomes.map((each) => each.searched));
  // Found before somebody trusted the workspace.
  const marked = commentsCount ? sum(outcomes.map((each) => each.marked)) : 0;
  const found = sum(outcomes.map((each) => each.found)) - marked;
  const skipped = sum(outcomes.map((each) => each.skipped.length));
  const allowed = sum(outcomes.map((each) => each.allowed)) + marked;
  const isWhole = outcomes.every(({ end }) => end.code !== 'cancelled');
  const what = outcomes[0]?.target.scope.kind === 'history' ? 'change' : 'file';
  const sentences = [
    `${isWhole ? 'Searched' : 'Cancelled after'} ${counted(searched, what)}: ${found === 0 ? 'no leak' : counted(found, 'leak')}.`,
    ...(skipped === 0 ? [] : [`${counted(skipped, 'file')} not searched.`]),
    ...(allowed === 0 ? [] : [`${counted(allowed, 'more leak')} allowed by comments.`]),
    ...(outcomes.some(({ by }) => by === 'folder' || by === 'editor') ? [withoutGit] : []),
    ...(outcomes.some(({ by }) => by === 'git-missing') ? [missingGit] : []),
    ...outcomes.flatMap((outcome) => (outcome.by === 'git-refused' ? [refusalWords(outcome)] : [])),
    ...(outcomes.some(({ by }) => by === 'git-timeout') ? [silentGit] : []),
    ...(outcomes.some(({ isCutShort }) => isCutShort === true) ? [cutShort] : []),
    ...outcomes.flatMap((outcome) => failureWords(outcome) ?? []),
  ];
  return sentences.join(' ');
}

const withoutGit = 'Without Git, so ignored files were searched too.';
const missingGit = 'Git was not found, so ignored files were searched too.';
const silentGit =
  'Git said nothing for too long and was ended, so ignored files were searched too: a file that it reads, such as .gitignore, may be a pipe or a device.';
const cutShort =
  'This clone is shallow: only the commits that it has were searched. “git fetch --unshallow” gets the others; then search again.';

function refusalWords({ target, refusal = '' }: ScanOutcome): string {
  return `Git refused to list the files of ${shown(target.folder.name)}, so ignored files were searched too. It says: ${shown(refusal)}.`;
}

/** Why a search came to nothing, or to not all; undefined where it did not. */
export function failureWords({ end, target }: ScanOutcome): string | undefined {
  const name = shown(target.folder.name);
  switch (end.code) {
    case 'done':
    case 'cancelled':
      return undefined;
    case 'worker-failed':
      return `The search in ${name} broke off. Search again; if it happens again, the log says more.`;
    case 'no-disk':
      return `${name} is on no disk of this machine, so that Git cannot be asked. Search the whole folder instead.`;
    case 'git-missing':
      return 'Git was not found. Install it, or search the whole folder instead.';
    case 'git-timeout':
      return `Git said nothing in ${name} for too long and was ended: a file that it reads, such as .gitignore, may be a pipe or a device.`;
    case 'no-commit':
      return `Git knows no commit ${shown(end.detail)} in ${name}.`;
    case 'no-commit-in-shallow':
      return `Git knows no commit ${shown(end.detail)} in ${name}. This clone is shallow and does not have all commits: “git fetch --unshallow” gets the others; then search again.`;
    case 'git-failed':
      return `Git could not tell what to search in ${name}${end.detail === '' ? '.' : `: ${shown(end.detail)}`}`;
    default:
      return assertNever(end);
  }
}

/** In the log; `detail` is a kind of error. */
export function brokeOffLogged(detail: string): string {
  return `A search for leaks broke off: ${detail}`;
}

export function fileFailedLogged(path: string, detail: string): string {
  return `The search for leaks failed in ${shown(path)}: ${detail}`;
}

export function notSearchedTitle(targets: readonly ScanTarget[]): string {
  return `Not searched for leaks in ${targets.map(targetWords).join('; ')}`;
}

export function othersWords(count: number): string {
  return `and ${counted(count, 'other')}`;
}

/** What is searched, in the title of a report. */
function targetWords({ folder, prefix, scope }: ScanTarget): string {
  const where = shown(prefix === '' ? folder.name : `${folder.name}/${prefix.slice(0, -1)}`);
  switch (scope.kind) {
    case 'folder':
      return where;
    case 'changed':
      return `${where}, changed files`;
    case 'staged':
      return `${where}, staged files`;
    case 'history':
      return `${where}, history`;
  }
}

/** Why a file was not searched. */
export function skipWords(code: SkipCode): string {
  return skipTexts[code];
}

const skipTexts: Readonly<Record<SkipCode, string>> = {
  'too-large': 'larger than the scan limit (the setting claimcheck.scan.maxFileSize)',
  binary: 'no text',
  unreadable: 'could not be read',
  changed: 'changed while it was read; search again',
  gone: 'known to Git, but not there: deleted, or outside of a sparse checkout',
  'symbolic-link': 'a symbolic link, which is not followed',
  'not-a-file': 'a device, a pipe or a socket',
  'nested-repository': 'a repository or submodule of its own; search it as a folder',
  excluded: 'left out by the settings files.exclude or search.exclude',
  failed: 'the search failed in this file; please report this',
};

export function counted(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? '' : 's'}`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
