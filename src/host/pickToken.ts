/** Lets a person pick one of several tokens by what it is, how long it lives and where it stands. */
import * as vscode from 'vscode';
import type { TokenMatch } from '../core/token/match';
import type { TokenView } from '../shared/tokenView';
import { messages, placeOf, plain } from './messages';
import type { TokenReader } from './reading';
import type { KeptToken } from './references';
import { originOf } from './tokenIndex';

/** A line of the list. */
export interface TokenItem extends vscode.QuickPickItem {
  readonly compact: string;
  readonly redacted: string;
  readonly place: { readonly document: vscode.TextDocument; readonly match: TokenMatch } | undefined;
}

/** A list longer than this helps nobody and would hold up the extension host while it is written. */
export const listLimit = 1000;

export function itemsFor(
  reader: TokenReader,
  document: vscode.TextDocument,
  matches: readonly TokenMatch[],
): readonly TokenItem[] {
  const path = plain(vscode.workspace.asRelativePath(document.uri));
  return matches.slice(0, listLimit).map((match) => {
    const view = reader.look(match.compact);
    const detail = `${placeOf(path, document.positionAt(match.start))} · ${view.redacted}`;
    return { ...wordsFor(view), detail, compact: match.compact, redacted: view.redacted, place: { document, match } };
  });
}

/** A token that stands in no document. */
export function itemFor(reader: TokenReader, compact: string, detail: string): TokenItem {
  const view = reader.look(compact);
  return {
    ...wordsFor(view),
    detail: `${detail} · ${view.redacted}`,
    compact,
    redacted: view.redacted,
    place: undefined,
  };
}

/** The token of a line, to be kept. */
export function keptToken({ compact, place }: TokenItem): KeptToken {
  return { compact, origin: place && originOf(place.document, place.match) };
}

export async function pickItem(
  items: readonly TokenItem[],
  placeHolder: string,
  title: string = messages.tokenTitle,
): Promise<TokenItem | undefined> {
  return vscode.window.showQuickPick(items, {
    title,
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

/** Whose it is and how its life stands; a pick list would draw `$(name)` in a claim as an icon. */
function wordsFor({ title, provider, issuer, lifetime }: TokenView): {
  readonly label: string;
  readonly description: string;
} {
  const description = [provider, issuer && plain(issuer), lifetime?.short]
    .filter((word) => word !== undefined)
    .join(' · ');
  return { label: title, description };
}
