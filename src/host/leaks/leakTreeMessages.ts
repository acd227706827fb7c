/** The words of the view of leaks. */
import { kindWords } from '../../core/leaks/kinds';
import type { LeakRank } from '../../core/leaks/leak';
import { assertNever } from '../../shared/assertNever';
import { shown } from '../shown';
import type { FoundLeak } from './foundLeak';
import type { GroupTopic } from './leakGroups';
import { counted } from './scanMessages';

export const leakTreeMessages = {
  reveal: 'Reveal Leak',
  noIssuer: 'Issuer unknown',
  over: 'Expired or revoked',
  gone: 'This credential does not stand there any more. Search again to bring the list up to date.',
  fileGone: 'The file cannot be opened. Search again to bring the list up to date.',
  commitGone: 'Git does not have this commit or file here any more.',
  none: 'No leak is listed. Search for leaks first.',
  onlyFolded: 'Every leak that is listed is accepted or resolved.',
  unknown: 'This leak is no longer listed.',
} as const;

/** What a rank says of the credentials that have it. */
export function rankName(rank: LeakRank): string {
  switch (rank) {
    case 'verified':
      return 'Live, an issuer of yours vouches for it';
    case 'live':
      return 'May be live, not verified';
    case 'test':
      return 'Test or demo';
    case 'expired':
      return 'Expired';
    default:
      return assertNever(rank);
  }
}

/** The same in a row with much else. */
export const shortRankNames: Readonly<Record<LeakRank, string>> = {
  verified: 'live, verified',
  live: 'may be live',
  test: 'test',
  expired: 'expired',
};

export function groupName(topic: GroupTopic): string {
  switch (topic.by) {
    case 'rank':
      return topic.rank === 'expired' ? leakTreeMessages.over : rankName(topic.rank);
    case 'file':
      return shown(fileName(topic.found.path));
    case 'issuer':
      return topic.issuer === undefined ? leakTreeMessages.noIssuer : shown(topic.issuer);
    case 'kind':
      return kindWords(topic.leakKind).title;
    case 'known':
      return 'Accepted in the baseline';
    case 'resolved':
      return 'Resolved: not found any more';
    default:
      return assertNever(topic);
  }
}

/** Why a group is one, for its tooltip. */
export function groupSentence(topic: GroupTopic): string {
  switch (topic.by) {
    case 'rank':
      return rankSentences[topic.rank];
    case 'file':
      return shown(topic.found.path);
    case 'issuer':
      return topic.issuer === undefined
        ? 'Credentials that do not say who issued them.'
        : `Credentials that say they are from ${shown(topic.issuer)}. That alone proves nothing.`;
    case 'kind':
      return `${kindWords(topic.leakKind).harm} ${kindWords(topic.leakKind).remedy}`;
    case 'known':
      return 'A person has accepted these in the baseline file, with a reason. They are still there.';
    case 'resolved':
      return 'These were listed before, and the last search did not find them. Whoever read them can still use them until they are revoked.';
    default:
      return assertNever(topic);
  }
}

const rankSentences: Readonly<Record<LeakRank, string>> = {
  verified:
    'They have not expired, and an issuer of yours, asked or by its keys, says that they are good. Revoke them.',
  live: 'Nothing says that these have expired, or that they were never real. Nobody was asked about them.',
  test: 'These open nothing: examples of manuals and standards, signed with published secrets, or test data.',
  expired:
    'Their time is over, or their issuer has revoked them or said that they are not active. Claims in them can still be private.',
};

/** Whether others can read it, in a word or two. */
export function trackingWords({ tracking, commit }: Pick<FoundLeak, 'tracking' | 'commit'>): string | undefined {
  switch (tracking) {
    case 'tracked':
      return 'tracked';
    case 'untracked':
      return 'untracked';
    case 'ignored':
      return 'ignored by Git';
    case 'history':
      return commit === undefined ? 'in history' : `in history (${shown(commit.slice(0, 8))})`;
    case undefined:
      return undefined;
  }
}

/** What is known of it beside its rank. */
export function stateWords({ state, isFresh }: FoundLeak): string | undefined {
  switch (state) {
    case 'new':
      return isFresh === true ? 'new' : undefined;
    case 'known':
      return 'accepted';
    case 'lapsed':
      return 'no longer accepted';
    case 'resolved':
      return 'resolved';
    default:
      return assertNever(state);
  }
}

/** Such as `config.env:12`. */
export function rowPlace({ path, range }: FoundLeak, withFile = true): string {
  const line = String(range.start.line + 1);
  return withFile ? `${shown(fileName(path))}:${line}` : `line ${line}`;
}

/** Such as `web/deploy`, where the file is in one; with the folder of the workspace where that has several. */
export function folderWords({ path, folder }: FoundLeak, isOne: boolean): string | undefined {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const parts = [...(isOne ? [] : [folder.name]), ...(parent === '' ? [] : [parent])];
  return parts.length === 0 ? undefined : shown(parts.join('/'));
}

/** For a screen reader. */
export function spokenPlace({ path, range }: FoundLeak): string {
  return `${shown(path)} line ${String(range.start.line + 1)}`;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

/** What the badge counts. */
export function attentionWords(count: number): string {
  return `${counted(count, 'leaked credential')} may be live, and nobody has accepted ${count === 1 ? 'it' : 'them'}`;
}

export function moreWords(count: number): string {
  return `${String(count)} more`;
}

/** Above a list that no search of this window has made. */
export const earlierWords = 'From an earlier search. Search again to bring the list up to date.';

/** Above the list in a workspace that is not trusted. */
export const restrictedWords = 'Comments and the baseline of this folder do not count in Restricted Mode.';

/** What is not in the list, above it. */
export function unlistedWords(count: number): string {
  return `${counted(count, 'more leak')} cannot be listed; the command line reports all.`;
}

export function baselineWords(count: number): string {
  return `${counted(count, 'mistake')} in a baseline: what is wrong there accepts nothing.`;
}
