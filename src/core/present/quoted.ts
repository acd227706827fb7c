/** Puts a text of the token into a sentence of ours. */
import { cutText } from './escape';

const quoteLimit = 100;

/** In quotation marks, so that it does not read as ours, and cut; it is unescaped. */
export function quoted(text: string): string {
  const cut = cutText(text, quoteLimit);
  return `“${cut.text}${cut.truncated ? '…' : ''}”`;
}
