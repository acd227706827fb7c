/** Tells a baseline of the working tree that accepts other than what is staged of it. */
import { baselineText, type Baseline } from '../core/leaks/baseline';
import { readBaselineIn } from './baselineFile';

/** Whether what is staged of the baseline at a path from the root accepts the same as the file. */
export function isStagedAsItIs(root: string, path: string, staged: Baseline): boolean {
  const file = readBaselineIn(root, path);
  // Entries are compared, since Git may write other line ends into the file.
  return file.baseline !== undefined && baselineText(file.baseline.entries) === baselineText(staged.entries);
}
