/** Words that hover and document share. */
import type { FindingView, MemberView } from '../../shared/tokenView';
import { cutText, markdownText } from './escape';

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

/** A sentence as Markdown, at most some 400 characters of it: whoever made it, it fits a hover. */
export function prose(text: string): string {
  // Emphasis around a text that begins or ends with a space would not be emphasis.
  const cut = cutText(text.trim(), 400);
  return cut.truncated ? `${markdownText(cut.text)}…` : markdownText(cut.text);
}

/** What a name means, and what its value means here. */
export function meaningSentences({ meaning, explained }: MemberView): string {
  const here = explained === undefined ? '' : `Here: ${explained}.`;
  return meaning === undefined ? here : `${meaning}${here === '' ? '' : ' '}${here}`;
}
