/** The command that compares two tokens in the diff editor. */
import * as vscode from 'vscode';
import { locateTokens } from '../../core/token/locate';
import { commandIds, documentScheme } from '../../shared/contributions';
import { messages } from '../messages';
import { openDocuments } from '../openDocuments';
import { itemFor, itemsFor, keptToken, listLimit, pickItem, type TokenItem } from '../pickToken';
import type { KeptToken } from '../references';
import { originOf } from '../tokenIndex';
import { tokenOfNode } from '../tokenNodes';
import type { CommandDeps, CommandTable } from './table';

type CompareCommand = (typeof commandIds)['compareTokens'];

export function compareCommands(deps: CommandDeps): Pick<CommandTable, CompareCommand> {
  return {
    [commandIds.compareTokens]: async (argument) => {
      const candidates = await candidateItems(deps, vscode.env.clipboard);
      const first = named(deps, argument) ?? (await picked(candidates, messages.compareFirst));
      if (first === undefined) return;
      const others = candidates.filter(({ compact }) => compact !== first.compact);
      const second = await picked(others, messages.compareSecond);
      if (second !== undefined) await deps.documents.compare(deps.reader.read(first), deps.reader.read(second));
    },
  };
}

/** The token that a link or a node names, or the cursor stands on; without one, the person is asked for both. */
function named({ index, references }: CommandDeps, argument: unknown): KeptToken | undefined {
  if (typeof argument === 'string') return references.get(argument);
  const ofNode = tokenOfNode(argument);
  if (ofNode !== undefined) return ofNode;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  if (editor.document.uri.scheme === documentScheme) return references.get(editor.document.uri.query);
  const match = index.at(editor.document, editor.selection.active);
  return (
    match && {
      compact: match.compact,
      origin: originOf(editor.document, match),
    }
  );
}

async function picked(items: readonly TokenItem[], placeHolder: string): Promise<KeptToken | undefined> {
  if (items.length === 0) {
    void vscode.window.showInformationMessage(messages.noSecondToken);
    return undefined;
  }
  const item = await pickItem(items, placeHolder, messages.compareTitle);
  return item && keptToken(item);
}

/** Tokens of the clipboard first, because copying one is how a second token usually arrives; each token once. */
export async function candidateItems(
  { index, reader, settings }: Pick<CommandDeps, 'index' | 'reader' | 'settings'>,
  { readText }: Pick<vscode.Clipboard, 'readText'>,
): Promise<readonly TokenItem[]> {
  const clipboard = await readText();
  const copied = clipboard.length > settings.current().maxDocumentLength ? [] : locateTokens(clipboard);
  const items = new Map<string, TokenItem>();
  for (const { compact } of copied) items.set(compact, itemFor(reader, compact, messages.clipboardToken));
  for (const document of await openDocuments()) {
    const fresh = index.matches(document).filter(({ compact }) => !items.has(compact));
    for (const item of itemsFor(reader, document, fresh.slice(0, listLimit - items.size)))
      items.set(item.compact, item);
  }
  return [...items.values()];
}
