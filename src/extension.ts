/** The composition root: makes the parts, hands them to each other, and gives the editor their disposables. */
import * as vscode from 'vscode';
import { createSystemClock } from './host/clock';
import { registerCommands } from './host/commands';
import { registerCursorContext } from './host/editor/cursorContext';
import { registerExpiryHints } from './host/editor/expiryHints';
import { registerHover } from './host/editor/hover';
import { registerMasking } from './host/editor/masking';
import { registerTerminalLinks } from './host/editor/terminalLinks';
import { registerTokenDocuments } from './host/editor/tokenDocument';
import { sayFailure } from './host/failure';
import { createLog, type Log } from './host/log';
import { messages } from './host/messages';
import { createTokenReader } from './host/reading';
import { createReferences } from './host/references';
import { sayOverLimit } from './host/scanLimit';
import { createSettingsSource } from './host/settings';
import { createTokenIndex } from './host/tokenIndex';
import { logName } from './shared/contributions';

export function activate(context: vscode.ExtensionContext): void {
  const log = createLog(vscode.window.createOutputChannel(logName, { log: true }));
  context.subscriptions.push(log);
  // The editor shows nothing when this fails.
  try {
    compose(context, log);
  } catch (error) {
    sayFailure(log, 'activate', error, messages.notStarted);
  }
}

function compose(context: vscode.ExtensionContext, log: Log): void {
  const clock = createSystemClock();
  const settings = createSettingsSource();
  const references = createReferences();
  const index = createTokenIndex({
    settings,
    onOverLimit: (document) => sayOverLimit(document, settings.current()),
  });
  const reader = createTokenReader({
    clock,
    references,
    locale: vscode.env.language,
  });
  const documents = registerTokenDocuments({ reader, references });
  context.subscriptions.push(
    settings,
    index,
    documents,
    registerHover({ index, reader }),
    registerExpiryHints({ index, reader, settings, clock }),
    registerMasking({ index, settings }),
    registerCursorContext({ index, clock }),
    registerTerminalLinks({ reader, documents }),
    registerCommands({ index, reader, references, documents, settings, log }),
  );
}
