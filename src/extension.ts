/** The composition root: makes the parts, hands them to each other, and gives the editor their disposables. */
import * as vscode from 'vscode';
import { createSystemClock } from './host/clock';
import { registerHover } from './host/editor/hover';
import { createTokenReader } from './host/reading';
import { createReferences } from './host/references';
import { createSettingsSource } from './host/settings';
import { createTokenIndex } from './host/tokenIndex';

export function activate(context: vscode.ExtensionContext): void {
  const clock = createSystemClock();
  const references = createReferences();
  const settings = createSettingsSource();
  const index = createTokenIndex({ settings, onOverLimit: () => undefined });
  const reader = createTokenReader({ clock, references, locale: vscode.env.language });
  context.subscriptions.push(settings, index, registerHover({ index, reader }));
}
