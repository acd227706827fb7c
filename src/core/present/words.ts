/** Words that hover and document share. */
import type { FindingView } from '../../shared/tokenView';

/** How serious a finding is, in a word: colour and icon alone would not reach everybody. */
export const severityWords: Readonly<Record<FindingView['severity'], string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Note',
  hint: 'Hint',
};

/** A sentence with its first letter large. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
