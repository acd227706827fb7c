/** Which values of many parts are open before a person has folded or opened anything. */
import type { ValueView } from '../../../shared/panelView';
import { holdsText } from './search';

/** So many chips and rows are seen at a glance. */
const fewItems = 20;
/** Deeper down all rows below count, because all of them would be seen. */
const fewRows = 10;

export function isFoldable(value: ValueView): boolean {
  if (value.kind === 'chips') return value.total > fewItems;
  return (value.kind === 'object' || value.kind === 'array') && value.total > 0;
}

/** Small ones, and those in which a search has found something. */
export function isOpenAtFirst(value: ValueView, level: number, search: string): boolean {
  if (search.trim() !== '' && holdsText(value, search)) return true;
  if (level === 0 || value.kind === 'chips') return totalOf(value) <= fewItems;
  return rowsIn(value) <= fewRows;
}

function totalOf(value: ValueView): number {
  return 'total' in value ? value.total : 1;
}

/** One for a single value; an object or an array counts with all that is in it. */
function rowsIn(value: ValueView): number {
  switch (value.kind) {
    case 'object':
      return value.members.reduce((rows, member) => rows + 1 + rowsBelow(member.value), 0);
    case 'array':
      return value.items.reduce((rows, item) => rows + 1 + rowsBelow(item), 0);
    default:
      return 1;
  }
}

function rowsBelow(value: ValueView): number {
  return value.kind === 'object' || value.kind === 'array' ? rowsIn(value) : 0;
}
