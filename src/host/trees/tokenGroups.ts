/** The rows of the tree of tokens by whom they are from, or by file. */
import * as vscode from 'vscode';
import type { TokenLook } from './tokenLooks';
import type { TokenRow } from './tokenRows';

export type Grouping = 'issuer' | 'file';

export interface TokenGroup {
  readonly kind: 'group';
  readonly id: string;
  /** What the rows have in common, empty where nothing is known; text of a token is hostile still. */
  readonly name: string;
  /** `issuer` is what tokens say of themselves, `profile` the person's own word for those that fit one. */
  readonly by: 'profile' | 'issuer' | 'vendor' | 'unknown' | 'file';
  /** Of the file. */
  readonly uri: vscode.Uri | undefined;
  readonly rows: readonly TokenRow[];
}

export function groupsOf(
  rows: readonly TokenRow[],
  grouping: Grouping,
  lookOf: (row: TokenRow) => TokenLook,
): readonly TokenGroup[] {
  if (grouping === 'file') return collected(rows, ({ uri }) => fileGroup(uri));
  const groups = collected(rows, (row) => issuerGroup(lookOf(row)));
  const rank = ({ by }: TokenGroup): number => order.indexOf(by);
  return groups.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

const order: readonly TokenGroup['by'][] = ['profile', 'issuer', 'vendor', 'unknown'];

type Empty = Omit<TokenGroup, 'rows' | 'kind'>;

function collected(rows: readonly TokenRow[], groupFor: (row: TokenRow) => Empty): readonly TokenGroup[] {
  const groups = new Map<string, Empty & { readonly rows: TokenRow[] }>();
  for (const row of rows) {
    const empty = groupFor(row);
    const group = groups.get(empty.id) ?? { ...empty, rows: [] };
    group.rows.push(row);
    groups.set(empty.id, group);
  }
  return [...groups.values()].map((group) => ({ ...group, kind: 'group' }));
}

function issuerGroup({ profile, issuer, provider, isOpaque }: TokenLook): Empty {
  const group = (by: TokenGroup['by'], name: string): Empty => ({ id: `${by}:${name}`, name, by, uri: undefined });
  if (profile !== undefined) return group('profile', profile);
  if (issuer !== undefined) return group('issuer', issuer);
  return isOpaque && provider !== undefined ? group('vendor', provider) : group('unknown', '');
}

function fileGroup(uri: vscode.Uri): Empty {
  const file = notebookOf(uri) ?? uri;
  return { id: `file:${file.toString()}`, name: fileName(file), by: 'file', uri: file };
}

/** The cells of a notebook are one file. */
function notebookOf({ scheme, path }: vscode.Uri): vscode.Uri | undefined {
  if (scheme !== 'vscode-notebook-cell') return undefined;
  return vscode.workspace.notebookDocuments.find(({ uri }) => uri.path === path)?.uri;
}

/** Without the folders. */
export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1) || path;
}
