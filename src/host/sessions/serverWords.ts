/** What a server wrote, as a message may quote it. */
import { cutText } from '../../core/present/escape';
import { plain } from '../messages';

/** Longer texts of servers are their traces. */
const quoteLimit = 200;

/** Cut, on one line, nothing in it drawn as an icon or a link; without the full stop that ours would repeat. */
export function quoted(text: string): string {
  const { text: start, truncated } = cutText(text.replaceAll(/[\s\u0085]+/gu, ' ').trim(), quoteLimit);
  return truncated ? `${plain(start)}…` : plain(start).replace(/\.$/u, '');
}
