/** Commits by the names that people give them. */
import { gitText, type GitProblem } from './git';

/** A commit, or why there is none. */
export interface Revision {
  readonly commit: string | undefined;
  readonly problem: GitProblem | undefined;
}

/** The commit of a name such as `main` or `v1.2`; a name can be no option. */
export async function resolveCommit(root: string, name: string, signal?: AbortSignal): Promise<Revision> {
  if (name.startsWith('-')) return { commit: undefined, problem: { code: 'no-commit', detail: name } };
  const { text, problem } = await gitText(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { signal });
  if (/^[\da-f]{40,64}$/.test(text)) return { commit: text, problem: undefined };
  // Of a name that it does not know it says nothing that begins so.
  const isOther = problem !== undefined && (problem.code !== 'git-failed' || problem.detail.startsWith('fatal:'));
  if (isOther) return { commit: undefined, problem };
  const shallow = await gitText(root, ['rev-parse', '--is-shallow-repository'], { signal });
  const code = shallow.text === 'true' ? 'no-commit-in-shallow' : 'no-commit';
  return { commit: undefined, problem: { code, detail: name } };
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
