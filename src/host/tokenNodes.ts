/** Nodes that stand for a token: a menu hands one to a command, which so gets the token and where it stands. */
import type { KeptToken } from './references';

/**
 * The key of the token on its node. What a link passes to a command is JSON, in which there is no symbol, so that no
 * link can forge a node. The registry's symbol is the same in every bundle.
 */
const tokenKey = Symbol.for('claimcheck.token');

/** Makes the node stand for the token; neither JSON nor a log of the node shows it. */
export function tokenNode<T extends object>(token: KeptToken, node: T): T {
  return Object.defineProperty(node, tokenKey, { value: token, enumerable: false });
}

/** The token of a node, or undefined for whatever else a command was called with. */
export function tokenOfNode(argument: unknown): KeptToken | undefined {
  if (typeof argument !== 'object' || argument === null || !(tokenKey in argument)) return undefined;
  // Nothing but `tokenNode` sets it.
  return argument[tokenKey] as KeptToken;
}
