/** How tokens and their groups stand in the tree: words, icon, and what a screen reader says. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import { plain } from '../messages';
import { icon } from '../sessions/treeIcons';
import { shown } from '../shown';
import { tokenNode, tokenOfNode } from '../tokenNodes';
import { fileName, type Grouping, type TokenGroup } from './tokenGroups';
import type { TokenLook } from './tokenLooks';
import type { TokenRow } from './tokenRows';
import { stateIcon } from './tokenState';
import {
  countSpoken,
  groupName,
  groupWords,
  lineWords,
  lookReminder,
  lookSpoken,
  lookWords,
  tokenTreeMessages,
} from './tokenTreeMessages';

export function rowItem(row: TokenRow, look: TokenLook, grouping: Grouping): vscode.TreeItem {
  const item = new vscode.TreeItem(look.title, vscode.TreeItemCollapsibleState.None);
  const file = shown(fileName(row.uri));
  const place = grouping === 'file' ? lineWords(row.line) : `${file}:${String(row.line)}`;
  const from = grouping === 'file' ? (look.provider ?? look.profile) : undefined;
  item.id = row.id;
  item.iconPath = stateIcon(look.state);
  // What tells the rows apart comes first: the icon says how the token stands where the words are cut.
  const words = [place, ...lookWords(look), from && shown(from), lookReminder(look)];
  item.description = words.filter((word) => word !== undefined).join(' · ');
  item.contextValue = `token.${look.state}`;
  Object.assign(item, clickOn(row));
  item.accessibilityInformation = { label: lookSpoken(look, `${file} ${lineWords(row.line)}`) };
  return item;
}

/** A click shows the token and leaves the focus in the list, so that arrow keys go on from there. */
function clickOn(row: TokenRow): Pick<vscode.TreeItem, 'command'> {
  const token = tokenOfNode(row);
  if (token === undefined) return {};
  const argument = tokenNode(token, { preserveFocus: true });
  return { command: { command: commandIds.revealToken, title: tokenTreeMessages.showInFile, arguments: [argument] } };
}

export function groupItem(group: TokenGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(groupName(group), vscode.TreeItemCollapsibleState.Expanded);
  item.id = group.id;
  item.description = [folderOf(group), String(group.rows.length)].filter((word) => word !== '').join(' · ');
  item.iconPath = groupIcons[group.by];
  if (group.uri !== undefined) item.resourceUri = group.uri;
  item.tooltip = group.uri === undefined ? groupWords(group) : plain(vscode.workspace.asRelativePath(group.uri));
  item.contextValue = `group.${group.by}`;
  item.accessibilityInformation = { label: countSpoken(group) };
  return item;
}

const groupIcons: Readonly<Record<TokenGroup['by'], vscode.ThemeIcon>> = {
  profile: icon('server'),
  issuer: icon('globe'),
  vendor: icon('key'),
  unknown: icon('question'),
  file: vscode.ThemeIcon.File,
};

function folderOf({ uri }: TokenGroup): string {
  if (uri === undefined) return '';
  const path = vscode.workspace.asRelativePath(uri);
  return shown(path.slice(0, Math.max(0, path.length - fileName(uri).length - 1)));
}
