/** The door to the views of tokens and issuers: registers them, and loads what is behind when one is first seen. */
import * as vscode from 'vscode';
import { commandIds, contextKeys as keyIds, viewIds } from '../../shared/contributions';
import type { CommandDeps, CommandTable } from '../commands/table';
import { createContextKeys } from '../contextKeys';
import { createIssuersFeature, createTokensFeature } from './features';
import type { IssuersNode, IssuersTree, KnownSessions } from './issuersTree';
import type { Grouping } from './tokenGroups';
import type { TokensNode, TokensTree } from './tokensTree';

type TreesCommand = (typeof commandIds)['groupTokensByIssuer' | 'groupTokensByFile'];

export interface TreesDoor extends vscode.Disposable {
  readonly commands: Pick<CommandTable, TreesCommand>;
}

export interface TreesDeps extends CommandDeps {
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState'>;
  readonly sessions: KnownSessions;
}

/** Scans nothing and reads no settings before a view is seen. */
export function registerTrees(deps: TreesDeps): TreesDoor {
  const tokens = registerTokens(deps);
  const parts = vscode.Disposable.from(tokens, registerIssuers(deps));
  return { commands: tokens.commands, dispose: () => void parts.dispose() };
}

const groupingKey = 'claimcheck.tokensGrouping';

function registerTokens(deps: TreesDeps): TreesDoor {
  const state = deps.context.workspaceState;
  const keys = createContextKeys();
  const grouping = (): Grouping => (state.get(groupingKey) === 'file' ? 'file' : 'issuer');
  const changes = new vscode.EventEmitter<TokensNode | undefined>();
  let made: TokensTree | undefined;
  const tree = (): TokensTree => (made ??= make());
  const treeDataProvider: vscode.TreeDataProvider<TokensNode> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: (node) => tree().getTreeItem(node),
    getChildren: (node) => tree().getChildren(node),
    resolveTreeItem: (item, node) => tree().resolveTreeItem(item, node),
  };
  const view = vscode.window.createTreeView(viewIds.tokens, { treeDataProvider, showCollapseAll: true });

  function make(): TokensTree {
    const ours = createTokensFeature({ ...deps, view, grouping });
    ours.onDidChangeTreeData((node) => changes.fire(node));
    return ours;
  }

  const group = (by: Grouping) => async (): Promise<void> => {
    await state.update(groupingKey, by);
    keys.set(keyIds.tokensGrouping, by);
    made?.refresh();
  };
  keys.set(keyIds.tokensGrouping, grouping());
  const parts = vscode.Disposable.from(view, changes, { dispose: () => void made?.dispose() });
  return {
    commands: {
      [commandIds.groupTokensByIssuer]: group('issuer'),
      [commandIds.groupTokensByFile]: group('file'),
    },
    dispose: () => void parts.dispose(),
  };
}

function registerIssuers(deps: TreesDeps): vscode.Disposable {
  const changes = new vscode.EventEmitter<IssuersNode | undefined>();
  let made: IssuersTree | undefined;
  const tree = (): IssuersTree => (made ??= make());
  const treeDataProvider: vscode.TreeDataProvider<IssuersNode> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: (node) => tree().getTreeItem(node),
    getChildren: (node) => tree().getChildren(node),
  };
  const view = vscode.window.createTreeView(viewIds.issuers, { treeDataProvider, showCollapseAll: true });

  function make(): IssuersTree {
    const ours = createIssuersFeature({ ...deps, view });
    ours.onDidChangeTreeData((node) => changes.fire(node));
    return ours;
  }

  return vscode.Disposable.from(view, changes, { dispose: () => void made?.dispose() });
}
