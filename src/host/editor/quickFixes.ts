/** Offers what can be done about a token or a problem at the cursor. */
import * as vscode from 'vscode';
import type { TokenReader } from '../reading';
import type { TokenIndex } from '../tokenIndex';

export interface QuickFixesDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
}

export function registerQuickFixes(deps: QuickFixesDeps): vscode.Disposable {
  void deps;
  return vscode.Disposable.from();
}
