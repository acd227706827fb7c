/** The token panel in the browser: shows the views of the host, ticks, and posts what a person does. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { render } from 'lit';
import { type PanelMessage, readPanelHostMessage } from '../../shared/panelMessages';
import { keepSpaceFromScrolling } from '../buttons';
import type { Context } from './context';
import { emptyPanel, type PanelEvent, type PanelState, reduce } from './state/reduce';
import { untilChange } from './state/standing';
import { keepOpen, readOpen, type UiStateApi } from './uiState';
import { panelTemplate } from './view';

declare function acquireVsCodeApi(): UiStateApi & { readonly postMessage: (message: PanelMessage) => void };

/** More than timers and rounding can make of it. */
const clockDriftMilliseconds = 2000;

/** Relative times in words are minutes at the finest. */
const minute = 60_000;

function start(root: HTMLElement): void {
  const api = acquireVsCodeApi();
  const post = (message: PanelMessage): void => api.postMessage(message);
  let state: PanelState = emptyPanel(readOpen(api));
  let timer: number | undefined;
  let drift = Date.now() - performance.now();

  function apply(event: PanelEvent): void {
    const before = state;
    state = reduce(state, event);
    if (state === before) return;
    if (state.open !== before.open) keepOpen(api, state.open);
    draw();
    arm();
  }

  function draw(): void {
    const context: Context = { state, apply, post };
    render(panelTemplate(context), root);
  }

  /** Nothing ticks that nobody sees, nor more often than a word changes. */
  function arm(): void {
    window.clearTimeout(timer);
    const { view, now } = state;
    if (view?.token === undefined || document.hidden) return;
    timer = window.setTimeout(tick, Math.min(untilChange(view.token.scale, now) ?? minute, minute));
  }

  function tick(): void {
    const newDrift = Date.now() - performance.now();
    // The machine slept or its clock was set: the host knows what time it is.
    if (Math.abs(newDrift - drift) > clockDriftMilliseconds) post({ type: 'ready' });
    drift = newDrift;
    apply({ type: 'tick', at: performance.now() });
  }

  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readPanelHostMessage(data);
    if (message === undefined) return;
    if (message.type === 'focus-paste') focusPaste();
    else apply(message.type === 'view' ? { ...message, at: performance.now() } : message);
  });
  document.addEventListener('visibilitychange', () => (document.hidden ? window.clearTimeout(timer) : tick()));

  function focusPaste(): void {
    if (state.view?.token !== undefined) apply({ type: 'toggle', region: 'paste', open: true });
    root.querySelector<HTMLElement>('#paste')?.focus();
  }

  keepSpaceFromScrolling(root);
  draw();
  post({ type: 'ready' });
}

const root = document.getElementById('page');
if (root !== null) start(root);
