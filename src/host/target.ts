/** Finds the token a command is to work on: by reference, at the cursor, in the selection, or picked. */
import * as vscode from 'vscode';
import type { TokenMatch } from '../core/token/match';
import { commandIds, documentScheme } from '../shared/contributions';
import { messages } from './messages';
import { pickMatch } from './pickToken';
import type { TokenReader } from './reading';
import type { KeptToken, References } from './references';
import { originOf, type TokenIndex } from './tokenIndex';
import { tokenOfNode } from './tokenNodes';

export interface TargetDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly references: References;
}

/**
 * Resolves the target of a command, or says why there is none.
 *
 * A link in any Markdown can call a command with any argument, so a string is taken for a handle and never for a token:
 * the worst a stranger's link can do is ask for a token that does not exist. Menus of trees pass their nodes, which no
 * link can; any other object means the cursor.
 */
export async function resolveTarget(deps: TargetDeps, argument: unknown): Promise<KeptToken | undefined> {
  if (typeof argument === 'string') return deps.references.get(argument) ?? notice(messages.forgotten);
  const ofNode = tokenOfNode(argument);
  if (ofNode !== undefined) return ofNode;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return notice(messages.noEditor);
  return editor.selection.isEmpty ? atCursor(deps, editor) : inSelection(deps, editor);
}

async function atCursor(deps: TargetDeps, { document, selection }: vscode.TextEditor): Promise<KeptToken | undefined> {
  const match = deps.index.at(document, selection.active);
  if (match !== undefined) return keptToken(document, match);
  if (document.uri.scheme === documentScheme)
    return deps.references.get(document.uri.query) ?? notice(messages.forgotten);
  const matches = deps.index.matches(document);
  return matches.length === 0 ? notice(messages.noTokenInFile) : pick(deps, document, matches, messages.pickToken);
}

async function inSelection(
  deps: TargetDeps,
  { document, selection }: vscode.TextEditor,
): Promise<KeptToken | undefined> {
  const start = document.offsetAt(selection.start);
  const end = document.offsetAt(selection.end);
  const touched = deps.index.matches(document).filter((match) => match.start < end && match.end > start);
  const [only] = touched;
  if (only === undefined) return asWritten(document, selection);
  return touched.length === 1 ? keptToken(document, only) : pick(deps, document, touched, messages.pickFound);
}

/** A selection in which no token was found is taken as it stands: decoding then says what is wrong with it. */
function asWritten(document: vscode.TextDocument, selection: vscode.Selection): KeptToken | undefined {
  const compact = document.getText(selection).trim();
  if (compact === '') return notice(messages.nothingIn.selection);
  return { compact, origin: undefined };
}

async function pick(
  { reader }: TargetDeps,
  document: vscode.TextDocument,
  matches: readonly TokenMatch[],
  placeHolder: string,
): Promise<KeptToken | undefined> {
  const match = await pickMatch(reader, document, matches, placeHolder);
  return match === undefined ? undefined : keptToken(document, match);
}

function keptToken(document: vscode.TextDocument, match: TokenMatch): KeptToken {
  return { compact: match.compact, origin: originOf(document, match) };
}

/** Says that there is no target and offers the clipboard; nobody waits for the answer. */
function notice(message: string): undefined {
  void vscode.window.showInformationMessage(message, messages.decodeClipboard).then((choice) => {
    if (choice !== undefined) void vscode.commands.executeCommand(commandIds.decodeClipboard);
  });
  return undefined;
}
