/** How much of a long list is shown: a page of five thousand group ids would freeze. */

export const firstItems = 40;
export const moreItems = 200;
/** Claims are fewer and taller than group ids. */
export const firstMembers = 100;

export interface Shown<Item> {
  readonly items: readonly Item[];
  /** How many the next click shows; 0 when all are there. */
  readonly next: number;
}

/** @param list the place of the list, by which `paged` knows how many a person wants to see */
export function pageOf<Item>(
  all: readonly Item[],
  paged: ReadonlyMap<string, number>,
  list: string,
  first = firstItems,
): Shown<Item> {
  const items = all.slice(0, paged.get(list) ?? first);
  return { items, next: Math.min(moreItems, all.length - items.length) };
}
