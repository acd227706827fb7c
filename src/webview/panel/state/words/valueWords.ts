/** The words of a single value. */
import { grouped } from './counted';

export const valueWords = {
  truncated: 'Cut here: the document has all of it.',
  showAll: 'Show all of it',
  emptyText: 'empty text',
  emptyValue: 'empty',
} as const;

/** What goes beyond the room of a view. */
export function leftOutLine(count: number): string {
  return `${grouped(count)} more in the document`;
}
