/** The guide for taking credentials out of the history of a repository, made for the state it is in. */
import { kindWords } from '../leaks/kinds';
import type { LeakKind } from '../leaks/leak';
import { codeSpan, shortText } from './escape';
import { withoutTokens } from './panelText';

/** A commit that added a credential, or changed its line. */
export interface LeakCommit {
  /** Abbreviated. */
  readonly id: string;
  readonly path: string;
}

/** One credential, without any secret part of it. */
export interface LeakInHistory {
  readonly kind: LeakKind;
  readonly title: string;
  readonly redacted: string;
  /** Files of the working tree that hold it, with the line. */
  readonly files: readonly string[];
  readonly isInHead: boolean;
  /** The newest first. */
  readonly commits: readonly LeakCommit[];
  /** Branches of remotes that have one of the commits, as they were last fetched or pushed. */
  readonly remoteBranches: readonly string[];
}

export interface HistoryState {
  /** The folder, as the editor names it. */
  readonly name: string;
  /** Undefined where it is no repository, or has no commit. */
  readonly branch: string | undefined;
  readonly isRepository: boolean;
  readonly isShallow: boolean;
  /** Their names: an address can hold a password. */
  readonly remotes: readonly string[];
  readonly leaks: readonly LeakInHistory[];
  /** How many commits of how many were searched. */
  readonly searched: number;
  readonly commits: number;
  /** Why not all of that was searched; undefined where it was. */
  readonly brokeOff: 'git-missing' | 'git-failed' | 'git-timeout' | 'worker-failed' | undefined;
  /** How many changes of files were left out, by why, in words. */
  readonly skipped: ReadonlyMap<string, number>;
}

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

const longest = 200;

function span(text: string): string {
  return codeSpan(shortText(withoutTokens(text), longest));
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

const mostListed = 20;

function commitList(commits: readonly LeakCommit[]): string {
  return listed(commits.map(({ id, path }) => `${id} ${path}`));
}

function listed(texts: readonly string[]): string {
  const more = texts.length - mostListed;
  return [...texts.slice(0, mostListed).map(span), ...(more > 0 ? [`and ${String(more)} more`] : [])].join(', ');
}

function pushedWords({ commits, remoteBranches }: LeakInHistory, isWhole: boolean): string {
  if (commits.length === 0 && !isWhole) return `Whether it was pushed: ${unknown}.`;
  if (commits.length === 0) return 'It was not committed, as far as was searched.';
  if (remoteBranches.length === 0) return 'No branch of a remote has these commits, as far as this clone knows.';
  return `**Pushed**: ${listed(remoteBranches)}`;
}

function stepBlocks(state: HistoryState): readonly string[] {
  const { leaks } = state;
  const isCommitted = leaks.some(({ commits, isInHead }) => isInHead || commits.length > 0);
  const isPushed = leaks.some(({ remoteBranches }) => remoteBranches.length > 0);
  const remedies = [...new Set(leaks.map(({ kind }) => kindWords(kind).remedy))];
  if (!isCommitted) {
    const first = 'Take it out of the file, or let Git ignore the file, before the next commit.';
    const second = 'If the file was shared in another way, revoke the credential:';
    const unsure = 'Take it for committed and pushed, and revoke it, until the whole history was searched.';
    const all = state.brokeOff === undefined ? [first, second] : [unsure, first, second];
    return ['## What to do', steps(all) + remedyLines(remedies)];
  }
  return [
    '## 1. Revoke first',
    isPushed
      ? 'The commits were pushed: whoever has cloned, forked or only looked has the credential, and no rewriting takes it back. Revoking is what ends the breach.'
      : 'Nothing of it was pushed, as far as this clone knows. Revoke all the same if anybody else could read the folder, a backup or a build.',
    remedyLines(remedies).trim(),
    '## 2. Take it out of the files',
    'Replace it by a reference or redact it, and commit that. It comes second because it ends nothing by itself.',
    ...rewriting(state, isPushed),
  ];
}

function steps(all: readonly string[]): string {
  return all.map((step, index) => `${String(index + 1)}. ${step}`).join('\n');
}

function remedyLines(remedies: readonly string[]): string {
  return remedies.map((remedy) => `\n   - ${remedy}`).join('');
}

/** Rewriting is worth its trouble for what cannot be revoked, and for those who ask for it. */
function rewriting({ remotes, branch, leaks }: HistoryState, isPushed: boolean): readonly string[] {
  const paths = [
    ...new Set(
      leaks.filter(({ kind }) => kind === 'private-key').flatMap(({ commits }) => commits.map(({ path }) => path)),
    ),
  ];
  return [
    '## 3. Rewrite the history, if it is worth it',
    'A revoked credential does no harm in the history. Rewriting changes the id of every later commit, breaks open pull requests and signatures, and needs everybody who works here. Do it for what cannot be revoked, or where a rule asks for it.',
    steps([
      'Make a fresh clone, and work there: `git clone --no-local <repository> cleaning`.',
      'Install [git filter-repo](https://github.com/newren/git-filter-repo).',
      'Outside of the repository, write a file `replacements.txt` with one line for each credential: the credential itself, then `==>REDACTED`. It holds the credential: let nobody read it, and delete it at the end.',
      'Run `git filter-repo --replace-text ../replacements.txt`.',
      ...(paths.length === 0
        ? []
        : [
            `A file that is nothing but a key goes as a whole: \`git filter-repo --invert-paths --path <file>\`, here ${listed(paths)}.`,
          ]),
      'Search again with *History* as the range: nothing may be found.',
    ]),
    '## 4. Publish it, and tell everybody',
    isPushed
      ? steps([
          `Agree on a moment with everybody who works here. Then \`git push --force-with-lease ${pushTarget(remotes, branch)}\`, and the same for every other branch and tag that has the commits.`,
          'Everybody clones anew. A merge from an old clone brings all of it back.',
          'The host keeps the old commits in pull requests, forks and caches, where they can be read by their ids. Ask its support to remove them.',
          'Caches of builds, packages and container images may hold the file as well.',
        ])
      : 'Nothing was pushed, so there is nothing to publish. Delete other clones and worktrees of this machine, or clean them too.',
    '## 5. Keep it out',
    'Run *Claimcheck: Install Pre-commit Hook…*, so that the next one is refused before it is committed.',
  ];
}

/** Only where the names cannot be read by a shell as anything else. */
function pushTarget(remotes: readonly string[], branch: string | undefined): string {
  const isPlain = (name: string | undefined): name is string =>
    name !== undefined && /^[A-Za-z\d][\w./-]{0,99}$/.test(name) && withoutTokens(name) === name;
  const [remote] = remotes;
  return `${isPlain(remote) && remotes.length === 1 ? remote : '<remote>'} ${isPlain(branch) ? branch : '<branch>'}`;
}
