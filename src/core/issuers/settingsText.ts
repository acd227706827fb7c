/** Where in the text of a settings file the issuers stand, and what is wrong with them there. */
import { findNodeAtLocation, getNodeValue, parseTree, type JSONPath, type Node } from 'jsonc-parser';
import type { IssuerProblem } from './issuer';
import { parseIssuers } from './parseIssuers';

/** The settings that hold issuers. */
export type IssuersKey = 'claimcheck.issuers' | 'claimcheck.workspaceIssuers';

/** UTF-16 offsets. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

export interface IssuerTextProblem extends IssuerProblem, TextPlace {
  readonly key: IssuersKey;
}

const keys: readonly IssuersKey[] = ['claimcheck.issuers', 'claimcheck.workspaceIssuers'];

/** The problems of {@link parseIssuers}, each at the member it is about; of a text that cannot be read, none. */
export function issuerProblemsIn(text: string): readonly IssuerTextProblem[] {
  const root = rootOf(text);
  if (root === undefined) return [];
  return keys.flatMap((key) => {
    const list = listIn(root, key);
    if (list === undefined) return [];
    const { problems } = parseIssuers(valueOf(list));
    return problems.map((problem) => ({ ...problem, key, ...placeOf(closest(list, pathOf(problem))) }));
  });
}

/** A value too deep to be made, although its text was read, is no list. */
function valueOf(list: Node): unknown {
  try {
    return getNodeValue(list);
  } catch {
    return undefined;
  }
}

/** Where an entry stands; the list itself where there is no such entry. */
export function issuerPlaceIn(text: string, key: IssuersKey, index: number): TextPlace | undefined {
  const root = rootOf(text);
  const list = root && listIn(root, key);
  return list && placeOf(closest(list, [index]));
}

/** Undefined for what cannot be read; brackets in brackets without end exhaust the parser's stack. */
function rootOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch {
    return undefined;
  }
}

/** Settings stand at the top of a settings file, and under `settings` in a workspace file. */
function listIn(root: Node, key: IssuersKey): Node | undefined {
  return findNodeAtLocation(root, [key]) ?? findNodeAtLocation(root, ['settings', key]);
}

/** `audiences[1]` of the third entry is `[2, 'audiences', 1]`. */
function pathOf({ index, path }: IssuerProblem): JSONPath {
  if (index === undefined) return [];
  const members = path.split('.').flatMap((part) => {
    const [name = '', ...positions] = part.split('[');
    return [...(name === '' ? [] : [name]), ...positions.map((position) => Number.parseInt(position, 10))];
  });
  return [index, ...members];
}

/** The node at the path, or the nearest one above it that is there: a missing member has no place of its own. */
function closest(list: Node, path: JSONPath): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const found = findNodeAtLocation(list, path.slice(0, length));
    if (found !== undefined) return found;
  }
  return list;
}

/** Of an object its first brace alone, so that not the whole entry is underlined. */
function placeOf({ type, offset, length }: Node): TextPlace {
  return { start: offset, end: offset + (type === 'object' || type === 'array' ? 1 : length) };
}
