/** Shows where the search of the claims has found what it looks for: marks it, and leads to the first of it. */

/** As the style sheet names it. */
const highlight = 'hit';

/** Beyond them nobody sees a mark any more. */
const mostMarks = 1000;

/** Marks text without an element of its own, which the templates would not know of. */
export function markHits(root: HTMLElement, search: string): void {
  const ranges = hitsIn(root, search);
  if (ranges.length === 0) CSS.highlights.delete(highlight);
  else CSS.highlights.set(highlight, new Highlight(...ranges));
}

/** Scrolls no farther than it must; the box of the search stays where one types. */
export function goToFirstHit(root: HTMLElement, search: string): void {
  const hit = hitsIn(root, search)[0]?.startContainer.parentElement;
  const row = search.trim() === '' ? null : root.querySelector(place);
  // The claim as far as it has room, and what was found in it whatever else.
  for (const target of [row ?? root.querySelector('.search'), hit]) target?.scrollIntoView({ block: 'nearest' });
}

/** Tokens inside another have claims too, and no search. */
const place = '[aria-labelledby=claims] .row';

function hitsIn(root: HTMLElement, search: string): readonly Range[] {
  const wanted = search.trim().toLowerCase();
  const ranges: Range[] = [];
  if (wanted === '') return ranges;
  for (const row of root.querySelectorAll(place)) {
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null && ranges.length < mostMarks)
      ranges.push(...hitsInText(texts.currentNode, wanted));
  }
  return ranges;
}

function hitsInText(node: Node, wanted: string): readonly Range[] {
  const text = node.nodeValue ?? '';
  const lower = text.toLowerCase();
  // A letter that is two in lower case would move what follows.
  if (lower.length !== text.length) return [];
  const ranges: Range[] = [];
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    ranges.push(range);
  }
  return ranges;
}
