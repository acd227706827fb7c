/** Words that hover and document share. */
import type { FindingView, MemberView } from '../../shared/tokenView';
import { codeSpan, cutText, markdownText, shortText } from './escape';

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

/** A text of the server or of the token: in a code span or in quotation marks, so that it does not read as ours. */
export function theirWords(text: string): string {
  const span = codeSpan(shortText(text, 300));
  return span.startsWith('`') ? span : `“${span}”`;
}

/** What a name means, and what its value means here. */
export function meaningSentences({ meaning, explained }: MemberView): string {
  const here = explained === undefined ? '' : `Here: ${explained}.`;
  return meaning === undefined ? here : `${meaning}${here === '' ? '' : ' '}${here}`;
}
