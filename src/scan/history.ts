/** What commits have added, whether it is still there or not. */
import { gitText, startGit, type GitProblem } from './git';
import { createPatchReader, type PatchEvents } from './patch';
import { resolveCommit } from './revisions';

/** Which commits: the last ones, or those since another. */
export type HistoryRange =
  { readonly commits: number; readonly since?: undefined } | { readonly commits?: undefined; readonly since: string };

/**
 * Everything that settings or attributes of a repository could change in the output, said: a program of theirs must not
 * run, and the output must be what the reader knows. Of merges what differs from every parent is shown.
 */
const patchArguments = [
  '--format=commit %H',
  '--patch',
  '--cc',
  '--root',
  '--unified=0',
  '--full-index',
  '--inter-hunk-context=0',
  '--no-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
  '--no-notes',
  '--no-decorate',
  '--no-mailmap',
  '--submodule=short',
  '--ignore-submodules=all',
  '--ws-error-highlight=none',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '-O/dev/null',
  '--relative',
];

/** Whether commits of the range are missing because the clone is shallow. */
export async function isHistoryCutShort(root: string, range: HistoryRange): Promise<boolean> {
  const shallow = await gitText(root, ['rev-parse', '--is-shallow-repository']);
  if (shallow.text !== 'true') return false;
  if (range.since !== undefined) return hasParentless(root, range.since);
  const most = `--max-count=${String(range.commits)}`;
  const { text } = await gitText(root, ['rev-list', '--count', most, 'HEAD', '--']);
  return Number(text) < range.commits;
}

/** In a shallow clone the commits at its edge have no parents; nobody can tell what came before them, so a doubt counts. */
async function hasParentless(root: string, since: string): Promise<boolean> {
  const { commit } = await resolveCommit(root, since);
  if (commit === undefined) return true;
  const first = ['rev-list', '--max-parents=0', '--max-count=1', `^${commit}`, 'HEAD', '--'];
  const { text, problem } = await gitText(root, first);
  return problem !== undefined || text !== '';
}

/** Reads the added lines of commits, the newest first. */
export async function readHistory(
  root: string,
  range: HistoryRange,
  { maxBytes, signal, ...events }: PatchEvents & { readonly maxBytes: number; readonly signal?: AbortSignal },
): Promise<GitProblem | undefined> {
  const head = await resolveCommit(root, 'HEAD', signal);
  if (head.commit === undefined) return head.problem;
  const since = range.since === undefined ? undefined : await resolveCommit(root, range.since, signal);
  if (since?.problem !== undefined) return since.problem;
  const which = since === undefined ? [`--max-count=${String(range.commits)}`] : [`^${String(since.commit)}`];
  const { output, ended } = startGit(root, ['log', ...patchArguments, ...which, head.commit, '--'], { signal });
  const reader = createPatchReader(maxBytes, events);
  for await (const chunk of output) reader.push(chunk);
  reader.end();
  return ended;
}
