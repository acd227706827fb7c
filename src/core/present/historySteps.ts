/** What to do about credentials in a history, step by step. */
import { kindWords } from '../leaks/kinds';
import { listed } from './historyLists';
import type { HistoryState } from './historyState';
import { withoutTokens } from './panelText';

/** The sections of the guide that say what to do, for the state of the repository. */
export function stepBlocks(state: HistoryState): readonly string[] {
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
