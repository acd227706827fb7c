/** Lays a JSON value out as a flat list, so that rules about every string or number need no recursion. */
import type { JsonObject, JsonValue } from '../token/decoded';
import { inert } from './wording';

/** One member or element, at any depth. */
export interface JsonNode {
  /** The member's name, or the element's index. */
  readonly key: string | number;
  readonly value: JsonValue;
  /** 1 for a member of the outermost object. */
  readonly depth: number;
  readonly parent: JsonNode | undefined;
}

/** Deeper values are left out: no claim is that deep, and a hostile token must not cost more than its length. */
const deepest = 100;
const longestPath = 120;

/** Every member and element below `root`, in document order within each level. */
export function flattenJson(root: JsonObject): readonly JsonNode[] {
  const nodes: JsonNode[] = [];
  addMembers(nodes, root, undefined);
  // The list grows while it is walked, which replaces recursion: depth cannot exhaust the stack.
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node === undefined || typeof node.value !== 'object' || node.value === null || node.depth >= deepest) continue;
    addMembers(nodes, node.value, node);
  }
  return nodes;
}

/** Such as `cnf.jwk.kid` or `aud[1]`, inert and cut to a readable length. */
export function pathOf(node: JsonNode): string {
  const parts: string[] = [];
  for (let at: JsonNode | undefined = node; at !== undefined; at = at.parent) {
    const { key } = at;
    parts.push(typeof key === 'number' ? `[${key}]` : at.parent === undefined ? key : `.${key}`);
  }
  return inert(parts.reverse().join(''), longestPath);
}

/** The name of the outermost claim that holds the node. */
export function topNameOf(node: JsonNode): string {
  let at = node;
  while (at.parent !== undefined) at = at.parent;
  return String(at.key);
}

function addMembers(
  nodes: JsonNode[],
  container: JsonObject | readonly JsonValue[],
  parent: JsonNode | undefined,
): void {
  const depth = parent === undefined ? 1 : parent.depth + 1;
  if (isArray(container)) {
    for (let key = 0; key < container.length; key++) {
      const value = container[key];
      if (value !== undefined) nodes.push({ key, value, depth, parent });
    }
    return;
  }
  for (const key of Object.keys(container)) {
    const value = container[key];
    if (value !== undefined) nodes.push({ key, value, depth, parent });
  }
}

/** `Array.isArray` does not narrow readonly arrays out of a union. */
function isArray(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
