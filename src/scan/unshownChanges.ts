/** Changes of files whose lines Git does not show, since it takes them for binary: by attributes, or as UTF-16. */
import { readBlobs, type Blob, type BlobLimits } from './blobs';
import type { Findings } from './found';
import type { GitProblem } from './git';

export interface UnshownChange {
  readonly commit: string;
  readonly path: string;
  /** The ids of its contents before, of each parent of the commit that has it. */
  readonly before: readonly string[];
  readonly after: string;
}

/**
 * Searches what stands there after each change, and posts what did not stand there before it.
 *
 * To have Git show such files as text would end it at the first of more than a gibibyte, and would not do for merges.
 */
export async function searchUnshown(
  root: string,
  changes: readonly UnshownChange[],
  limits: BlobLimits,
  {
    search,
    post,
  }: {
    readonly search: (blob: Blob, change: Pick<UnshownChange, 'path' | 'commit'>) => Findings;
    readonly post: (findings: Findings) => void;
  },
): Promise<GitProblem | undefined> {
  const held: { readonly change: UnshownChange; readonly findings: Findings }[] = [];
  const ids = changes.map(({ after }) => after);
  const problem = await readBlobs(root, ids, limits, (blob, index) => {
    const change = changes[index];
    if (change === undefined) return;
    const findings = search(blob, change);
    if (findings.finds.length === 0) post(findings);
    else held.push({ change, findings });
  });
  const known = new Map<string, ReadonlySet<string>>();
  const earlier = [...new Set(held.flatMap(({ change }) => change.before))];
  const again = await readBlobs(root, earlier, limits, (blob, index) => {
    const { finds } = search(blob, { path: '', commit: '' });
    known.set(earlier[index] ?? '', new Set(finds.map(({ leak }) => leak.fingerprint)));
  });
  for (const { change, findings } of held) {
    const stoodThere = (fingerprint: string): boolean => change.before.some((id) => known.get(id)?.has(fingerprint));
    post({ ...findings, finds: findings.finds.filter(({ leak }) => !stoodThere(leak.fingerprint)) });
  }
  return problem ?? again;
}
