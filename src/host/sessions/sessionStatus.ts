/** Tells in the status bar which session is in use, and how long its access token still lives. */
import * as vscode from 'vscode';
import { createTimeWords, type TimeWords } from '../../core/present/times';
import type { SessionView } from '../../core/sessions/session';
import { commandIds } from '../../shared/contributions';
import type { Clock } from '../clock';
import type { SettingsSource } from '../settings';
import type { Sessions } from './sessions';
import { sessionTooltip } from './tooltipMessages';
import { nextWordsChange, sessionSpoken, statusWords, treeMessages } from './treeMessages';

export interface SessionStatusDeps {
  readonly sessions: Pick<Sessions, 'inUse' | 'onDidChange'>;
  readonly clock: Clock;
  readonly settings: Pick<SettingsSource, 'current' | 'onDidChange'>;
}

/** Left of the tokens of the file. */
const priority = 11;

export function createSessionStatus({ sessions, clock, settings }: SessionStatusDeps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('claimcheck.session', vscode.StatusBarAlignment.Right, priority);
  item.name = treeMessages.statusName;
  item.command = commandIds.selectSession;
  let times: TimeWords | undefined;
  let waiting: vscode.Disposable | undefined;

  function update(): void {
    waiting?.dispose();
    waiting = undefined;
    const view = settings.current().sessionStatusBar ? sessions.inUse() : undefined;
    if (view === undefined) return item.hide();
    times ??= createTimeWords(vscode.env.language, undefined);
    const now = clock.now();
    show(item, view, times, now);
    const next = nextWordsChange(view, now);
    if (next !== undefined) waiting = clock.at(next, update);
  }

  update();
  return vscode.Disposable.from(item, sessions.onDidChange(update), settings.onDidChange(update), {
    dispose: () => void waiting?.dispose(),
  });
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
