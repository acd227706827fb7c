/** Views whose tree is made when it is first asked for, so that a view nobody looks at costs nothing. */
import * as vscode from 'vscode';
import type { viewIds } from '../../shared/contributions';

/** What a tree that is made late answers. */
export type LateProvider<Node> = Omit<vscode.TreeDataProvider<Node>, 'onDidChangeTreeData'>;

/** A tree with an event that tells of its changes. */
export interface ListedTree<Node> extends LateProvider<Node>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<Node | undefined>;
}

export interface LateTree<Tree> extends vscode.Disposable {
  /** The tree, if it was asked for. */
  readonly made: () => Tree | undefined;
}

/** Registers a view; `make` is called once, when the editor first asks for its nodes. */
export function registerLateTree<Node, Tree extends ListedTree<Node>>(
  id: (typeof viewIds)[keyof typeof viewIds],
  make: (view: vscode.TreeView<Node>) => Tree,
): LateTree<Tree> {
  const changes = new vscode.EventEmitter<Node | undefined>();
  let made: Tree | undefined;
  const tree = (): Tree => {
    if (made === undefined) {
      made = make(view);
      made.onDidChangeTreeData((node) => changes.fire(node));
    }
    return made;
  };
  const treeDataProvider = lateProvider(changes.event, tree);
  const view = vscode.window.createTreeView(id, { treeDataProvider, showCollapseAll: true });
  const parts = vscode.Disposable.from(view, changes, { dispose: () => void made?.dispose() });
  return { made: () => made, dispose: () => void parts.dispose() };
}

/** Passes every question on. */
export function lateProvider<Node>(
  onDidChangeTreeData: vscode.Event<Node | undefined>,
  tree: () => LateProvider<Node>,
): vscode.TreeDataProvider<Node> {
  return {
    onDidChangeTreeData,
    getTreeItem: (node) => tree().getTreeItem(node),
    getChildren: (node) => tree().getChildren(node),
    getParent: (node) => tree().getParent?.(node),
    resolveTreeItem: (item, node, token) => tree().resolveTreeItem?.(item, node, token) ?? item,
  };
}
