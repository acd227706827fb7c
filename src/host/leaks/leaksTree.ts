/** The view of leaks: what was found, put together as the person likes, with a badge for what needs attention. */
import * as vscode from 'vscode';
import type { TimeWords } from '../../core/present/times';
import type { Clock } from '../clock';
import { workspaceTrust, type Trust } from '../trust';
import type { FolderBaselines } from './folderBaselines';
import { leakGroups, type LeakGrouping, type LeakNode } from './leakGroups';
import { leakGroupItem, leakItem, moreItem, quietUri } from './leakItems';
import type { LeakList } from './leakList';
import { leakPages, type LeakPages, type LeaksNode } from './leakPages';
import { needsAttention } from './leakStanding';
import { leakTooltip } from './leakTooltip';
import { attentionWords, baselineWords, earlierWords, restrictedWords, unlistedWords } from './leakTreeMessages';
import { outcomeWords, progressWords, scanMessages } from './scanMessages';
import type { Scans } from './scans';

/** What of the view is read and written. */
export type LeaksView = Pick<vscode.TreeView<unknown>, 'visible' | 'badge' | 'message'>;

export interface LeaksTreeDeps {
  readonly list: Pick<LeakList, 'all' | 'unlisted' | 'onDidChange'>;
  readonly scans: Pick<Scans, 'progress' | 'last' | 'onDidChange'>;
  readonly baselines: Pick<FolderBaselines, 'problems'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly times: TimeWords;
  readonly view: LeaksView;
  readonly grouping: () => LeakGrouping;
  readonly trust?: Trust;
}

export interface LeaksTree extends vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<LeaksNode | undefined>;
  readonly getTreeItem: (node: LeaksNode) => vscode.TreeItem;
  readonly getChildren: (node?: LeaksNode) => LeaksNode[];
  readonly getParent: (node: LeaksNode) => LeaksNode | undefined;
  readonly resolveTreeItem: (item: vscode.TreeItem, node: LeaksNode) => vscode.TreeItem;
  /** The leaks that stand open, in the order of the tree. */
  readonly inOrder: () => readonly LeakNode[];
  /** Draws anew, as after another grouping was chosen. */
  readonly refresh: () => void;
}

export function createLeaksTree(deps: LeaksTreeDeps): LeaksTree {
  const { list, scans, grouping, clock, times } = deps;
  const changes = new vscode.EventEmitter<LeaksNode | undefined>();
  let drawn: LeakPages | undefined;
  const pages = (): LeakPages => (drawn ??= leakPages(leakGroups(list.all(), grouping())));
  const refresh = (): void => {
    drawn = undefined;
    changes.fire(undefined);
    showStanding(deps);
  };
  const parts = vscode.Disposable.from(
    changes,
    list.onDidChange(refresh),
    scans.onDidChange(() => showStanding(deps)),
    decorateQuiet(),
  );
  return {
    onDidChangeTreeData: changes.event,
    getTreeItem: (node) => {
      if (node.kind === 'leak') return leakItem(node, grouping(), { times, now: clock.now() });
      return node.kind === 'group' ? leakGroupItem(node) : moreItem(node);
    },
    getChildren: (node) => [...(node === undefined ? pages().roots : pages().childrenOf(node))],
    getParent: (node) => pages().parentOf(node),
    resolveTreeItem: (item, node) => {
      if (node.kind === 'leak') item.tooltip = leakTooltip(node.found, times, clock.now());
      return item;
    },
    inOrder: () => pages().inOrder,
    refresh,
    dispose: () => void parts.dispose(),
  };
}

/** Badge and the words above the list. */
function showStanding({ list, scans, baselines, view, trust = workspaceTrust }: LeaksTreeDeps): void {
  const attention = new Set(
    list
      .all()
      .filter(needsAttention)
      .map(({ leak }) => leak.fingerprint),
  ).size;
  view.badge = attention === 0 ? undefined : { value: attention, tooltip: attentionWords(attention) };
  // The editor takes an empty text for none.
  view.message = standingWords({ list, scans, baselines, isTrusted: trust.isTrusted() }).join(' ');
}

function standingWords({
  list,
  scans,
  baselines,
  isTrusted,
}: Pick<LeaksTreeDeps, 'list' | 'scans' | 'baselines'> & { readonly isTrusted: boolean }): string[] {
  const progress = scans.progress();
  if (progress !== undefined) {
    return [`${scanMessages.title}: ${progress.done === 0 ? scanMessages.listing : progressWords(progress)}`];
  }
  const unread = (vscode.workspace.workspaceFolders ?? []).reduce(
    (count, folder) => count + baselines.problems(folder).length,
    0,
  );
  const hasSearched = scans.last().length > 0;
  return [
    ...(hasSearched ? [outcomeWords(scans.last(), isTrusted)] : list.all().length > 0 ? [earlierWords] : []),
    ...(!isTrusted && (hasSearched || list.all().length > 0) ? [restrictedWords] : []),
    ...(list.unlisted() === 0 ? [] : [unlistedWords(list.unlisted())]),
    ...(unread === 0 ? [] : [baselineWords(unread)]),
  ];
}

/** Draws the rows grey that ask for nobody. */
function decorateQuiet(): vscode.Disposable {
  const color = new vscode.ThemeColor('disabledForeground');
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === quietUri.scheme ? { color } : undefined),
  });
}
