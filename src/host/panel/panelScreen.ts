/** What stands on the page beside the token: comparison, what is being done, what came of it; posted anew when it changes. */
import * as vscode from 'vscode';
import type { ComparisonView, PanelAct, PanelView } from '../../shared/panelView';
import { messages } from '../messages';
import type { Reading } from '../reading';
import { createBusy } from './busy';
import type { PanelUse } from './panelDeps';
import type { PanelPage } from './panelPage';
import { createPanelPoster } from './panelPoster';
import { keptOf, panelSnapshot, type TargetStanding } from './panelSnapshot';
import type { PanelTarget } from './panelTarget';
import type { Subject } from './subject';

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
  readonly target: Pick<PanelTarget, 'current' | 'isAtCursor' | 'isPinned' | 'hasPasted'>;
}

/** What belongs to the subject, and goes with it. */
interface Beside {
  readonly subject: Subject | undefined;
  readonly comparison?: ComparisonView | undefined;
  readonly notice?: string | undefined;
}

export function createPanelScreen({ use, page, target }: PanelScreenDeps): PanelScreen {
  let kept: Beside = { subject: undefined };
  const busy = createBusy(use.clock, renew);
  const poster = createPanelPoster({ use, page, view, kept: () => keptOf(use, target.current()) });
  const pasting = createPasteFocus(page);
  const redactedOf = rememberLast();

  function beside(): Beside {
    const subject = target.current();
    kept = isSame(subject, kept.subject) ? { ...kept, subject } : { subject };
    return kept;
  }

  function view(): PanelView {
    return panelSnapshot(use, { ...beside(), ...standing(target), busy: busy.act(), redactedOf });
  }

  function renew(change: Omit<Beside, 'subject'> = {}): void {
    kept = { ...beside(), ...change };
    poster.post();
  }

  const owned = vscode.Disposable.from(busy, poster, whenChanged(use, busy, renew));
  return {
    view,
    start: () => {
      renew();
      pasting.start();
    },
    renew: () => renew(),
    isComparing: () => beside().comparison !== undefined,
    compare: (comparison) => renew({ comparison }),
    say: (notice) => renew({ notice }),
    during: async (act, run) => {
      kept = { ...beside(), notice: undefined };
      const done = busy.begin(act);
      const notice = await outcomeOf(use, run);
      done();
      renew(notice === undefined ? {} : { notice });
    },
    wantPaste: pasting.want,
    dispose: () => void owned.dispose(),
  };
}

function standing({ isPinned, isAtCursor, hasPasted }: PanelScreenDeps['target']): TargetStanding {
  return { isPinned: isPinned(), isAtCursor: isAtCursor(), hasPasted: hasPasted() };
}

/** Redacting a large token costs more than all the rest, and the same one is shown again and again. */
function rememberLast(): (reading: Reading) => string {
  let last: { readonly reference: string; readonly redacted: string } | undefined;
  return ({ reference, view }) => {
    if (last?.reference !== reference) last = { reference, redacted: view.redacted };
    return last.redacted;
  };
}

/** A bug is said too, and its text goes to the log alone. */
async function outcomeOf({ log }: PanelUse, run: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await run();
  } catch (error) {
    log.failure('panel', error);
    return messages.failed;
  }
}

/** The focus for the paste box, kept until there is a page that has one. */
function createPasteFocus(page: PanelPage): { readonly want: () => void; readonly start: () => void } {
  let isWanted = false;
  const start = (): void => {
    if (!isWanted || !page.isReady()) return;
    isWanted = false;
    page.post({ type: 'focus-paste' });
  };
  return {
    start,
    want: () => {
      isWanted = true;
      start();
    },
  };
}

function whenChanged(use: PanelUse, busy: ReturnType<typeof createBusy>, renew: () => void): vscode.Disposable {
  const again = (): void => renew();
  return vscode.Disposable.from(
    use.settings.onDidChange(again),
    use.profiles.onDidChange(again),
    vscode.workspace.onDidGrantWorkspaceTrust(again),
    use.verdicts.onDidChange(() => {
      busy.arrived('validate', 'validate-with');
      renew();
    }),
  );
}

/** The same token, or the same session with another token. */
function isSame(one: Subject | undefined, other: Subject | undefined): boolean {
  if (one?.session !== undefined) return one.session === other?.session;
  return one?.reference === other?.reference;
}
