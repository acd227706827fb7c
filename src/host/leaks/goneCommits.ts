/** Which commits are in no branch, tag or other reference any more, as after a history was written anew. */
import { gitText } from '../../scan/git';

/** Those that Git no longer has, or that nothing leads to; none where Git does not say. All are asked about at once. */
export async function goneCommits(
  root: string,
  commits: Iterable<string>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const all = [...new Set(commits)].filter((commit) => /^[\da-f]{40,64}$/.test(commit));
  if (all.length === 0) return new Set();
  const given = { input: all.map((commit) => `${commit}\n`).join(''), signal };
  const kept = await gitText(root, ['cat-file', '--batch-check=%(objectname)'], given);
  // What leads to them from any reference is left out; the rest of what they lead to comes along and is none of ours.
  const loose = await gitText(root, ['rev-list', '--ignore-missing', '--stdin', '--not', '--all'], given);
  if (kept.problem !== undefined || loose.problem !== undefined) return new Set();
  const present = new Set(kept.text.split('\n'));
  const unreferenced = new Set(loose.text.split('\n'));
  return new Set(all.filter((commit) => !present.has(commit) || unreferenced.has(commit)));
}
