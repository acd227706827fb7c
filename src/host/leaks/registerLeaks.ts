/** The door to the leaks: registers the view and its commands, and loads what is behind when one is first used. */
import * as vscode from 'vscode';
import { commitScheme, contextKeys as keyIds, viewIds } from '../../shared/contributions';
import type { LeakCommand } from '../commands/lateIds';
import type { CommandTable } from '../commands/table';
import { createContextKeys } from '../contextKeys';
import { createLeaksFeature, type LeaksFeature } from './features';
import type { LeakStore } from './foundLeak';
import type { LeakGrouping } from './leakGroups';
import type { LeaksNode } from './leakPages';
import type { LeaksDeps } from './leaksDeps';

export interface LeaksDoor extends vscode.Disposable {
  readonly commands: () => Pick<CommandTable, LeakCommand>;
  /** The leaks that are listed; loads what keeps them when something is done to them, and not to look at them. */
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
  const grouping = createGrouping(deps.context.workspaceState);

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
    store: {
      all: () => made?.store.all() ?? [],
      onDidChange: changes.event,
      check: (fingerprint, result) => feature().store.check(fingerprint, result),
      lookAgain: (uris) => feature().store.lookAgain(uris),
      readBaseline: (folder) => feature().store.readBaseline(folder),
    },
    dispose: () => void parts.dispose(),
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

function createGrouping(state: vscode.Memento): {
  readonly current: () => LeakGrouping;
  readonly choose: (by: LeakGrouping) => Promise<void>;
} {
  const keys = createContextKeys();
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
