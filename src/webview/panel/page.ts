/** The token panel in the browser: shows the views of the host, ticks, and posts what a person does. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { render } from 'lit';
import { type PanelHostMessage, type PanelMessage, readPanelHostMessage } from '../../shared/panelMessages';
import { keepOneStop, keepSpaceFromScrolling } from '../buttons';
import { goToFirstHit, markHits } from './hits';
import { emptyBox } from './pasteBox';
import { followPointer } from './pointing';
import { keepFocus } from './refocus';
import { createTimer } from './timer';
import { createTop } from './top';
import { isAnother } from './state/another';
import { emptyPanel, type PanelEvent, type PanelState, reduce } from './state/reduce';
import { shownTokens } from './state/shownTokens';
import { untilChange } from './state/standing';
import { keepOpen, readOpen, type UiStateApi } from './uiState';
import { panelTemplate } from './view';

declare function acquireVsCodeApi(): UiStateApi & { readonly postMessage: (message: PanelMessage) => void };

function start(root: HTMLElement): void {
  const api = acquireVsCodeApi();
  const timer = createTimer({ tick, slept: () => post({ type: 'ready' }) });
  const top = createTop(root);
  let state: PanelState = emptyPanel(readOpen(api));

  function post(message: PanelMessage): void {
    api.postMessage(message);
  }

  function apply(event: PanelEvent): void {
    const before = state;
    state = reduce(state, event);
    if (state === before) return;
    if (state.open !== before.open) keepOpen(api, state.open);
    const isNew = isAnother(before.view, state.view);
    if (isNew) top.leave();
    render(panelTemplate({ state, apply, post, path: '' }), root);
    if (event.type !== 'tick' && event.type !== 'point') keepStops(root);
    if (isNew) top.go();
    if (event.type === 'search') goToFirstHit(root, state.search);
    if (event.type !== 'point' && (state.search !== '' || before.search !== '')) markHits(root, state.search);
    if (event.type === 'view' || event.type === 'tick') timer.set(untilWords(state));
    // What counts in a part that has just been opened stood still until now.
    else if (event.type === 'toggle') tick();
  }

  function tick(): void {
    apply({ type: 'tick', at: performance.now() });
  }

  listen({ root, apply, toTop: top.go, hasToken: () => state.view?.token !== undefined });
  render(panelTemplate({ state, apply, post, path: '' }), root);
  post({ type: 'ready' });
}

interface Listening {
  readonly root: HTMLElement;
  readonly apply: (event: PanelEvent) => void;
  readonly toTop: () => void;
  readonly hasToken: () => boolean;
}

function listen({ root, apply, toTop, hasToken }: Listening): void {
  const receive = (message: PanelHostMessage): void => {
    switch (message.type) {
      case 'focus-paste':
        if (hasToken()) apply({ type: 'toggle', region: 'paste', open: true });
        return root.querySelector<HTMLElement>('#paste')?.focus();
      case 'focus-top':
        return toTop();
      case 'view':
        return apply({ ...message, at: performance.now() });
      case 'raw':
        return apply(message);
      case 'pasted':
        apply({ type: 'paste-problem', problem: message.problem });
        if (!message.isRead) return;
        emptyBox(root);
        // The box may stand at the end of the page.
        return toTop();
    }
  };
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readPanelHostMessage(data);
    if (message !== undefined) receive(message);
  });
  new ResizeObserver(() => apply({ type: 'width', width: root.clientWidth })).observe(root);
  keepSpaceFromScrolling(root);
  keepFocus(root);
  followPointer(root, apply);
}

/** In what the arrow keys lead through. */
function keepStops(root: HTMLElement): void {
  for (const group of root.querySelectorAll('.toolbar, .tree')) keepOneStop(group);
}

/** Milliseconds until the life of a token that is seen is told in other words. */
function untilWords(state: PanelState): number | undefined {
  const scales = shownTokens(state).map(({ token }) => token.scale);
  return untilChange(scales, state.now);
}

const root = document.getElementById('page');
if (root !== null) start(root);
