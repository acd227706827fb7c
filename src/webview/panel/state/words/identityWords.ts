/** The words about what the token is and where it comes from. */
import type { PanelSource, PanelToken } from '../../../../shared/panelView';

export const identityWords = {
  pinned: 'Pinned',
  why: '– why?',
} as const;

export const sources: Readonly<Record<PanelSource, { readonly label: string; readonly icon: string }>> = {
  cursor: { label: 'At the cursor', icon: 'file-code' },
  pasted: { label: 'Pasted', icon: 'clippy' },
  link: { label: 'Opened', icon: 'link' },
  session: { label: 'Session', icon: 'account' },
};

export const confidences: Readonly<Record<PanelToken['confidence'], string>> = {
  certain: 'Recognised with certainty',
  likely: 'Recognised as likely',
  guess: 'Recognised by a guess',
};
