/** How a session and what is known of it stand in the tree: words, icon, tooltip, and what a screen reader says. */
import * as vscode from 'vscode';
import type { TimeWords } from '../../core/present/times';
import type { DamagedEntry } from '../../core/sessions/outcome';
import type { SessionState, SessionView } from '../../core/sessions/session';
import { commandIds } from '../../shared/contributions';
import { assertNever } from '../../shared/assertNever';
import { sessionTooltip } from './tooltipMessages';
import {
  accessTokenWords,
  accountLabel,
  damagedDetail,
  damagedWords,
  missingScopes,
  refreshTokenWords,
  rowWords,
  sessionSpoken,
  shown,
  treeMessages,
  wayWords,
} from './treeMessages';

export type SessionNode =
  | { readonly kind: 'profile'; readonly profile: string; readonly sessions: readonly SessionEntry[] }
  | SessionEntry
  | FactNode
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

interface FactNode {
  readonly kind: 'fact';
  readonly id: string;
  readonly view: SessionView;
  readonly fact: Fact;
}

/** The first three say what keeps a session from being renewed. */
type Fact =
  | 'uncertain'
  | 'outdated'
  | 'ended'
  | 'scopes'
  | 'missing-scopes'
  | 'access-token'
  | 'refresh-token'
  | 'way'
  | 'issuer';

export interface ItemContext {
  readonly now: Date;
  readonly times: TimeWords;
  /** Id of the session in use, where there is another one to tell it from. */
  readonly inUse: string | undefined;
}

export function factsOf(view: SessionView): readonly FactNode[] {
  const trouble: readonly Fact[] = isTrouble(view.state) ? [view.state] : [];
  const missing: readonly Fact[] = missingScopes(view).length > 0 ? ['missing-scopes'] : [];
  const facts = [...trouble, 'access-token', 'refresh-token', 'scopes', ...missing, 'way', 'issuer'] as const;
  return facts.map((fact) => ({ kind: 'fact', id: view.id, view, fact }));
}

export function itemOf(node: SessionNode, context: ItemContext): vscode.TreeItem {
  switch (node.kind) {
    case 'profile':
      return profileItem(node.profile, node.sessions.length);
    case 'session':
      return sessionItem(node, context);
    case 'fact':
      return factItem(node, context);
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

/** Whether asking for new tokens can come to something. */
function isRenewable({ hasRefreshToken, way, state }: SessionView): boolean {
  return way === 'client-credentials' || (hasRefreshToken && state !== 'ended');
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

const warningColor = 'problemsWarningIcon.foreground';
const errorColor = 'problemsErrorIcon.foreground';

function icon(name: string, color?: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}

function factItem({ id, view, fact }: FactNode, { now, times }: ItemContext): vscode.TreeItem {
  if (isTrouble(fact)) return troubleItem(id, fact);
  const { name, value, icon: iconName, isWarning } = factWords(fact, view, now);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  item.id = `session:${id}/${fact}`;
  item.description = value;
  item.iconPath = icon(iconName, isWarning === true ? warningColor : undefined);
  item.tooltip = sessionTooltip(view, times, now);
  item.contextValue = `fact.${fact}`;
  item.accessibilityInformation = { label: `${name}: ${value}` };
  return item;
}

interface FactWords {
  readonly name: string;
  readonly value: string;
  readonly icon: string;
  readonly isWarning?: boolean;
}

function factWords(fact: Exclude<Fact, Trouble>, view: SessionView, now: Date): FactWords {
  switch (fact) {
    case 'access-token':
      return { name: treeMessages.accessToken, value: accessTokenWords(view, now), icon: 'key' };
    case 'refresh-token':
      return { name: treeMessages.refreshToken, value: refreshTokenWords(view, now), icon: 'refresh' };
    case 'scopes':
      return { name: treeMessages.scopes, value: listed(view.scopes), icon: 'checklist' };
    case 'missing-scopes':
      return { name: treeMessages.notGranted, value: listed(missingScopes(view)), icon: 'warning', isWarning: true };
    case 'way':
      return { name: treeMessages.way, value: wayWords[view.way], icon: 'sign-in' };
    case 'issuer':
      return { name: treeMessages.issuer, value: shown(view.issuer), icon: 'globe' };
    default:
      return assertNever(fact);
  }
}

function listed(scopes: readonly string[]): string {
  return scopes.length === 0 ? treeMessages.noScopes : shown(scopes.join(' '));
}

type Trouble = 'uncertain' | 'outdated' | 'ended';

function isTrouble(fact: string): fact is Trouble {
  return fact === 'uncertain' || fact === 'outdated' || fact === 'ended';
}

/** What keeps a session from being renewed, and what to do about it. */
function troubleItem(id: string, trouble: Trouble): vscode.TreeItem {
  const [name, next, more] = troubleWords[trouble];
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  item.id = `session:${id}/${trouble}`;
  item.description = next;
  item.tooltip = more;
  item.iconPath = trouble === 'ended' ? icon('error', errorColor) : icon('warning', warningColor);
  item.contextValue = `fact.${trouble}`;
  item.command =
    trouble === 'outdated'
      ? { command: 'workbench.action.reloadWindow', title: name }
      : // Says what is at stake, and offers to try once more or to sign in again.
        { command: commandIds.refreshSession, title: name, arguments: [id] };
  item.accessibilityInformation = { label: `${name}, ${next}. ${more}`, role: 'button' };
  return item;
}

const troubleWords: Readonly<Record<Trouble, readonly [name: string, next: string, more: string]>> = {
  uncertain: [treeMessages.lost, treeMessages.lostNext, treeMessages.lostMore],
  outdated: [treeMessages.outdated, treeMessages.outdatedNext, treeMessages.outdatedMore],
  ended: [treeMessages.ended, treeMessages.endedNext, treeMessages.endedMore],
};

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
