/** Which claims a search shows: by name, title, meaning and value, chips and nested values too. */
import type { PanelMember, ValueView } from '../../../shared/panelView';

/** The members that hold the text, upper and lower case alike; all of them where there is no text. */
export function matching(members: readonly PanelMember[], search: string): readonly PanelMember[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? members : members.filter((member) => holds(member, wanted));
}

/** The items that hold the text; all of them where none does, because then something else of the member did. */
export function matchingItems(items: readonly string[], search: string): readonly string[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return items;
  const found = items.filter((item) => item.toLowerCase().includes(wanted));
  return found.length === 0 ? items : found;
}

/** Whether the text stands anywhere in the value. */
export function holdsText(value: ValueView, search: string): boolean {
  return valueHolds(value, search.trim().toLowerCase());
}

/** Whether a long text, of which the beginning is shown, holds the text further on only. */
export function holdsBeyond(text: string, shown: number, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return wanted !== '' && !text.slice(0, shown).toLowerCase().includes(wanted) && text.toLowerCase().includes(wanted);
}

export interface NamedValue {
  /** Undefined for an item of an array. */
  readonly name?: string;
  readonly value: ValueView;
}

/** As `matchingItems`, of what stands in an object or an array. */
export function matchingRows<Row extends NamedValue>(rows: readonly Row[], search: string): readonly Row[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return rows;
  const found = rows.filter((row) => rowHolds(row, wanted));
  return found.length === 0 ? rows : found;
}

function holds({ name, title, meaning, explained, value }: PanelMember, wanted: string): boolean {
  const words = [name, title, meaning, explained];
  return words.some((text) => text?.toLowerCase().includes(wanted) === true) || valueHolds(value, wanted);
}

function valueHolds(value: ValueView, wanted: string): boolean {
  switch (value.kind) {
    case 'chips':
      return value.items.some((item) => item.toLowerCase().includes(wanted));
    case 'array':
      return value.items.some((item) => valueHolds(item, wanted));
    case 'object':
      return value.members.some((row) => rowHolds(row, wanted));
    default:
      return value.text.toLowerCase().includes(wanted);
  }
}

function rowHolds({ name, value }: NamedValue, wanted: string): boolean {
  return name?.toLowerCase().includes(wanted) === true || valueHolds(value, wanted);
}
