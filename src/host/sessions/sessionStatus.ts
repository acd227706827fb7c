/** Tells in the status bar which session is in use, and how long its access token still lives. */
import * as vscode from 'vscode';
import { createTimeWords, type TimeWords } from '../../core/present/times';
import type { SessionView } from '../../core/sessions/session';
import { commandIds } from '../../shared/contributions';
import type { Clock } from '../clock';
import type { Settings } from '../settings';
import { createWordsTimer } from '../wordsTimer';
import type { Sessions } from './sessions';
import { sessionTooltip } from './tooltipMessages';
import { nextWordsChanges, sessionSpoken, statusWords, treeMessages } from './treeMessages';

export interface SessionStatusDeps {
  readonly sessions: Pick<Sessions, 'inUse' | 'onDidChange'>;
  readonly clock: Clock;
  readonly settings: {
    readonly current: () => Pick<Settings, 'sessionStatusBar'>;
    readonly onDidChange: vscode.Event<unknown>;
  };
  /** The editor's own item where absent. */
  readonly createItem?: (() => vscode.StatusBarItem) | undefined;
}

/** Left of the tokens of the file. */
const priority = 11;

export function createSessionStatus(deps: SessionStatusDeps): vscode.Disposable {
  const { sessions, clock, settings, createItem = createStatusItem } = deps;
  const item = createItem();
  item.name = treeMessages.statusName;
  item.command = commandIds.selectSession;
  let times: TimeWords | undefined;

  const shown = (): SessionView | undefined => (settings.current().sessionStatusBar ? sessions.inUse() : undefined);
  function update(): void {
    const view = shown();
    if (view === undefined) return item.hide();
    times ??= createTimeWords(vscode.env.language, undefined);
    show(item, view, times, clock.now());
  }

  const views = (): readonly SessionView[] => [shown()].filter((view) => view !== undefined);
  const timer = createWordsTimer(clock, () => nextWordsChanges(views(), clock.now()), update);
  const begin = (): void => {
    update();
    timer.restart();
  };
  begin();
  return vscode.Disposable.from(item, timer, sessions.onDidChange(begin), settings.onDidChange(begin));
}

function createStatusItem(): vscode.StatusBarItem {
  return vscode.window.createStatusBarItem('claimcheck.session', vscode.StatusBarAlignment.Right, priority);
}

function show(item: vscode.StatusBarItem, view: SessionView, times: TimeWords, now: Date): void {
  item.text = `$(${iconOf(view)}) ${statusWords(view, now)}`;
  item.tooltip = sessionTooltip(view, times, now, treeMessages.chooseHint);
  item.backgroundColor = isWarning(view) ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.accessibilityInformation = { label: sessionSpoken(view, now, true), role: 'button' };
  item.show();
}

function iconOf({ state }: SessionView): string {
  if (state === 'renewing') return 'sync~spin';
  if (state === 'uncertain') return 'question';
  return state === 'ended' || state === 'outdated' ? 'warning' : 'key';
}

/** A token that is about to end is no news where it is renewed in time. */
function isWarning({ state, hasRefreshToken, way }: SessionView): boolean {
  if (state === 'expiring') return !hasRefreshToken && way !== 'client-credentials';
  return state !== 'active' && state !== 'renewing';
}
