/** The edits that need nothing asked: a redacted signature, a comment. */
import * as vscode from 'vscode';
import { allowComment, type Scanner } from '../core/edits/allowComment';
import { redaction } from '../core/edits/redaction';
import type { Replacement } from '../core/edits/reference';
import { suppressionComment } from '../core/edits/suppression';
import { addReplacement, type PlacedText, type PlacedToken, placeOf } from './tokenPlace';
import { rangeOf } from './tokenIndex';

/** Takes the secret parts of a token; undefined where it has none. */
export function redactionEdit({ document, match }: PlacedToken): vscode.WorkspaceEdit | undefined {
  const replacements = redaction(document.getText(rangeOf(document, match)), match.compact);
  if (replacements === undefined) return undefined;
  const edit = new vscode.WorkspaceEdit();
  for (const replacement of replacements) addReplacement(edit, document, match.start, replacement);
  return edit;
}

/** Adds the comment of a scanner; undefined where no comment can stand. */
export function allowEdit(token: PlacedText, scanner: Scanner): vscode.WorkspaceEdit | undefined {
  const place = placeOf(token);
  return commentEdit(token, place.offset, allowComment(place, scanner));
}

/** Adds a comment that silences one rule; undefined where no comment can stand. */
export function suppressionEdit(token: PlacedText, rule: string, reason: string): vscode.WorkspaceEdit | undefined {
  const place = placeOf(token);
  return commentEdit(token, place.offset, suppressionComment(place, rule, reason));
}

function commentEdit(
  { document }: PlacedText,
  offset: number,
  comment: Replacement | undefined,
): vscode.WorkspaceEdit | undefined {
  if (comment === undefined) return undefined;
  const edit = new vscode.WorkspaceEdit();
  addReplacement(edit, document, offset, comment);
  return edit;
}
