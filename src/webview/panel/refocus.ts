/** Keeps the place of the focus while the page does not have it: the browser forgets that as soon as another frame does. */

export function keepFocus(root: HTMLElement): void {
  let last: HTMLElement | undefined;
  root.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target : undefined;
  });
  window.addEventListener('focus', () => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    // Nothing moves below the pointer that is about to press.
    if (isNowhere && last?.isConnected === true) last.focus({ preventScroll: true });
  });
}
