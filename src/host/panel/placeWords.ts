/** Where a token stands, in a few characters. */
import * as vscode from 'vscode';
import { shortText, visibleText } from '../../core/present/escape';
import { placeOf } from '../messages';
import type { KeptToken } from '../references';
import type { TokenIndex } from '../tokenIndex';

const longestName = 60;

/** Such as `login.ts:12`; the name alone where the line is not known; undefined for a token that stands in no file. */
export function placeWords(
  { matches }: Pick<TokenIndex, 'matches'>,
  { compact, origin }: KeptToken,
): string | undefined {
  if (origin === undefined) return undefined;
  const name = visibleText(shortText(nameIn(vscode.Uri.parse(origin.uri)), longestName));
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === origin.uri);
  if (document === undefined) return name;
  const isAsRead = document.version === origin.version;
  const start = isAsRead ? origin.start : matches(document).find((match) => match.compact === compact)?.start;
  return start === undefined ? name : placeOf(name, document.positionAt(start));
}

function nameIn({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
