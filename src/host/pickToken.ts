/** Lets a person pick one of several tokens by what it is, how long it lives and where it stands. */
import * as vscode from 'vscode';
import { redactToken } from '../core/token/redact';
import type { TokenMatch } from '../core/token/match';
import type { TokenView } from '../shared/tokenView';
import { placeOf } from './messages';
import type { TokenReader } from './reading';

/** A line of the list. */
export interface TokenItem extends vscode.QuickPickItem {
  readonly compact: string;
  readonly place: { readonly document: vscode.TextDocument; readonly match: TokenMatch } | undefined;
}

/** A list longer than this helps nobody and would hold up the extension host while it is written. */
export const listLimit = 1000;

export function itemsFor(
  reader: TokenReader,
  document: vscode.TextDocument,
  matches: readonly TokenMatch[],
): readonly TokenItem[] {
  const path = vscode.workspace.asRelativePath(document.uri);
  return matches.slice(0, listLimit).map((match) => ({
    ...wordsFor(reader.look(match.compact)),
    detail: `${placeOf(path, document.positionAt(match.start))} · ${redactToken(match.compact)}`,
    compact: match.compact,
    place: { document, match },
  }));
}

/** A token that stands in no document. */
export function itemFor(reader: TokenReader, compact: string, detail: string): TokenItem {
  return {
    ...wordsFor(reader.look(compact)),
    detail,
    compact,
    place: undefined,
  };
}

export async function pickItem(items: readonly TokenItem[], placeHolder: string): Promise<TokenItem | undefined> {
  return vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

export async function pickMatch(
  reader: TokenReader,
  document: vscode.TextDocument,
  matches: readonly TokenMatch[],
  placeHolder: string,
): Promise<TokenMatch | undefined> {
  const item = await pickItem(itemsFor(reader, document, matches), placeHolder);
  return item?.place?.match;
}

/** Quick picks draw `$(name)` as an icon, and nothing of a token may: a provider's or vendor's name is our own text. */
function wordsFor({ title, provider, lifetime }: TokenView): {
  readonly label: string;
  readonly description: string;
} {
  const description = [provider, lifetime?.short].filter((word) => word !== undefined).join(' · ');
  return { label: title, description };
}
