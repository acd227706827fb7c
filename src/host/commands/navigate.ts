/** Commands that move between tokens and select them. */
import * as vscode from 'vscode';
import type { TokenMatch } from '../../core/token/match';
import { commandIds } from '../../shared/contributions';
import { messages } from '../messages';
import type { KeptToken } from '../references';
import { rangeOf, type TokenIndex } from '../tokenIndex';
import { tokenOfNode } from '../tokenNodes';
import type { CommandDeps, CommandTable } from './table';

type NavigateCommand = (typeof commandIds)['selectToken' | 'revealToken' | 'nextToken' | 'previousToken'];

export function navigateCommands(deps: CommandDeps): Pick<CommandTable, NavigateCommand> {
  return {
    [commandIds.selectToken]: (argument) => selectToken(deps, argument),
    [commandIds.revealToken]: (argument) => revealToken(deps, argument),
    [commandIds.nextToken]: () => move(deps, nextAfter),
    [commandIds.previousToken]: () => move(deps, previousBefore),
  };
}

/** Selects the token of a link's reference, or else the token at each cursor. */
async function selectToken({ index, references }: CommandDeps, argument: unknown): Promise<void> {
  const token = references.get(argument);
  if (token?.origin !== undefined) return revealKept(index, token);
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

/** Shows the token of a handle or node where it stands; a click in a list leaves the focus there. */
async function revealToken({ index, references }: CommandDeps, argument: unknown): Promise<void> {
  const token = tokenOfNode(argument) ?? references.get(argument);
  if (token === undefined) return tell(messages.forgotten);
  const isClick = typeof argument === 'object' && argument !== null && 'preserveFocus' in argument;
  await revealKept(index, token, { preserveFocus: isClick });
}

/** The document may have changed since the token was read: it is looked up again, itself first, then what is near. */
async function revealKept(
  { matches }: Pick<TokenIndex, 'matches'>,
  { compact, origin }: KeptToken,
  options?: RevealOptions,
): Promise<void> {
  if (origin === undefined) return tell(messages.notInFile);
  const document = await documentAt(origin.uri);
  if (document === undefined) return tell(messages.fileGone);
  const rank = (match: TokenMatch): number => (match.compact === compact ? 0 : 1);
  const distance = ({ start }: TokenMatch): number => Math.abs(start - origin.start);
  const [nearest] = matches(document).toSorted((a, b) => rank(a) - rank(b) || distance(a) - distance(b));
  if (nearest === undefined) return tell(messages.forgotten);
  await reveal(document, nearest, options);
}

async function documentAt(uri: string): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  return open ?? vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)).then(undefined, () => undefined);
}

interface RevealOptions {
  readonly preserveFocus: boolean;
}

/** Shows a token selected in its document, where that is open already. */
export async function reveal(
  document: vscode.TextDocument,
  match: TokenMatch,
  { preserveFocus }: RevealOptions = { preserveFocus: false },
): Promise<void> {
  if (document.uri.scheme === 'vscode-notebook-cell') return revealCell(document, preserveFocus);
  const { start, end } = rangeOf(document, match);
  const viewColumn = columnOf(document);
  const column = viewColumn === undefined ? {} : { viewColumn };
  const beginning = new vscode.Range(start, start);
  const editor = await vscode.window.showTextDocument(document, { selection: beginning, preserveFocus, ...column });
  // Backwards, because the editor scrolls to the cursor: the end of a token is often far to the right.
  editor.selection = new vscode.Selection(end, start);
  editor.revealRange(beginning, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (visible !== undefined) return visible.viewColumn;
  const address = document.uri.toString();
  const holds = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputText && input.uri.toString() === address;
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(holds))?.viewColumn;
}

/** An editor of its own for the text of a cell would be no place that a person knows. */
async function revealCell(document: vscode.TextDocument, preserveFocus: boolean): Promise<void> {
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find((each) => each.document === document);
    if (cell === undefined) continue;
    const selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
    await vscode.window.showNotebookDocument(notebook, { selections, preserveFocus });
  }
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
