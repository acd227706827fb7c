/** How buttons of the library behave as those of the browser do. */

/** A button of the library is no button of the browser, for which the space key would press it and not scroll. */
export function keepSpaceFromScrolling(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    const onButton = event.target instanceof Element && event.target.localName === 'vscode-button';
    if (event.key === ' ' && onButton) event.preventDefault();
  });
}
