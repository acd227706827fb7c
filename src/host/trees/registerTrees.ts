/** The door to the views of tokens and issuers: registers them, and loads what is behind when one is first seen. */
import * as vscode from 'vscode';
import { commandIds, contextKeys as keyIds, viewIds } from '../../shared/contributions';
import type { CommandDeps, CommandTable } from '../commands/table';
import { createContextKeys } from '../contextKeys';
import { createIssuersFeature, createTokensFeature } from './features';
import type { IssuersNode, IssuersTree, KnownSessions } from './issuersTree';
import { registerLateTree } from './lateTree';
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
  const tree = registerLateTree<TokensNode, TokensTree>(viewIds.tokens, (view) =>
    createTokensFeature({ ...deps, view, grouping }),
  );
  const group = (by: Grouping) => async (): Promise<void> => {
    await state.update(groupingKey, by);
    keys.set(keyIds.tokensGrouping, by);
    tree.made()?.refresh();
  };
  keys.set(keyIds.tokensGrouping, grouping());
  return {
    commands: {
      [commandIds.groupTokensByIssuer]: group('issuer'),
      [commandIds.groupTokensByFile]: group('file'),
    },
    dispose: () => void tree.dispose(),
  };
}

function registerIssuers(deps: TreesDeps): vscode.Disposable {
  return registerLateTree<IssuersNode, IssuersTree>(viewIds.issuers, (view) => createIssuersFeature({ ...deps, view }));
}
