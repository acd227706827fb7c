/** How controls answer to keys where the browser does not know them as such. */

/** A button of the library is no button of the browser, for which the space key would press it and not scroll. */
export function keepSpaceFromScrolling(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    const onButton = event.target instanceof Element && event.target.localName === 'vscode-button';
    if (event.key === ' ' && onButton) event.preventDefault();
  });
}

type Step = (index: number, count: number) => number;

const next: Step = (index, count) => (index + 1) % count;
const previous: Step = (index, count) => (index - 1 + count) % count;

/** Rows wrap and lists stand upright: both pairs of arrows lead on and back. */
const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['ArrowRight', next],
  ['ArrowDown', next],
  ['ArrowLeft', previous],
  ['ArrowUp', previous],
  ['Home', () => 0],
  ['End', (_index, count) => count - 1],
]);

/** Many controls as one stop of the tab key: the arrow keys lead from one to the next. */
export function rove(event: KeyboardEvent): void {
  const [group, from] = [event.currentTarget, event.target];
  const step = steps.get(event.key);
  if (step === undefined || !(group instanceof HTMLElement) || !(from instanceof HTMLElement)) return;
  const stops = [...group.querySelectorAll<HTMLElement>('[data-stop]')];
  const index = stops.indexOf(from);
  const to = index < 0 ? undefined : stops[step(index, stops.length)];
  if (to === undefined) return;
  event.preventDefault();
  for (const stop of stops) stop.tabIndex = stop === to ? 0 : -1;
  to.focus();
}

/** One stop remains, or comes back, when the control that was it has gone. */
export function keepOneStop(group: Element): void {
  const stops = [...group.querySelectorAll<HTMLElement>('[data-stop]')];
  const stop = stops.find(({ tabIndex }) => tabIndex === 0) ?? stops[0];
  for (const each of stops) each.tabIndex = each === stop ? 0 : -1;
}
