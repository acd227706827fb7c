/** Explains a JWK, a JWK set or a PEM block when the mouse or the cursor asks. */
import * as vscode from 'vscode';
import type { Clock } from '../clock';
import type { SettingsSource } from '../settings';

export interface KeyHoverDeps {
  readonly clock: Clock;
  readonly settings: SettingsSource;
}

export function registerKeyHover(deps: KeyHoverDeps): vscode.Disposable {
  void deps;
  return vscode.Disposable.from();
}
