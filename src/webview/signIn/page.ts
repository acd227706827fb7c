/** The device code page in the browser: shows the views of the host, ticks, and posts what a person does. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { render } from 'lit';
import type { SignInHostMessage, SignInPageMessage } from '../../shared/signInMessages';
import { keepSpaceFromScrolling } from '../buttons';
import { untilNextSecond } from '../state/clock';
import { emptyPage, type PageEvent, type PageState, reduce } from './state/reduce';
import { pageTemplate } from './view';

declare function acquireVsCodeApi(): { readonly postMessage: (message: SignInPageMessage) => void };

/** Two columns from here. */
const wideEnough = '(min-width: 680px)';

/** More than timers and rounding can make of it. */
const clockDriftMilliseconds = 2000;

function start(root: HTMLElement): void {
  const { postMessage } = acquireVsCodeApi();
  let state: PageState = emptyPage;
  let timer: number | undefined;
  let drift = Date.now() - performance.now();

  function apply(event: PageEvent): void {
    state = reduce(state, event);
    render(
      pageTemplate(state, (act) => postMessage({ type: 'act', act })),
      root,
    );
    arm();
  }

  function arm(): void {
    window.clearTimeout(timer);
    const { view, now } = state;
    if (view === undefined || view.state === 'signed-in' || view.state === 'failed') return;
    timer = window.setTimeout(tick, untilNextSecond(view.expiresAt, now));
  }

  function tick(): void {
    const newDrift = Date.now() - performance.now();
    // The machine slept or its clock was set: the host knows how long the code still lives.
    if (Math.abs(newDrift - drift) > clockDriftMilliseconds) postMessage({ type: 'ready' });
    drift = newDrift;
    apply({ type: 'tick', at: performance.now() });
  }

  window.addEventListener('message', ({ data }: MessageEvent<SignInHostMessage>) => {
    apply({ ...data, at: performance.now() });
  });
  const width = window.matchMedia(wideEnough);
  width.addEventListener('change', () => apply({ type: 'width', wide: width.matches }));
  keepSpaceFromScrolling(root);
  apply({ type: 'width', wide: width.matches });
  postMessage({ type: 'ready' });
}

const root = document.getElementById('page');
if (root !== null) start(root);
