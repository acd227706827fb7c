/** What stands on the page beside the token: comparison, what is being done, what came of it; posted anew when it changes. */
import * as vscode from 'vscode';
import type { ComparisonView, PanelAct, PanelView } from '../../shared/panelMessages';
import { messages } from '../messages';
import { after } from '../clock';
import { createWordsTimer } from '../wordsTimer';
import { changesOf } from './freshness';
import type { PanelUse } from './panelDeps';
import type { PanelPage } from './panelPage';
import { panelSnapshot } from './panelSnapshot';
import type { PanelTarget, Subject } from './panelTarget';

export interface PanelScreen extends vscode.Disposable {
  readonly view: () => PanelView;
  /** The page is there and shows nothing yet. */
  readonly start: () => void;
  /** What is shown may have changed. */
  readonly renew: () => void;
  readonly isComparing: () => boolean;
  readonly compare: (comparison: ComparisonView | undefined) => void;
  readonly say: (notice: string | undefined) => void;
  /** Runs what a person asked for, shows meanwhile that it goes on, and then what came of it; never rejects. */
  readonly during: (act: PanelAct | undefined, run: () => Promise<string | undefined>) => Promise<void>;
  /** The paste box gets the focus as soon as there is one. */
  readonly wantPaste: () => void;
}

export interface PanelScreenDeps {
  readonly use: PanelUse;
  readonly page: PanelPage;
  readonly target: Pick<PanelTarget, 'current' | 'isPinned'>;
}

/** The page can do nothing else meanwhile, so these are short. */
const shownBusy: ReadonlySet<PanelAct> = new Set(['validate', 'validate-with', 'refresh', 'introspect', 'revoke']);

/** A command is over only when a person has closed its last notification, and the panel does not wait for that. */
const longestMilliseconds = 10_000;

export function createPanelScreen({ use, page, target }: PanelScreenDeps): PanelScreen {
  const { clock, log } = use;
  let shown: Subject | undefined;
  let comparison: ComparisonView | undefined;
  let notice: string | undefined;
  let busy: { readonly act: PanelAct } | undefined;
  let patience: vscode.Disposable | undefined;
  let isPasteWanted = false;
  let changes: readonly Date[] = [];
  const timer = createWordsTimer(clock, () => changes, renew);

  const view = (): PanelView =>
    panelSnapshot(use, {
      subject: target.current(),
      isPinned: target.isPinned(),
      comparison,
      busy: busy?.act,
      notice,
    });

  function renew(): void {
    const subject = target.current();
    if (!isSame(subject, shown)) {
      // Both were about another token.
      comparison = undefined;
      notice = undefined;
    }
    shown = subject;
    changes = [];
    if (page.isVisible()) post();
    timer.restart();
  }

  function post(): void {
    const whole = view();
    const now = clock.now();
    page.post({ type: 'view', view: whole, now: now.getTime() });
    changes = whole.token === undefined ? [] : changesOf(whole.token, now);
  }

  function focusPaste(): void {
    if (!isPasteWanted || !page.isReady()) return;
    isPasteWanted = false;
    page.post({ type: 'focus-paste' });
  }

  function end(work: object | undefined): void {
    if (work === undefined || busy !== work) return;
    busy = undefined;
    patience?.dispose();
    renew();
  }

  function begin(act: PanelAct): object {
    const work = { act };
    busy = work;
    patience?.dispose();
    patience = after(clock, longestMilliseconds, () => end(work));
    renew();
    return work;
  }

  async function during(act: PanelAct | undefined, run: () => Promise<string | undefined>): Promise<void> {
    notice = undefined;
    const work = act !== undefined && shownBusy.has(act) ? begin(act) : undefined;
    const outcome = await run().catch((error: unknown) => {
      log.failure('panel', error);
      return messages.failed;
    });
    if (outcome !== undefined) notice = outcome;
    end(work);
    renew();
  }

  const subscriptions = vscode.Disposable.from(
    timer,
    { dispose: () => void patience?.dispose() },
    use.settings.onDidChange(renew),
    use.profiles.onDidChange(renew),
    use.verdicts.onDidChange(() => {
      // The verdict is there; the command still waits for what a person makes of it.
      if (busy?.act === 'validate' || busy?.act === 'validate-with') busy = undefined;
      renew();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(renew),
  );
  return {
    view,
    start: () => {
      renew();
      focusPaste();
    },
    renew,
    isComparing: () => comparison !== undefined,
    compare: (next) => {
      comparison = next;
      renew();
    },
    say: (words) => {
      notice = words;
      renew();
    },
    during,
    wantPaste: () => {
      isPasteWanted = true;
      focusPaste();
    },
    dispose: () => void subscriptions.dispose(),
  };
}

/** The same token, or the same session with a token of its own. */
function isSame(one: Subject | undefined, other: Subject | undefined): boolean {
  if (one?.session !== undefined) return one.session === other?.session;
  return one?.reference === other?.reference;
}
