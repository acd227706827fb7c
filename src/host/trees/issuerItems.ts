/** How issuers and what is known of them stand in the tree: words, icon, and what a screen reader says. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import { issuerMessages } from '../issuerMessages';
import type { ProfileEntry, PlacedProblem, Standing } from '../issuers/entries';
import { urlsIn } from '../issuers/hosts';
import { isForLogin } from '../issuers/loginFacts';
import { problemSentence } from '../issuers/problemMessages';
import { errorColor, icon, warningColor } from '../sessions/treeIcons';
import { shown } from '../shown';
import type { IssuerFact } from './issuerFacts';
import type { IssuerRow } from './issuerRows';
import { issuerTreeMessages as words } from './issuerTreeMessages';

export function issuerItem(row: IssuerRow, hasKeys: boolean): vscode.TreeItem {
  return row.kind === 'broken' ? brokenItem(row, row.problem) : entryItem(row, hasKeys);
}

function entryItem(
  { id, entry, warnings }: IssuerRow & { readonly kind: 'issuer' },
  hasKeys: boolean,
): vscode.TreeItem {
  const { profile, standing, source } = entry;
  const item = new vscode.TreeItem(shown(profile.name), vscode.TreeItemCollapsibleState.Collapsed);
  const standingText = standingWords[standing];
  item.id = id;
  item.description = [...(standingText === undefined ? [] : [standingText]), shown(profile.issuer)].join(' · ');
  item.iconPath = iconOf(entry, warnings.length > 0);
  item.tooltip = [
    shown(profile.name),
    shown(profile.issuer),
    issuerStanding(entry),
    ...warnings.map(({ problem }) => problemSentence(problem)),
  ].join('\n');
  item.contextValue = [
    ...['issuer', source.kind, standing],
    ...(standing === 'in-effect' && isForLogin(profile) ? ['login'] : []),
    ...(hasKeys ? ['keys'] : []),
  ].join('.');
  item.accessibilityInformation = {
    label: `${shown(profile.name)}, ${shown(profile.issuer)}, ${issuerStanding(entry)}`,
  };
  return item;
}

/** By shape first: colour only repeats what the shape says. */
function iconOf({ standing, profile }: ProfileEntry, hasWarnings: boolean): vscode.ThemeIcon {
  if (standing === 'not-agreed') return icon('question', warningColor);
  if (standing !== 'in-effect') return icon('circle-slash');
  if (hasWarnings) return icon('warning', warningColor);
  return icon(urlsIn(profile.issuer).length > 0 ? 'server' : 'key');
}

const standingWords: Readonly<Record<Standing, string | undefined>> = {
  'in-effect': undefined,
  'not-agreed': words.waits,
  'own-profile': words.unused,
  'name-taken': words.unused,
  outside: words.unused,
};

/** A person's own entry counts without having been agreed to. */
function issuerStanding({ standing, source }: ProfileEntry): string {
  return standing === 'in-effect' && source.kind === 'user' ? words.inEffect : issuerMessages.standing[standing];
}

/** What is wrong with it is what the row is about. */
function brokenItem(row: IssuerRow, { entry, place, problem }: PlacedProblem): vscode.TreeItem {
  const name = entry === '' ? words.wholeList : shown(entry);
  const sentence = problemSentence(problem);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  item.id = row.id;
  item.command = { command: commandIds.editIssuer, title: name, arguments: [row] };
  item.description = `${words.broken} · ${sentence}`;
  item.tooltip = `${name}\n${sentence}`;
  item.iconPath = icon('error', errorColor);
  item.contextValue = `broken.${place === undefined ? 'user' : 'workspace'}`;
  item.accessibilityInformation = { label: `${name}, ${words.broken}. ${sentence}`, role: 'button' };
  return item;
}

export function factItem(owner: IssuerRow, fact: IssuerFact): vscode.TreeItem {
  const item = new vscode.TreeItem(fact.name, vscode.TreeItemCollapsibleState.None);
  const value = shown(fact.value);
  item.id = `${owner.id}/${fact.id}`;
  item.description = value;
  item.tooltip = `${fact.name}: ${value}`;
  item.iconPath = icon(fact.icon, fact.isWarning === true ? warningColor : undefined);
  item.contextValue = `fact.${fact.id}`;
  item.accessibilityInformation = { label: `${fact.name}: ${value}` };
  if (fact.id === 'standing' && owner.kind === 'issuer' && owner.entry.standing === 'not-agreed') {
    item.command = { command: commandIds.reviewWorkspaceIssuers, title: fact.name, arguments: [owner] };
  }
  return item;
}
