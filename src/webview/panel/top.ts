/** Takes a person to the top of the page, where it says which token is shown and who vouches for it. */

export interface Top {
  /** Before another token is drawn: a box that loses the focus only then would keep what was typed for the last one. */
  readonly leave: () => void;
  /**
   * Scrolls to the title and gives it the focus, so that the tab key leads to the first control. While the focus is in
   * an editor it stays there: then the title gets it when a person comes to the page.
   */
  readonly go: () => void;
}

export function createTop(root: HTMLElement): Top {
  let isAwaited = false;

  function leave(): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  function focusTitle(): void {
    isAwaited = false;
    root.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  window.addEventListener('focus', () => {
    if (isAwaited) focusTitle();
  });
  return {
    leave,
    go() {
      window.scrollTo(0, 0);
      isAwaited = !document.hasFocus();
      if (isAwaited) leave();
      else focusTitle();
    },
  };
}
