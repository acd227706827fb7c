/** Tells a baseline of the working tree that accepts more of what was found than what is staged of it. */
import { posix } from 'node:path';
import { standingIn, type Baseline } from '../core/leaks/baseline';
import { readBaselineIn } from './baselineFile';
import type { Find } from './found';

/** Whether the baseline at a path from the root, as the folder has it, accepts a find of its folder that `staged` does not. */
export function acceptsMore(
  root: string,
  path: string,
  { staged, finds, now }: { readonly staged: Baseline; readonly finds: readonly Find[]; readonly now: Date },
): boolean {
  const { baseline: file } = readBaselineIn(root, path);
  if (file === undefined) return false;
  const folder = posix.dirname(path);
  const accepts = (baseline: Baseline, { leak }: Find): boolean =>
    standingIn(baseline, leak.fingerprint, now) === 'known';
  return finds
    .filter((find) => folder === '.' || find.path.startsWith(`${folder}/`))
    .some((find) => accepts(file, find) && !accepts(staged, find));
}
