/** Commits by the names that people give them. */
import { gitText, type GitProblem } from './git';

/** A commit, or why there is none. */
export interface Revision {
  readonly commit: string | undefined;
  readonly problem: GitProblem | undefined;
}

/** The commit of a name such as `main` or `v1.2`; a name can be no option. */
export async function resolveCommit(root: string, name: string, signal?: AbortSignal): Promise<Revision> {
  const unknown = { code: 'git-failed', detail: `There is no commit ${name}.` } as const;
  if (name.startsWith('-')) return { commit: undefined, problem: unknown };
  const { text, problem } = await gitText(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { signal });
  if (problem !== undefined && problem.code !== 'git-failed') return { commit: undefined, problem };
  return /^[\da-f]{40,64}$/.test(text) ? { commit: text, problem: undefined } : { commit: undefined, problem: unknown };
}

/** What changes are told against: the last commit, or the empty tree where there is none yet. */
export async function comparedCommit(root: string, signal?: AbortSignal): Promise<Revision> {
  const head = await resolveCommit(root, 'HEAD', signal);
  if (head.commit !== undefined) return head;
  const { text, problem } = await gitText(root, ['hash-object', '-t', 'tree', '--stdin'], { signal });
  const inside = await gitText(root, ['rev-parse', '--is-inside-work-tree'], { signal });
  const failed = inside.problem ?? problem;
  return failed === undefined ? { commit: text, problem: undefined } : { commit: undefined, problem: failed };
}
