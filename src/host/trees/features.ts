/** What is behind the views, put together when one is first seen. */
import { openDocuments } from '../openDocuments';
import { createTokensTree, type TokensTree, type TokensTreeDeps } from './tokensTree';

export function createTokensFeature(deps: Omit<TokensTreeDeps, 'documents'>): TokensTree {
  return createTokensTree({ ...deps, documents: openDocuments });
}
