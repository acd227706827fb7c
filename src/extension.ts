/** The composition root: makes the parts, hands them to each other, and gives the editor their disposables. */
import * as vscode from 'vscode';
import { createSystemClock } from './host/clock';
import { registerCommands } from './host/commands';
import { registerEditor } from './host/editor/register';
import { registerTokenDocuments } from './host/editor/tokenDocument';
import { sayFailure } from './host/failure';
import { createTrust } from './host/issuers/trust';
import { registerLeakActs } from './host/leaks/acts/registerLeakActs';
import { registerLeaks } from './host/leaks/registerLeaks';
import { createLog, type Log } from './host/log';
import { messages } from './host/messages';
import { registerPanel } from './host/panel/registerPanel';
import { createTokenReader } from './host/reading';
import { createReferences } from './host/references';
import { sayOverLimit } from './host/scanLimit';
import { registerSessions } from './host/sessions/registerSessions';
import { createSettingsSource } from './host/settings';
import { createTokenIndex } from './host/tokenIndex';
import { registerTrees } from './host/trees/registerTrees';
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
  const trust = createTrust({ context, settings, clock, log });
  const reader = createTokenReader({
    clock,
    references,
    settings,
    verdicts: trust.verdicts,
    locale: vscode.env.language,
  });
  const documents = registerTokenDocuments({ reader, references });
  const deps = { index, reader, references, documents, settings, log, clock, ...trust };
  const sessions = registerSessions({ ...deps, context });
  const trees = registerTrees({ ...deps, context, sessions });
  const panel = registerPanel({ ...deps, context, sessions });
  const leaks = registerLeaks({ ...deps, context });
  const leakActs = registerLeakActs({ ...deps, sessions: sessions.sessions, store: leaks.store, distPath: __dirname });
  context.subscriptions.push(
    settings,
    index,
    trust,
    documents,
    registerEditor({ index, reader, documents, settings, clock, trust, leaks: leakActs.problems }),
    registerCommands({ ...deps, sessions, trees, panel, leaks, leakActs }),
    sessions,
    trees,
    panel,
    leaks,
    leakActs,
  );
}
