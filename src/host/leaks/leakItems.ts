/** How leaks and their groups stand in the tree: words, icon, and what a screen reader says. */
import * as vscode from 'vscode';
import type { LeakRank } from '../../core/leaks/leak';
import type { TimeWords } from '../../core/present/times';
import { commandIds } from '../../shared/contributions';
import { errorColor, icon, warningColor } from '../sessions/treeIcons';
import { shown } from '../shown';
import type { FoundLeak } from './foundLeak';
import type { GroupTopic, LeakGroup, LeakGrouping, LeakNode } from './leakGroups';
import { saidWords } from './leakAnswerMessages';
import type { MoreNode } from './leakPages';
import {
  groupName,
  folderWords,
  groupSentence,
  leakTreeMessages,
  moreWords,
  rowPlace,
  rankName,
  shortRankNames,
  spokenPlace,
  stateWords,
  trackingWords,
} from './leakTreeMessages';
import { counted } from './scanMessages';

/** By which words of instants, and from when on. */
export interface LeakMoment {
  readonly times: TimeWords;
  readonly now: Date;
}

export function leakItem(node: LeakNode, grouping: LeakGrouping, { times, now }: LeakMoment): vscode.TreeItem {
  const { found } = node;
  const said = saidWords(found, times, now);
  const { leak, state, rank } = found;
  // The place comes first, since what comes last is out of sight in a narrow side bar.
  const item = new vscode.TreeItem(rowPlace(found, grouping !== 'file'), vscode.TreeItemCollapsibleState.None);
  item.id = found.id;
  item.iconPath = leakIcon(found);
  const words = [
    shown(leak.title),
    grouping === 'file' ? undefined : folderOf(found),
    said,
    stateWords(found),
    grouping === 'severity' || state === 'resolved' || said !== undefined ? undefined : shortRankNames[rank],
    trackingWords(found),
    shown(leak.redacted),
  ];
  item.description = words.filter((word) => word !== undefined).join(' · ');
  item.contextValue = `leak.${state}.${rank}.${matterOf(leak)}`;
  item.command = { command: commandIds.revealLeak, title: leakTreeMessages.reveal, arguments: [node] };
  if (isQuiet(found)) item.resourceUri = quietUri;
  item.accessibilityInformation = { label: spoken(found, said) };
  return item;
}

/** What can be done about it, for the `when` clauses of menus: no issuer knows of a key, nor takes a secret back. */
function matterOf({ kind }: FoundLeak['leak']): 'token' | 'key' | 'secret' {
  if (kind === 'private-key') return 'key';
  return kind === 'client-secret' ? 'secret' : 'token';
}

/** The address of rows that ask for nobody: a decoration draws them grey. */
export const quietUri = vscode.Uri.from({ scheme: 'claimcheck-leak', path: '/quiet' });

function isQuiet({ state, rank }: FoundLeak): boolean {
  return state === 'known' || state === 'resolved' || rank === 'expired';
}

function leakIcon({ state, rank, said }: FoundLeak): vscode.ThemeIcon {
  if (state === 'resolved') return icon('pass', 'disabledForeground');
  if (state === 'known') return icon('check', 'disabledForeground');
  if (said?.result === 'revoked') return icon('circle-slash', 'disabledForeground');
  return rankIcon(rank);
}

function rankIcon(rank: LeakRank): vscode.ThemeIcon {
  switch (rank) {
    case 'verified':
      return icon('error', errorColor);
    case 'live':
      return icon('warning', warningColor);
    case 'test':
      return icon('beaker');
    case 'expired':
      return icon('history', 'disabledForeground');
  }
}

function spoken(found: FoundLeak, said: string | undefined): string {
  const { leak, rank } = found;
  const words = [stateWords(found), said ?? rankName(rank), trackingWords(found)].filter((word) => word !== undefined);
  return [spokenPlace(found), shown(leak.title), ...words].join(', ');
}

export function leakGroupItem(group: LeakGroup): vscode.TreeItem {
  const { topic, nodes } = group;
  const item = new vscode.TreeItem(groupName(topic), collapsibleOf(topic));
  item.id = group.id;
  const folder = topic.by === 'file' ? folderOf(topic.found) : undefined;
  item.description = [...(folder === undefined ? [] : [folder]), String(nodes.length)].join(' · ');
  item.iconPath = groupIcon(topic);
  if (topic.by === 'file') item.resourceUri = topic.found.uri;
  item.tooltip = groupSentence(topic);
  item.contextValue = `leaks.${topic.by}`;
  item.accessibilityInformation = { label: `${groupName(topic)}, ${counted(nodes.length, 'leak')}` };
  return item;
}

/** What cannot be used any more, or was accepted, is there for who looks for it. */
function collapsibleOf(topic: GroupTopic): vscode.TreeItemCollapsibleState {
  const isFolded = topic.by === 'known' || topic.by === 'resolved' || (topic.by === 'rank' && topic.rank === 'expired');
  return isFolded ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
}

function groupIcon(topic: GroupTopic): vscode.ThemeIcon {
  switch (topic.by) {
    case 'rank':
      return rankIcon(topic.rank);
    case 'file':
      return vscode.ThemeIcon.File;
    case 'issuer':
      return icon(topic.issuer === undefined ? 'question' : 'globe');
    case 'kind':
      return icon(topic.leakKind === 'private-key' || topic.leakKind === 'client-secret' ? 'lock' : 'key');
    case 'known':
      return icon('check');
    case 'resolved':
      return icon('pass');
  }
}

function folderOf(found: FoundLeak): string | undefined {
  const isOne = (vscode.workspace.workspaceFolders?.length ?? 0) < 2;
  return folderWords(found, isOne);
}

export function moreItem(node: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(moreWords(node.nodes.length), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = node.id;
  item.iconPath = icon('ellipsis');
  item.contextValue = 'leaks.more';
  return item;
}
