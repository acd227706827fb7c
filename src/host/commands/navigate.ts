/** Commands that move between tokens and select them. */
import * as vscode from 'vscode';
import type { TokenMatch } from '../../core/token/match';
import { commandIds } from '../../shared/contributions';
import { messages } from '../messages';
import type { TokenOrigin } from '../references';
import { rangeOf } from '../tokenIndex';
import type { CommandDeps, CommandTable } from './table';

type NavigateCommand = (typeof commandIds)['selectToken' | 'nextToken' | 'previousToken'];

export function navigateCommands(deps: CommandDeps): Pick<CommandTable, NavigateCommand> {
  return {
    [commandIds.selectToken]: (argument) => selectToken(deps, argument),
    [commandIds.nextToken]: () => move(deps, nextAfter),
    [commandIds.previousToken]: () => move(deps, previousBefore),
  };
}

/** Selects the token of a link's reference, or else the token at each cursor. */
async function selectToken({ index, references }: CommandDeps, argument: unknown): Promise<void> {
  const origin = references.get(argument)?.origin;
  if (origin !== undefined) return revealOrigin(origin, index.matches);
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return tell(messages.noEditor);
  const selections = editor.selections.flatMap(({ active }) => {
    const match = index.at(editor.document, active);
    return match === undefined ? [] : [selectionOf(editor.document, match)];
  });
  const [first] = selections;
  if (first === undefined) return tell(messages.noTokenAtCursor);
  editor.selections = selections;
  editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The document may have changed since the reference was made: the token is looked up again, the nearest one first. */
async function revealOrigin(
  origin: TokenOrigin,
  matchesOf: (document: vscode.TextDocument) => readonly TokenMatch[],
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(origin.uri, true));
  const distance = ({ start }: TokenMatch): number => Math.abs(start - origin.start);
  const [nearest] = matchesOf(document).toSorted((a, b) => distance(a) - distance(b));
  if (nearest === undefined) return tell(messages.forgotten);
  await reveal(document, nearest);
}

/** Shows a token selected in its document. */
export async function reveal(document: vscode.TextDocument, match: TokenMatch): Promise<void> {
  const selection = selectionOf(document, match);
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    selection,
    ...(visible?.viewColumn && { viewColumn: visible.viewColumn }),
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function move(
  { index }: CommandDeps,
  choose: (matches: readonly TokenMatch[], selection: readonly [start: number, end: number]) => TokenMatch | undefined,
): void {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return tell(messages.noEditor);
  const { document, selection } = editor;
  const match = choose(index.matches(document), [document.offsetAt(selection.start), document.offsetAt(selection.end)]);
  if (match === undefined) return tell(messages.noTokenInFile);
  editor.selection = selectionOf(document, match);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The first token that starts after the selection does, or the first of all: a whole token selected is passed by. */
function nextAfter(matches: readonly TokenMatch[], [start, end]: readonly [number, number]): TokenMatch | undefined {
  return matches.find((match) => match.start > start || (match.start === start && end < match.end)) ?? matches[0];
}

function previousBefore(matches: readonly TokenMatch[], [start]: readonly [number, number]): TokenMatch | undefined {
  return matches.findLast((match) => match.start < start) ?? matches.at(-1);
}

function selectionOf(document: vscode.TextDocument, match: TokenMatch): vscode.Selection {
  const { start, end } = rangeOf(document, match);
  return new vscode.Selection(start, end);
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}
