/** The view of kept sessions, by issuer profile, with the time that each still lives. */
import * as vscode from 'vscode';
import { createTimeWords, type TimeWords } from '../../core/present/times';
import type { SessionView } from '../../core/sessions/session';
import type { Clock } from '../clock';
import { createWordsTimer } from '../wordsTimer';
import { factsOf } from './factItems';
import { itemOf, type SessionEntry, type SessionNode } from './sessionItems';
import type { PendingSignIns } from './pendingSignIns';
import type { Sessions } from './sessions';
import { attentionWords, needsAttention, nextWordsChanges } from './treeMessages';

export type { SessionNode } from './sessionItems';

export interface SessionsTreeDeps {
  readonly sessions: Pick<Sessions, 'list' | 'known' | 'damaged' | 'inUse' | 'onDidChange'>;
  /** Sign-ins that wait for a person. */
  readonly pending?: Pick<PendingSignIns, 'list' | 'onDidChange'> | undefined;
  readonly clock: Clock;
  /** Words are kept live while this is visible; always, where none is given. */
  readonly view?: Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'> | undefined;
}

export interface SessionsTree extends vscode.TreeDataProvider<SessionNode>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<SessionNode | undefined>;
  readonly getTreeItem: (node: SessionNode) => vscode.TreeItem;
  readonly getChildren: (node?: SessionNode) => Promise<SessionNode[]>;
  readonly getParent: (node: SessionNode) => SessionNode | undefined;
  /** A session as it stands in the tree now. */
  readonly find: (id: string) => Promise<SessionEntry | undefined>;
}

export function createSessionsTree({ sessions, pending, clock, view }: SessionsTreeDeps): SessionsTree {
  const changes = new vscode.EventEmitter<SessionNode | undefined>();
  const list = createList(sessions);
  let times: TimeWords | undefined;

  const latest = (entry: SessionView): SessionView => sessions.known().find(({ id }) => id === entry.id) ?? entry;
  const tick = (): void => list.entries().forEach((entry) => changes.fire(entry));
  // Nothing is counted down that nobody sees.
  const shown = (): readonly SessionView[] =>
    view === undefined || view.visible ? list.entries().map((entry) => latest(entry.view)) : [];
  const timer = createWordsTimer(clock, () => nextWordsChanges(shown(), clock.now()), tick);

  async function roots(): Promise<SessionNode[]> {
    await list.read();
    timer.restart();
    return [...waitingIn(pending), ...list.top()];
  }

  const parts = vscode.Disposable.from(
    changes,
    timer,
    ...[sessions, pending].flatMap((each) => each?.onDidChange(() => changes.fire(undefined)) ?? []),
    onSeen(view, () => {
      tick();
      timer.restart();
    }),
  );
  return {
    onDidChangeTreeData: changes.event,
    getTreeItem: (node) => {
      times ??= createTimeWords(vscode.env.language, undefined);
      const inUse = list.entries().length > 1 ? sessions.inUse()?.id : undefined;
      const live = 'view' in node ? { ...node, view: latest(node.view) } : node;
      return itemOf(live, { now: clock.now(), times, inUse });
    },
    getChildren: async (node) => (node === undefined ? roots() : childrenOf(node, latest)),
    getParent: list.parentOf,
    find: async (id) => {
      await roots();
      return list.entries().find((entry) => entry.id === id);
    },
    dispose: () => void parts.dispose(),
  };
}

function waitingIn(pending: SessionsTreeDeps['pending']): readonly SessionNode[] {
  return (pending?.list() ?? []).map((signIn) => ({ kind: 'waiting', signIn }));
}

function childrenOf(node: SessionNode, latest: (view: SessionView) => SessionView): SessionNode[] {
  if (node.kind === 'profile') return [...node.sessions];
  return node.kind === 'session' ? [...factsOf(latest(node.view))] : [];
}

interface SessionList {
  readonly read: () => Promise<void>;
  /** As last read: the editor knows a node by its identity. */
  readonly top: () => readonly SessionNode[];
  readonly entries: () => readonly SessionEntry[];
  readonly parentOf: (node: SessionNode) => SessionNode | undefined;
}

function createList(sessions: SessionsTreeDeps['sessions']): SessionList {
  let top: readonly SessionNode[] = [];
  const entries = (): readonly SessionEntry[] => top.flatMap(entriesIn);
  return {
    read: async () => {
      top = await readRoots(sessions);
    },
    top: () => top,
    entries,
    parentOf: (node) => {
      if (node.kind === 'fact') return entries().find(({ id }) => id === node.id);
      if (node.kind !== 'session') return undefined;
      return top.find((each) => each.kind === 'profile' && each.sessions.some(({ id }) => id === node.id));
    },
  };
}

function onSeen(view: SessionsTreeDeps['view'], run: () => void): vscode.Disposable {
  return view?.onDidChangeVisibility(run) ?? { dispose: () => undefined };
}

function entriesIn(node: SessionNode): readonly SessionEntry[] {
  if (node.kind === 'profile') return node.sessions;
  return node.kind === 'session' ? [node] : [];
}

async function readRoots(sessions: SessionsTreeDeps['sessions']): Promise<SessionNode[]> {
  const nodes: SessionNode[] = [];
  try {
    nodes.push(...grouped(await sessions.list()));
    const entries = await sessions.damaged();
    if (entries.length > 0) nodes.push({ kind: 'damaged', entries });
  } catch {
    // Whoever keeps the sessions logs why.
    nodes.push({ kind: 'unreadable' });
  }
  return nodes;
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
