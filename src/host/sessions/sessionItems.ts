/** How a session and what is known of it stand in the tree: words, icon, tooltip, and what a screen reader says. */
import * as vscode from 'vscode';
import type { DamagedEntry } from '../../core/sessions/outcome';
import type { SessionState, SessionView } from '../../core/sessions/session';
import { commandIds } from '../../shared/contributions';
import { assertNever } from '../../shared/assertNever';
import { factItem, type FactNode } from './factItems';
import type { PendingSignIn } from './pendingSignIns';
import { sessionTooltip } from './tooltipMessages';
import { accountLabel, damagedDetail, damagedWords, rowWords, sessionSpoken, treeMessages } from './treeMessages';
import { shown } from '../shown';
import { icon, isRenewable, warningColor, errorColor, type ItemContext } from './treeIcons';

export type SessionNode =
  | { readonly kind: 'profile'; readonly profile: string; readonly sessions: readonly SessionEntry[] }
  | SessionEntry
  | FactNode
  | { readonly kind: 'waiting'; readonly signIn: PendingSignIn }
  | { readonly kind: 'damaged'; readonly entries: readonly DamagedEntry[] }
  /** SecretStorage could not be read at all. */
  | { readonly kind: 'unreadable' };

/** Commands read the id of it, and of the facts below it. */
export interface SessionEntry {
  readonly kind: 'session';
  readonly id: string;
  readonly view: SessionView;
  /** The profile stands above it; else it says itself whose it is. */
  readonly isGrouped: boolean;
}

export function itemOf(node: SessionNode, context: ItemContext): vscode.TreeItem {
  switch (node.kind) {
    case 'profile':
      return profileItem(node.profile, node.sessions.length);
    case 'session':
      return sessionItem(node, context);
    case 'fact':
      return factItem(node, context);
    case 'waiting':
      return waitingItem(node.signIn);
    case 'damaged':
      return damagedItem(node.entries);
    case 'unreadable':
      return checkItem('unreadable', treeMessages.storeFailed, treeMessages.storeFailedNext);
    default:
      return assertNever(node);
  }
}

function profileItem(profile: string, count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(shown(profile), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `profile:${profile}`;
  item.iconPath = new vscode.ThemeIcon('server');
  item.description = String(count);
  item.contextValue = 'profile';
  return item;
}

/** The page with the code is what a person may look for; what waits for the browser has a notification. */
function waitingItem({ profile, way }: PendingSignIn): vscode.TreeItem {
  const item = new vscode.TreeItem(treeMessages.waiting, vscode.TreeItemCollapsibleState.None);
  item.description = shown(profile);
  item.iconPath = icon('loading~spin');
  item.contextValue = 'waiting';
  const label = `${treeMessages.waiting}, ${shown(profile)}`;
  if (way !== 'device-code') item.accessibilityInformation = { label };
  else {
    item.command = { command: commandIds.showSignIn, title: treeMessages.waiting };
    item.accessibilityInformation = { label, role: 'button' };
  }
  return item;
}

function sessionItem({ id, view, isGrouped }: SessionEntry, { now, times, inUse }: ItemContext): vscode.TreeItem {
  const item = new vscode.TreeItem(accountLabel(view), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `session:${id}`;
  item.iconPath = icons[view.state](view, id === inUse);
  item.description = [
    rowWords(view, now),
    ...(isGrouped ? [] : [shown(view.profile)]),
    ...(id === inUse ? [treeMessages.inUse] : []),
  ].join(' · ');
  item.tooltip = sessionTooltip(view, times, now);
  item.contextValue = ['session', view.state, ...(isRenewable(view) ? ['renewable'] : [])].join('.');
  item.accessibilityInformation = { label: sessionSpoken(view, now, id === inUse) };
  return item;
}

/** By shape first: colour only repeats what the shape says. Filled, where the session is in use and all is well. */
const icons: Readonly<Record<SessionState, (view: SessionView, isInUse: boolean) => vscode.ThemeIcon>> = {
  active: goodIcon,
  expiring: (view, isInUse) => (isRenewable(view) ? goodIcon(view, isInUse) : icon('warning', warningColor)),
  expired: () => icon('history'),
  renewing: () => icon('sync~spin'),
  uncertain: () => icon('question', warningColor),
  outdated: () => icon('warning', warningColor),
  ended: () => icon('error', errorColor),
};

function goodIcon(_view: SessionView, isInUse: boolean): vscode.ThemeIcon {
  return icon(isInUse ? 'pass-filled' : 'pass', 'charts.green');
}

function damagedItem(entries: readonly DamagedEntry[]): vscode.TreeItem {
  const item = checkItem('damaged', damagedWords(entries.length), treeMessages.damagedNext);
  item.tooltip = damagedDetail(entries);
  return item;
}

/** Something is wrong with SecretStorage itself; the command says more. */
function checkItem(id: string, name: string, next: string): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  item.id = id;
  item.description = next;
  item.iconPath = icon('warning', warningColor);
  item.contextValue = id;
  item.command = { command: commandIds.checkSecretStorage, title: name };
  item.accessibilityInformation = { label: `${name}, ${next}`, role: 'button' };
  return item;
}
