/** The words of the verdict. */
import type { VerdictView } from '../../../../shared/tokenView';
import type { Look } from './look';

export const verdictWords = {
  verdict: 'Verdict',
  notVerified: 'Not verified',
  checkedAt: 'Checked',
} as const;

export const verdicts: Readonly<Record<VerdictView['status'], Look>> = {
  valid: { label: 'Valid', icon: 'verified-filled', tone: 'good' },
  invalid: { label: 'Invalid', icon: 'error', tone: 'bad' },
  undecided: { label: verdictWords.notVerified, icon: 'unverified', tone: 'attention' },
};
