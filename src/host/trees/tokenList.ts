/** The tokens of the open documents as they were last read, and how they stand now. */
import type * as vscode from 'vscode';
import type { SettingsSource } from '../settings';
import type { TokenIndex } from '../tokenIndex';
import { tokenOfNode } from '../tokenNodes';
import { createTokenLooks, type TokenLook, type TokenLooksDeps } from './tokenLooks';
import { rowsOf, type TokenRow, type TokenRows } from './tokenRows';
import { needsLook } from './tokenState';

export interface TokenListDeps extends TokenLooksDeps {
  readonly index: Pick<TokenIndex, 'matches'>;
  readonly settings: Pick<SettingsSource, 'current' | 'onDidChange'>;
  readonly documents: () => Promise<readonly vscode.TextDocument[]>;
}

export interface TokenList {
  readonly read: () => Promise<void>;
  /** As last read. */
  readonly listed: () => TokenRows;
  /** As it is now. */
  readonly lookOf: (row: TokenRow) => TokenLook;
  /** How many tokens a person should look at, each counted once. */
  readonly attention: () => number;
  /** What is known of the tokens may be another thing now. */
  readonly forget: () => void;
}

export function createTokenList(deps: TokenListDeps): TokenList {
  const looks = createTokenLooks(deps);
  const lookOf = (row: TokenRow): TokenLook => looks.look(compactOf(row));
  let listed: TokenRows = { rows: [], more: 0, unsearched: 0 };
  let readings = 0;
  return {
    read: async () => {
      const turn = ++readings;
      const found = rowsOf(await deps.documents(), deps.index, deps.settings.current().maxDocumentLength);
      // One that began later may have been faster.
      if (turn !== readings) return;
      listed = found;
      looks.keepOnly(new Set(found.rows.map(compactOf)));
    },
    listed: () => listed,
    lookOf,
    attention: () => new Set(listed.rows.filter((row) => needsLook(lookOf(row).state)).map(compactOf)).size,
    forget: looks.forget,
  };
}

export function compactOf(row: TokenRow): string {
  return tokenOfNode(row)?.compact ?? '';
}
