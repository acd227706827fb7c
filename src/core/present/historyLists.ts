/** Names in the guide for the history, as text that is nothing else. */
import { codeSpan, shortText } from './escape';
import { withoutTokens } from './panelText';

/** More characters of a name are nobody's to read. */
export const longest = 200;

/** A name as code, without tokens, and cut. */
export function span(text: string): string {
  return codeSpan(shortText(withoutTokens(text), longest));
}

const mostListed = 20;

/** The first of many names, and how many more there are. */
export function listed(texts: readonly string[]): string {
  const more = texts.length - mostListed;
  return [...texts.slice(0, mostListed).map(span), ...(more > 0 ? [`and ${String(more)} more`] : [])].join(', ');
}
