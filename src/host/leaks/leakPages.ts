/** The tree of leaks as it is drawn: groups, and pages of those that are too many for one. */
import type { LeakGroup, LeakNode } from './leakGroups';

/** What comes behind the first ones of a long list. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly nodes: readonly LeaksNode[];
}

export type LeaksNode = LeakGroup | LeakNode | MoreNode;

export interface LeakPages {
  readonly roots: readonly LeaksNode[];
  readonly childrenOf: (node: LeaksNode) => readonly LeaksNode[];
  readonly parentOf: (node: LeaksNode) => LeaksNode | undefined;
  /** Every leak that is not accepted or resolved, in the order of the tree. */
  readonly inOrder: readonly LeakNode[];
}

/** The editor draws all rows of a list that is open, seen or not. */
const pageSize = 250;

export function leakPages(groups: readonly LeakGroup[]): LeakPages {
  const parents = new Map<string, LeaksNode | undefined>();
  const children = new Map<string, readonly LeaksNode[]>();
  const place = (parent: LeaksNode | undefined, all: readonly LeaksNode[]): readonly LeaksNode[] => {
    const rest = all.slice(pageSize);
    const own: LeaksNode[] = all.slice(0, pageSize);
    if (rest.length > 0) own.push({ kind: 'more', id: `more:${nodeId(rest[0])}`, nodes: rest });
    for (const node of own) {
      parents.set(nodeId(node), parent);
      if (node.kind !== 'leak') children.set(nodeId(node), place(node, node.nodes));
    }
    return own;
  };
  const roots = place(undefined, groups);
  return {
    roots,
    childrenOf: (node) => children.get(nodeId(node)) ?? [],
    parentOf: (node) => parents.get(nodeId(node)),
    inOrder: groups.filter(({ topic: { by } }) => by !== 'known' && by !== 'resolved').flatMap(({ nodes }) => nodes),
  };
}

/** The same for the same thing in lists made one after the other. */
export function nodeId(node: LeaksNode | undefined): string {
  if (node === undefined) return '';
  return node.kind === 'leak' ? node.found.id : node.id;
}
