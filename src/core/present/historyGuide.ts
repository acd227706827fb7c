/** The guide for taking credentials out of the history of a repository, made for the state it is in. */
import { shortText } from './escape';
import { listed, longest, span } from './historyLists';
import type { HistoryState, LeakCommit, LeakInHistory } from './historyState';
import { stepBlocks } from './historySteps';

const breakWords: Readonly<Record<NonNullable<HistoryState['brokeOff']>, string>> = {
  'git-missing': 'Git was not found',
  'git-failed': 'Git failed',
  'git-timeout': 'Git said nothing for too long',
  'worker-failed': 'the search broke down',
};

export function historyGuide(state: HistoryState): string {
  const blocks = [
    `# Credentials in the history of ${span(state.name)}`,
    ...standing(state),
    ...state.leaks.flatMap((leak) => leakBlocks(leak, state.brokeOff === undefined)),
    ...stepBlocks(state),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function standing(state: HistoryState): readonly string[] {
  const { brokeOff } = state;
  const broken =
    brokeOff === undefined
      ? []
      : [
          `**Not everything was searched**: ${breakWords[brokeOff]}. Of what is not named here, nothing is known. Mend that, and open this guide again.`,
        ];
  if (!state.isRepository && broken.length > 0) return broken;
  if (!state.isRepository)
    return ['Git does not know this folder, or it has no commit yet: there is no history to clean.'];
  const { branch, isShallow, remotes } = state;
  const lines = [
    `- Branch: ${branch === undefined ? 'none (a single commit is checked out)' : span(branch)}`,
    `- Remotes: ${remotes.length === 0 ? 'none' : remotes.map(span).join(', ')}`,
    `- Searched: ${searchedWords(state)} of this branch`,
    ...skippedLines(state),
  ];
  const shallow =
    '**This is a shallow clone**: older commits are not here. Do the following in a full clone, or run `git fetch --unshallow` first.';
  return [lines.join('\n'), ...broken, ...(isShallow ? [shallow] : [])];
}

function searchedWords({ searched, commits, brokeOff }: HistoryState): string {
  const those = searched < commits ? `the last ${String(searched)} of ${String(commits)}` : `all ${String(commits)}`;
  return `${brokeOff === undefined ? '' : 'not all of '}${those} commits`;
}

function skippedLines({ skipped }: HistoryState): readonly string[] {
  const count = [...skipped.values()].reduce((sum, each) => sum + each, 0);
  if (count === 0) return [];
  const reasons = [...skipped].map(([words, each]) => `${String(each)} ${words}`);
  return [`- Changes of files that were not searched: ${String(count)} (${reasons.join('; ')})`];
}

function leakBlocks(leak: LeakInHistory, isWhole: boolean): readonly string[] {
  const lines = [
    `- ${span(leak.redacted)}`,
    `- Working tree: ${leak.files.length === 0 ? 'no longer there' : listed(leak.files)}`,
    `- Last commit (\`HEAD\`): ${leak.isInHead ? '**holds it**' : isWhole ? 'does not hold it' : unknown}`,
    `- Commits that added it: ${leak.commits.length === 0 ? (isWhole ? 'none' : unknown) : commitList(leak.commits)}`,
    `- ${pushedWords(leak, isWhole)}`,
  ];
  return [`## ${shortText(leak.title, longest)}`, lines.join('\n')];
}

const unknown = 'not known, since not everything was searched';

function commitList(commits: readonly LeakCommit[]): string {
  return listed(commits.map(({ id, path }) => `${id} ${path}`));
}

function pushedWords({ commits, remoteBranches }: LeakInHistory, isWhole: boolean): string {
  if (commits.length === 0 && !isWhole) return `Whether it was pushed: ${unknown}.`;
  if (commits.length === 0) return 'It was not committed, as far as was searched.';
  if (remoteBranches.length === 0) return 'No branch of a remote has these commits, as far as this clone knows.';
  return `**Pushed**: ${listed(remoteBranches)}`;
}
