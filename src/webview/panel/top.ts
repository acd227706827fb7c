/** Takes a person to the top of the page, where it says which token is shown and who vouches for it. */

/**
 * What it returns scrolls to the title and gives it the focus, so that the tab key leads to the first control. While
 * the focus is in an editor it stays there: then the title gets it when a person comes to the page.
 */
export function createTop(root: HTMLElement): () => void {
  let isAwaited = false;

  function focusTitle(): void {
    isAwaited = false;
    root.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  window.addEventListener('focus', () => {
    if (isAwaited) focusTitle();
  });
  return () => {
    window.scrollTo(0, 0);
    isAwaited = !document.hasFocus();
    if (!isAwaited) focusTitle();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
}
