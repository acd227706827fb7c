/** A token in a document as the edits of core want it, and their replacements as edits of the document. */
import * as vscode from 'vscode';
import type { Replacement, TokenPlace } from '../core/edits/reference';
import type { TokenMatch } from '../core/token/match';

/** A token where it stands. */
export interface PlacedToken {
  readonly document: vscode.TextDocument;
  readonly match: TokenMatch;
}

/** A token, or another credential: for what needs its place alone. */
export interface PlacedText {
  readonly document: vscode.TextDocument;
  readonly match: Pick<TokenMatch, 'start' | 'end'>;
}

/** A string that begins further in front of a token than this is none. */
const farthest = 500_000;

/** How many lines behind the token are read: what joins it with them is on the next. */
const linesBehind = 2;

/** What {@link TokenPlace} holds, and where in the document its text begins. */
export interface DocumentPlace extends TokenPlace {
  readonly offset: number;
}

export function placeOf({ document, match }: PlacedText): DocumentPlace {
  const from = document.positionAt(Math.max(0, match.start - farthest));
  const first = from.line === 0 ? from : new vscode.Position(from.line + 1, 0);
  const last = new vscode.Position(document.positionAt(match.end).line + linesBehind + 1, 0);
  const offset = Math.min(match.start, document.offsetAt(first));
  return {
    languageId: document.languageId,
    fileName: document.uri.path,
    text: document.getText(new vscode.Range(document.positionAt(offset), last)),
    start: match.start - offset,
    end: match.end - offset,
    offset,
  };
}

/** Adds a replacement to an edit; its offsets count from `offset` in the document. */
export function addReplacement(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  offset: number,
  { start, end, newText }: Replacement,
): void {
  const range = new vscode.Range(document.positionAt(offset + start), document.positionAt(offset + end));
  edit.replace(document.uri, range, newText);
}
