/** The facts of a session in the tree, one a row; first of all what keeps it from being renewed. */
import * as vscode from 'vscode';
import type { SessionView } from '../../core/sessions/session';
import { assertNever } from '../../shared/assertNever';
import { commandIds } from '../../shared/contributions';
import { sessionTooltip } from './tooltipMessages';
import { errorColor, icon, warningColor, type ItemContext } from './treeIcons';
import { accessTokenWords, refreshTokenWords, treeMessages, wayWords } from './treeMessages';
import { shown } from '../shown';
import { missingOf } from './wantedScopes';

export interface FactNode {
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

export function factsOf(view: SessionView): readonly FactNode[] {
  const trouble: readonly Fact[] = isTrouble(view.state) ? [view.state] : [];
  const missing: readonly Fact[] = missingOf(view, view.requestedScopes).length > 0 ? ['missing-scopes'] : [];
  const facts = [...trouble, 'access-token', 'refresh-token', 'scopes', ...missing, 'way', 'issuer'] as const;
  return facts.map((fact) => ({ kind: 'fact', id: view.id, view, fact }));
}

export function factItem({ id, view, fact }: FactNode, { now, times }: ItemContext): vscode.TreeItem {
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
      return {
        name: treeMessages.notGranted,
        value: listed(missingOf(view, view.requestedScopes)),
        icon: 'warning',
        isWarning: true,
      };
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
