/** The tokens of documents as rows of a tree, one for each place where one stands. */
import * as vscode from 'vscode';
import { originOf, type TokenIndex } from '../tokenIndex';
import { tokenNode } from '../tokenNodes';

/** Stands for its token, as commands take it. No part of the token is in what it is told by. */
export interface TokenRow {
  readonly kind: 'token';
  /** Address of the document and the number of the token in it, which typing elsewhere does not change. */
  readonly id: string;
  readonly uri: vscode.Uri;
  /** Counted from one. */
  readonly line: number;
}

export interface TokenRows {
  readonly rows: readonly TokenRow[];
  /** How many tokens are there beside them. */
  readonly more: number;
  /** How many documents are too long to be searched. */
  readonly unsearched: number;
}

/** Nobody reads a longer list, and the editor would draw it slowly. */
const rowLimit = 500;

export function rowsOf(
  documents: readonly vscode.TextDocument[],
  index: Pick<TokenIndex, 'matches'>,
  maxDocumentLength: number,
): TokenRows {
  const rows: TokenRow[] = [];
  const searched = documents.filter((document) => lengthOf(document) <= maxDocumentLength);
  let found = 0;
  for (const document of searched) {
    const matches = index.matches(document);
    found += matches.length;
    for (const [number, match] of matches.slice(0, rowLimit - rows.length).entries()) {
      const { uri } = document;
      const line = document.positionAt(match.start).line + 1;
      const row: TokenRow = { kind: 'token', id: `token:${uri.toString()}#${String(number)}`, uri, line };
      rows.push(tokenNode({ compact: match.compact, origin: originOf(document, match) }, row));
    }
  }
  return { rows, more: found - rows.length, unsearched: documents.length - searched.length };
}

/** Without joining the lines. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(new vscode.Position(document.lineCount, 0));
}
