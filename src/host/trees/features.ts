/** What is behind the views, put together when one is first seen. */
import * as vscode from 'vscode';
import { openDocuments } from '../openDocuments';
import { createIssuersTree, type IssuersTree, type IssuersTreeDeps } from './issuersTree';
import { createTokensTree, type TokensTree, type TokensTreeDeps } from './tokensTree';

export function createTokensFeature(deps: Omit<TokensTreeDeps, 'documents'>): TokensTree {
  return createTokensTree({ ...deps, documents: openDocuments });
}

export function createIssuersFeature(deps: Omit<IssuersTreeDeps, 'isTrusted'>): IssuersTree {
  return createIssuersTree({ ...deps, isTrusted: () => vscode.workspace.isTrusted });
}
