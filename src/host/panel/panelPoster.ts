/** Posts the view while it is seen, and again when time or an edit has made another of it. */
import * as vscode from 'vscode';
import type { PanelView } from '../../shared/panelView';
import { after } from '../clock';
import type { KeptToken } from '../references';
import { createWordsTimer } from '../wordsTimer';
import { changesOf } from './freshness';
import type { PanelUse } from './panelDeps';
import type { PanelPage } from './panelPage';
import { placeWords } from './placeWords';

export interface PanelPoster extends vscode.Disposable {
  readonly post: () => void;
}

export interface PanelPosterDeps {
  readonly use: PanelUse;
  readonly page: PanelPage;
  readonly view: () => PanelView;
  /** The token shown. */
  readonly kept: () => KeptToken | undefined;
}

export function createPanelPoster({ use, page, view, kept }: PanelPosterDeps): PanelPoster {
  const { clock } = use;
  let changes: readonly Date[] = [];
  /** As last posted. */
  let place: string | undefined;
  const timer = createWordsTimer(clock, () => changes, show);
  const watch = watchPlace({ use, page, kept, place: () => place, moved: post });

  function show(): void {
    changes = [];
    if (!page.isReady()) return;
    const token = kept();
    place = token && placeWords(use.index, token);
    const whole = view();
    const now = clock.now();
    page.post({ type: 'view', view: whole, now: now.getTime() });
    if (token === undefined || whole.token === undefined) return;
    changes = changesOf(whole.token, use.reader.decoded(token.compact), now);
  }

  function post(): void {
    show();
    timer.restart();
  }

  return { post, dispose: () => void vscode.Disposable.from(timer, watch).dispose() };
}

interface PlaceWatch extends Omit<PanelPosterDeps, 'view'> {
  readonly place: () => string | undefined;
  readonly moved: () => void;
}

/** Long enough that nothing is looked up between two keys. */
const pauseMilliseconds = 300;

/** An edit above the token moves it to another line, wherever the cursor is. */
function watchPlace({ use, page, kept, place, moved }: PlaceWatch): vscode.Disposable {
  let waiting: vscode.Disposable | undefined;
  const look = (): void => {
    const token = kept();
    if (page.isReady() && token !== undefined && placeWords(use.index, token) !== place()) moved();
  };
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length === 0 || !page.isReady()) return;
    if (document.uri.toString() !== kept()?.origin?.uri) return;
    waiting?.dispose();
    waiting = after(use.clock, pauseMilliseconds, look);
  });
  return vscode.Disposable.from(edits, { dispose: () => void waiting?.dispose() });
}
