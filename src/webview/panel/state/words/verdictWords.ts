/** The words of the verdict. */
import type { VerdictView } from '../../../../shared/tokenView';
import { grouped } from './counted';
import type { Look } from './look';

export const verdictWords = {
  verdict: 'Verdict',
  notVerified: 'Not verified',
  checkedAt: 'Checked',
  failed: 'Failed',
  why: 'Why?',
  /** For ears, which do not see what it stands below. */
  whyHeard: 'What the verdict rests on',
} as const;

export const notVerified: Look = { label: verdictWords.notVerified, icon: 'unverified', tone: 'neutral' };

/** Such as `2 more among the checks below`. */
export function moreReasons(count: number): string {
  return `${grouped(count)} more among the checks below`;
}

export const verdicts: Readonly<Record<VerdictView['status'], Look>> = {
  valid: { label: 'Valid', icon: 'verified-filled', tone: 'good' },
  invalid: { label: 'Invalid', icon: 'error', tone: 'bad' },
  undecided: { label: verdictWords.notVerified, icon: 'unverified', tone: 'attention' },
};
