/** The words of a single value. */
import type { ValueView } from '../../../../shared/panelView';
import { counted, grouped } from './counted';

export const valueWords = {
  truncated: 'Cut here: the document has all of it.',
  showAll: 'Show all of it',
  emptyText: 'empty text',
  emptyValue: 'empty',
  /** As the JSON has it. */
  emptyName: '""',
} as const;

/** Such as `2 members` or `5,000 items`, those left out too. */
export function countLine(value: ValueView): string {
  return 'total' in value ? counted(value.total, value.kind === 'object' ? 'member' : 'item') : '';
}

/** What goes beyond the room of a view. */
export function leftOutLine(count: number): string {
  return `${grouped(count)} more in the document`;
}
