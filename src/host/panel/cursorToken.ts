/** The token that the cursor stands on, in any document and in those that show a decoded token. */
import * as vscode from 'vscode';
import { documentScheme } from '../../shared/contributions';
import type { KeptToken, References } from '../references';
import { originOf, type TokenIndex } from '../tokenIndex';

/** More cursors than this are not looked at. */
const mostCursors = 100;

/** Of several cursors the first that stands on a token; the primary one comes first. */
export function cursorToken(index: TokenIndex, references: References): KeptToken | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selections } = editor;
  for (const { active } of selections.slice(0, mostCursors)) {
    const match = index.at(document, active);
    if (match !== undefined) return { compact: match.compact, origin: originOf(document, match) };
  }
  return document.uri.scheme === documentScheme ? references.get(document.uri.query) : undefined;
}
