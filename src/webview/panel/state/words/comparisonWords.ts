/** The words of the comparison. */
import type { ComparisonRow } from '../../../../shared/panelView';
import { counted, grouped } from './counted';

export const comparisonWords = {
  comparison: 'Comparison',
  endComparison: 'End Comparison',
  left: 'This token',
  right: 'The other token',
  /** True of a token with a verdict too: comparing looks at what is decoded. */
  notVerified: 'Not verified here, only decoded',
  noDifference: 'They hold the same claims and the same header.',
  inHeader: 'in the header',
  absent: 'not there',
} as const;

export const rowStates: Readonly<Record<ComparisonRow['state'], { readonly label: string; readonly icon: string }>> = {
  changed: { label: 'Changed', icon: 'diff-modified' },
  left: { label: 'Only in this token', icon: 'diff-removed' },
  right: { label: 'Only in the other token', icon: 'diff-added' },
  same: { label: 'Same', icon: 'check' },
};

export function sameLine(count: number): string {
  return `${grouped(count)} the same`;
}

export function differentLine(count: number): string {
  return count === 0 ? 'no difference' : counted(count, 'difference');
}
