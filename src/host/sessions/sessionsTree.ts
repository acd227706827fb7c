/** The view of kept sessions, by issuer profile, with the time that each still lives. */
import * as vscode from 'vscode';
import { createTimeWords, type TimeWords } from '../../core/present/times';
import type { SessionView } from '../../core/sessions/session';
import type { Clock } from '../clock';
import { factsOf, itemOf, type SessionEntry, type SessionNode } from './sessionItems';
import type { Sessions } from './sessions';
import { attentionWords, needsAttention, nextWordsChange } from './treeMessages';

export type { SessionNode } from './sessionItems';

export interface SessionsTreeDeps {
  readonly sessions: Pick<Sessions, 'list' | 'known' | 'damaged' | 'inUse' | 'onDidChange'>;
  readonly clock: Clock;
  /** Words are kept live while this is visible; always, where none is given. */
  readonly view?: Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'> | undefined;
}

export interface SessionsTree extends vscode.TreeDataProvider<SessionNode>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<SessionNode | undefined>;
  readonly getTreeItem: (node: SessionNode) => vscode.TreeItem;
  readonly getChildren: (node?: SessionNode) => Promise<SessionNode[]>;
}

export function createSessionsTree({ sessions, clock, view }: SessionsTreeDeps): SessionsTree {
  const changes = new vscode.EventEmitter<SessionNode | undefined>();
  /** As last handed out: the editor knows a node by its identity. */
  let entries: readonly SessionEntry[] = [];
  let times: TimeWords | undefined;
  let waiting: vscode.Disposable | undefined;
  let hasRead = false;

  const latest = (entry: SessionView): SessionView => sessions.known().find(({ id }) => id === entry.id) ?? entry;

  /** Nothing is counted down that nobody sees. */
  function keepLive(): void {
    waiting?.dispose();
    waiting = undefined;
    if (view !== undefined && !view.visible) return;
    const now = clock.now();
    const next = entries.flatMap((entry) => nextWordsChange(latest(entry.view), now)?.getTime() ?? []);
    if (next.length > 0) waiting = clock.at(new Date(Math.min(...next)), tick);
  }

  function tick(): void {
    for (const entry of entries) changes.fire(entry);
    keepLive();
  }

  async function roots(): Promise<SessionNode[]> {
    const views = await readSessions();
    if (views === undefined) return [{ kind: 'unreadable' }];
    const nodes = grouped(views);
    entries = nodes.flatMap((node) =>
      node.kind === 'profile' ? node.sessions : node.kind === 'session' ? [node] : [],
    );
    keepLive();
    const damaged = await sessions.damaged().catch(() => []);
    return [...nodes, ...(damaged.length === 0 ? [] : [{ kind: 'damaged' as const, entries: damaged }])];
  }

  async function readSessions(): Promise<readonly SessionView[] | undefined> {
    if (hasRead) return sessions.known();
    try {
      const views = await sessions.list();
      hasRead = true;
      return views;
    } catch {
      // Whoever keeps the sessions has logged why.
      return undefined;
    }
  }

  const subscriptions = [
    changes,
    sessions.onDidChange(() => changes.fire(undefined)),
    ...(view === undefined ? [] : [view.onDidChangeVisibility(({ visible }) => (visible ? tick() : keepLive()))]),
  ];
  return {
    onDidChangeTreeData: changes.event,
    getTreeItem: (node) => {
      times ??= createTimeWords(vscode.env.language, undefined);
      return itemOf('view' in node ? { ...node, view: latest(node.view) } : node, {
        now: clock.now(),
        times,
        inUse: entries.length > 1 ? sessions.inUse()?.id : undefined,
      });
    },
    getChildren: async (node) => {
      if (node === undefined) return roots();
      if (node.kind === 'profile') return [...node.sessions];
      return node.kind === 'session' ? [...factsOf(latest(node.view))] : [];
    },
    dispose: () => {
      waiting?.dispose();
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** How many sessions wait for a person; undefined when none does. */
export function attentionBadge(views: readonly SessionView[]): vscode.ViewBadge | undefined {
  const value = views.filter(({ state }) => needsAttention(state)).length;
  return value === 0 ? undefined : { value, tooltip: attentionWords(value) };
}

/** By profile where there are several, in the order in which they are kept. */
function grouped(views: readonly SessionView[]): readonly SessionNode[] {
  const names = [...new Set(views.map(({ profile }) => profile))];
  const entriesOf = (of: readonly SessionView[], isGrouped: boolean): readonly SessionEntry[] =>
    of.map((view) => ({ kind: 'session', id: view.id, view, isGrouped }));
  if (names.length < 2) return entriesOf(views, false);
  return names.map((profile) => ({
    kind: 'profile',
    profile,
    sessions: entriesOf(
      views.filter((view) => view.profile === profile),
      true,
    ),
  }));
}
