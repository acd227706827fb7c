/** Registers everything the editor shows of tokens and keys. */
import * as vscode from 'vscode';
import type { Clock } from '../clock';
import type { Trust } from '../issuers/trust';
import { registerLeakFixes } from '../leaks/leakFixes';
import type { LeakProblems } from '../leaks/leakProblems';
import type { TokenReader } from '../reading';
import type { SettingsSource } from '../settings';
import type { TokenIndex } from '../tokenIndex';
import { registerAutomaticValidation } from './automaticValidation';
import { registerCursorContext } from './cursorContext';
import { registerExpiryHints } from './expiryHints';
import { registerHover } from './hover';
import { registerKeyHover } from './keyHover';
import { registerMasking } from './masking';
import { registerProblems } from './problems';
import { registerQuickFixes } from './quickFixes';
import { registerRulePages } from './rulePages';
import { registerTerminalLinks } from './terminalLinks';
import type { TokenDocuments } from './tokenDocument';
import { registerVerdictStatus } from './verdictStatus';

export interface EditorDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly documents: TokenDocuments;
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly trust: Trust;
  readonly leaks: LeakProblems;
}

export function registerEditor({
  index,
  reader,
  documents,
  settings,
  clock,
  trust,
  leaks,
}: EditorDeps): vscode.Disposable {
  const { verdicts } = trust;
  return vscode.Disposable.from(
    registerHover({ index, reader }),
    registerExpiryHints({ index, reader, settings, clock }),
    registerMasking({ index, settings }),
    registerCursorContext({ index, clock }),
    registerTerminalLinks({ reader, documents }),
    registerKeyHover({ clock, settings }),
    registerProblems({ index, reader, settings, clock, verdicts, leaks }),
    registerQuickFixes({ index, reader, verdicts }),
    registerLeakFixes({ index, leaks }),
    registerVerdictStatus({ index, reader, verdicts, clock }),
    registerAutomaticValidation({ index, verdicts, settings, clock }),
    registerRulePages(),
  );
}
