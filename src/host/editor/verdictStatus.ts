/** Tells in the status bar how the tokens of the active file stand. */
import * as vscode from 'vscode';
import type { Clock } from '../clock';
import type { TokenIndex } from '../tokenIndex';
import type { Verdicts } from '../verdicts';

export interface VerdictStatusDeps {
  readonly index: TokenIndex;
  readonly verdicts: Verdicts;
  readonly clock: Clock;
}

export function registerVerdictStatus(deps: VerdictStatusDeps): vscode.Disposable {
  void deps;
  return vscode.Disposable.from();
}
