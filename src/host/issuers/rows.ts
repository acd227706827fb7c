/** Spreads a long value over rows of a list, so that all of it can be read. */

/** As much as a row of the list shows. */
const rowLength = 90;

/**
 * The text in rows, which joined are the text again. Rows end between words; in an address without spaces they end
 * behind a sign such as `/`, and where there is none of those either, where the row is full.
 */
export function rowsOf(text: string): readonly string[] {
  const rows: string[] = [];
  let rest = [...text];
  while (rest.length > rowLength) {
    const end = rowEnd(rest.slice(0, rowLength + 1));
    rows.push(rest.slice(0, end).join(''));
    rest = rest.slice(end);
  }
  return [...rows, rest.join('')];
}

/** How many characters the first row takes, of which there is one more than fit. */
function rowEnd(characters: readonly string[]): number {
  const space = characters.lastIndexOf(' ');
  // The space stays at the end of its row, where it does not show.
  if (space > 0) return space + 1;
  const sign = characters.slice(0, rowLength).findLastIndex((character) => /[/\\?&=,;:._~-]/.test(character));
  return sign > rowLength / 2 ? sign + 1 : rowLength;
}
