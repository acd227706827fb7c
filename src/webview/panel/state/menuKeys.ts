/** Where the keys lead in a menu, after the menu pattern of the ARIA Authoring Practices Guide. */

/** The index of the item that a key leads to, or undefined for a key that leads nowhere. */
export function menuStep(key: string, index: number, labels: readonly string[]): number | undefined {
  const count = labels.length;
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return typed(key, index, labels);
  }
}

/** The next item that begins with the letter, from the one after this on and around. */
function typed(key: string, index: number, labels: readonly string[]): number | undefined {
  if (key.trim().length !== 1) return undefined;
  const starts = [...labels.keys()].filter((at) => labels[at]?.toLowerCase().startsWith(key.toLowerCase()));
  return starts.find((at) => at > index) ?? starts[0];
}
