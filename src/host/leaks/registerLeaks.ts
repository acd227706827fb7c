/** The door to the leaks: registers the view and its commands, and loads what is behind when one is first used. */
import * as vscode from 'vscode';
import { commitScheme, contextKeys as keyIds, viewIds } from '../../shared/contributions';
import type { LeakCommand } from '../commands/lateIds';
import type { CommandTable } from '../commands/table';
import { createContextKeys, type ContextKeys } from '../contextKeys';
import { createLeaksFeature, type LeaksFeature } from './features';
import type { LeakStore } from './foundLeak';
import type { LeakGrouping } from './leakGroups';
import type { LeaksNode } from './leakPages';
import type { LeaksDeps } from './leaksDeps';
import { hasSavedLeaks } from './savedLeaksKey';

export interface LeaksDoor extends vscode.Disposable {
  readonly commands: () => Pick<CommandTable, LeakCommand>;
  /** The leaks that are listed; loads what keeps them when something is asked of it. */
  readonly store: LeakStore;
}

const groupingKey = 'claimcheck.leaksGrouping';

/** Searches nothing and reads no file before a person asks for it. */
export function registerLeaks(deps: LeaksDeps): LeaksDoor {
  const nodes = new vscode.EventEmitter<LeaksNode | undefined>();
  const changes = new vscode.EventEmitter<void>();
  let made: LeaksFeature | undefined;
  const feature = (): LeaksFeature => (made ??= make());
  const view = vscode.window.createTreeView(viewIds.leaks, {
    treeDataProvider: lateTree(nodes.event, () => feature().tree),
    showCollapseAll: true,
    canSelectMany: true,
  });
  const keys = createContextKeys();
  const grouping = createGrouping(deps.context.workspaceState, keys);
  // Until the list itself is there, and tells.
  keys.set(keyIds.hasLeaks, hasSavedLeaks(deps.context.workspaceState));

  function make(): LeaksFeature {
    const ours = createLeaksFeature({ ...deps, view, grouping: grouping.current, group: grouping.choose });
    ours.tree.onDidChangeTreeData((node) => nodes.fire(node));
    ours.store.onDidChange(() => changes.fire());
    return ours;
  }

  const parts = vscode.Disposable.from(
    view,
    nodes,
    changes,
    vscode.workspace.registerTextDocumentContentProvider(commitScheme, {
      provideTextDocumentContent: (uri) => feature().commitText(uri),
    }),
    { dispose: () => void made?.dispose() },
  );
  return {
    commands: () => feature().commands,
    store: lateStore(feature, changes.event),
    dispose: () => void parts.dispose(),
  };
}

/** Whoever asks for the leaks acts on them, also on those of an earlier window. */
export function lateStore(
  feature: () => Pick<LeaksFeature, 'store'>,
  onDidChange: LeakStore['onDidChange'],
): LeakStore {
  return {
    all: () => feature().store.all(),
    onDidChange,
    check: (fingerprint, result) => feature().store.check(fingerprint, result),
    lookAgain: (uris) => feature().store.lookAgain(uris),
    readBaseline: (folder) => feature().store.readBaseline(folder),
  };
}

function lateTree(
  onDidChangeTreeData: vscode.Event<LeaksNode | undefined>,
  tree: () => LeaksFeature['tree'],
): vscode.TreeDataProvider<LeaksNode> {
  return {
    onDidChangeTreeData,
    getTreeItem: (node) => tree().getTreeItem(node),
    getChildren: (node) => tree().getChildren(node),
    getParent: (node) => tree().getParent(node),
    resolveTreeItem: (item, node) => tree().resolveTreeItem(item, node),
  };
}

const groupings: readonly LeakGrouping[] = ['severity', 'file', 'issuer', 'kind'];

function createGrouping(
  state: vscode.Memento,
  keys: ContextKeys,
): {
  readonly current: () => LeakGrouping;
  readonly choose: (by: LeakGrouping) => Promise<void>;
} {
  const current = (): LeakGrouping => groupings.find((each) => each === state.get(groupingKey)) ?? 'severity';
  keys.set(keyIds.leaksGrouping, current());
  return {
    current,
    choose: async (by) => {
      await state.update(groupingKey, by);
      keys.set(keyIds.leaksGrouping, by);
    },
  };
}
