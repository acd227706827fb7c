/** The words of what is done about leaks. */
import type { GitProblem } from '../../../scan/git';
import { assertNever } from '../../../shared/assertNever';
import { plain } from '../../messages';
import { shown } from '../../shown';
import type { FoundLeak } from '../foundLeak';
import type { LeftLeak } from './leftLeaks';
import { leftSentence } from './leftMessages';

/** The titles of the commands. */
export const actTitles = {
  replace: 'Replace Leaked Credentials by References',
  redact: 'Redact Leaked Credentials',
  revoke: 'Revoke Leaked Tokens at Their Issuers',
  reissue: 'Replace the Sessions of Leaked Tokens',
  check: 'Ask Whether Leaked Tokens Are Active',
  accept: 'Accept Leaked Credentials into the Baseline',
  clean: 'Show How to Clean the History',
} as const;

export type LeakActName = keyof typeof actTitles;

export const actMessages = {
  noLeaks: 'No leaked credential is listed. Search the workspace first.',
  moved: 'The credential is no longer where it was. Search again.',
  pickLeaks: 'Which credentials?',
  reasonPrompt:
    'Why is it right that this stands here? The reason is written into the baseline, for everybody to read.',
  reasonMissing: 'Give a reason: whoever reads the baseline later must know why.',
  reasonHoldsSecret: 'The reason holds a credential itself. Write it without.',
  endPlaceholder: 'How long is it accepted?',
  ends: {
    days30: { label: '30 days', detail: 'Then it is told again.' },
    days90: { label: '90 days', detail: 'Then it is told again.' },
    forGood: { label: 'For good', detail: 'For what opens nothing, such as the example of a manual.' },
  },
  openBaseline: 'Open Baseline',
  readingHistory: 'Reading the history',
} as const;

/** Such as `src/config.ts, line 12`. */
export function fullPlace({ path, range }: FoundLeak): string {
  return `${shown(path)}, line ${String(range.start.line + 1)}`;
}

function credentials(count: number): string {
  return count === 1 ? '1 credential' : `${String(count)} credentials`;
}

export function accepted(count: number, until: string | undefined, isTrusted: boolean): string {
  const end = until === undefined ? '' : ` until ${until}`;
  return sentences(
    `${credentials(count)} accepted into the baseline${end}.`,
    isTrusted ? '' : 'The baseline counts here once the workspace is trusted.',
    'Commit .claimcheck-baseline.json, so that everybody has it.',
  );
}

export function baselineUnreadable(folder: string): string {
  return `The baseline of “${plain(folder)}” has mistakes or cannot be read, so it was not changed: what cannot be read would be lost. Mend it, then accept again.`;
}

/** @param names of the variables that hold them from now on */
export function replacedSentence(names: readonly string[], unsaved: number, left: readonly LeftLeak[]): string {
  const done =
    names.length === 0
      ? 'Nothing was replaced.'
      : `Replaced by ${names.length === 1 ? 'a reference' : 'references'} to ${listed(names)}. What was committed stays in the history.`;
  return sentences(done, unsavedSentence(unsaved), leftSentence(left));
}

export function redactedSentence(count: number, unsaved: number, left: readonly LeftLeak[]): string {
  const done =
    count === 0 ? 'Nothing was redacted.' : `${credentials(count)} redacted. What was committed stays in the history.`;
  return sentences(done, unsavedSentence(unsaved), leftSentence(left));
}

function unsavedSentence(count: number): string {
  if (count === 0) return '';
  const files = count === 1 ? '1 file' : `${String(count)} files`;
  return `${files} could not be saved: save by hand, since the disk still has the old text.`;
}

const mostListed = 5;

function listed(names: readonly string[]): string {
  const more = names.length - mostListed;
  return more > 0 ? `${names.slice(0, mostListed).join(', ')} and ${String(more)} more` : names.join(', ');
}

export function sentences(...all: readonly string[]): string {
  return all.filter((text) => text !== '').join(' ');
}

/** In the log, where the guide for the history could not read it. */
export function gitFailedLogged({ code, detail }: GitProblem): string {
  return `Git did not help with the guide for the history: ${gitWords(code, detail)}`;
}

function gitWords(code: GitProblem['code'], detail: string): string {
  switch (code) {
    case 'git-missing':
      return 'it was not found';
    case 'git-timeout':
      return 'it said nothing for too long and was ended';
    case 'git-failed':
      return detail === '' ? 'it failed and did not say why' : shown(detail);
    case 'no-commit':
    case 'no-commit-in-shallow':
      return `it knows no commit ${shown(detail)}`;
    default:
      return assertNever(code);
  }
}

/** In the log, of a file whose content the guide for the history could not read. */
export function unreadLogged(path: string): string {
  return `The guide for the history could not read ${shown(path)}`;
}

export function guideTitle(folder: string): string {
  return `Clean the History - ${folder.slice(0, 60)}`;
}
