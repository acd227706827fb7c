/** The words about what the token is and where it comes from. */
import type { PanelSource, PanelToken } from '../../../../shared/panelView';

export const identityWords = {
  pinned: 'Pinned',
  why: '– why?',
} as const;

interface SourceWords {
  readonly label: string;
  /** Between the label and the place; a dot where nothing is said. */
  readonly joint?: string;
  readonly icon: string;
}

export const sources: Readonly<Record<PanelSource, SourceWords>> = {
  cursor: { label: 'At the cursor', icon: 'file-code' },
  file: { label: 'From', joint: '', icon: 'file-code' },
  pasted: { label: 'Pasted', icon: 'clippy' },
  link: { label: 'Opened', icon: 'link' },
  session: { label: 'Session', icon: 'account' },
};

export const confidences: Readonly<Record<PanelToken['confidence'], string>> = {
  certain: 'Recognised with certainty',
  likely: 'Recognised as likely',
  guess: 'Recognised by a guess',
};
