/** The token panel in the browser: shows the views of the host, ticks, and posts what a person does. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { render } from 'lit';
import { type PanelMessage, readPanelHostMessage } from '../../shared/panelMessages';
import { keepSpaceFromScrolling } from '../buttons';
import { showRead } from './pasteBox';
import { followPointer } from './pointing';
import { keepFocus } from './refocus';
import { createTimer } from './timer';
import { emptyPanel, type PanelEvent, type PanelState, reduce } from './state/reduce';
import { shownTokens } from './state/shownTokens';
import { untilChange } from './state/standing';
import { keepOpen, readOpen, type UiStateApi } from './uiState';
import { panelTemplate } from './view';

declare function acquireVsCodeApi(): UiStateApi & { readonly postMessage: (message: PanelMessage) => void };

function start(root: HTMLElement): void {
  const api = acquireVsCodeApi();
  const post = (message: PanelMessage): void => api.postMessage(message);
  const timer = createTimer({ tick, slept: () => post({ type: 'ready' }) });
  let state: PanelState = emptyPanel(readOpen(api));

  function apply(event: PanelEvent): void {
    const before = state;
    state = reduce(state, event);
    if (state === before) return;
    if (state.open !== before.open) keepOpen(api, state.open);
    draw();
    if (event.type === 'view' || event.type === 'tick') timer.set(untilWords(state));
    // What counts in a part that has just been opened stood still until now.
    else if (event.type === 'toggle') tick();
  }

  function tick(): void {
    apply({ type: 'tick', at: performance.now() });
  }

  function draw(): void {
    render(panelTemplate({ state, apply, post, path: '' }), root);
  }

  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readPanelHostMessage(data);
    if (message === undefined) return;
    if (message.type === 'focus-paste') focusPaste();
    else if (message.type === 'pasted') {
      apply({ type: 'paste-problem', problem: message.problem });
      if (message.isRead) showRead(root);
    } else apply(message.type === 'view' ? { ...message, at: performance.now() } : message);
  });
  function focusPaste(): void {
    if (state.view?.token !== undefined) apply({ type: 'toggle', region: 'paste', open: true });
    root.querySelector<HTMLElement>('#paste')?.focus();
  }

  new ResizeObserver(() => apply({ type: 'width', width: root.clientWidth })).observe(root);
  keepSpaceFromScrolling(root);
  keepFocus(root);
  followPointer(root, apply);
  draw();
  post({ type: 'ready' });
}

/** Milliseconds until the life of a token that is seen is told in other words. */
function untilWords(state: PanelState): number | undefined {
  const scales = shownTokens(state).map(({ token }) => token.scale);
  return untilChange(scales, state.now);
}

const root = document.getElementById('page');
if (root !== null) start(root);
