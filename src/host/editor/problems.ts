/** Shows what the rules find as problems, while one types and at the moment a token expires. */
import * as vscode from 'vscode';
import type { Clock } from '../clock';
import type { SettingsSource } from '../settings';
import type { TokenIndex } from '../tokenIndex';
import type { Verdicts } from '../verdicts';

export interface ProblemsDeps {
  readonly index: TokenIndex;
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly verdicts: Verdicts;
}

export function registerProblems(deps: ProblemsDeps): vscode.Disposable {
  void deps;
  return vscode.Disposable.from();
}
