/** The door to signing in: registers what the editor asks for, and loads everything behind it when it is first needed. */
import * as vscode from 'vscode';
import { authenticationProviderId, viewIds } from '../../shared/contributions';
import type { SessionView } from '../../core/sessions/session';
import type { SessionCommand } from '../commands/lateIds';
import type { CommandTable } from '../commands/table';
import { after } from '../clock';
import { lateProvider } from '../trees/lateTree';
import { createSessionFeatures, type SessionFeatures } from './features';
import type { SessionDeps } from './sessionDeps';
import type { SessionNode } from './sessionsTree';
import { sessionStateKeys } from './state';

export interface SessionDoor extends vscode.Disposable {
  /** The sessions as they were last read; reads and loads nothing itself. */
  readonly known: () => readonly SessionView[];
  readonly onDidChange: vscode.Event<void>;
  readonly onDidSignIn: vscode.Event<SessionView>;
  /** Loads what keeps them. */
  readonly sessions: () => SessionFeatures['sessions'];
  readonly commands: () => Pick<CommandTable, SessionCommand>;
}

/** Long enough that a window opens without it. */
const startMilliseconds = 1500;

/** Reads no secret and sends nothing; sessions of an earlier window are looked after once this one has opened. */
export function registerSessions(deps: SessionDeps): SessionDoor {
  const { context, clock } = deps;
  const treeChanges = new vscode.EventEmitter<SessionNode | undefined>();
  const knownChanges = new vscode.EventEmitter<void>();
  const signIns = new vscode.EventEmitter<SessionView>();
  const sessionChanges = new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  const tree = lateProvider(treeChanges.event, () => features().tree);
  const view = vscode.window.createTreeView(viewIds.sessions, { treeDataProvider: tree });
  let made: SessionFeatures | undefined;
  const features = (): SessionFeatures => (made ??= make());

  function make(): SessionFeatures {
    const parts = createSessionFeatures({ ...deps, view, onDidSignIn: (session) => signIns.fire(session) });
    parts.tree.onDidChangeTreeData((node) => treeChanges.fire(node));
    parts.sessions.onDidChange(() => knownChanges.fire());
    parts.authentication.onDidChangeSessions((change) => sessionChanges.fire(change));
    return parts;
  }

  const hasSessions = (): boolean => context.globalState.get(sessionStateKeys.kept) === true;
  const isWaiting = context.workspaceState.get(sessionStateKeys.waiting) !== undefined;
  const start = hasSessions() || isWaiting ? [after(clock, startMilliseconds, () => void features())] : [];
  const parts = vscode.Disposable.from(
    view,
    treeChanges,
    knownChanges,
    signIns,
    sessionChanges,
    registerAuthentication({ features, hasSessions, onDidChangeSessions: sessionChanges.event }),
    vscode.window.registerUriHandler({ handleUri: (uri) => features().handleUri(uri) }),
    ...start,
    { dispose: () => void made?.dispose() },
  );
  return {
    known: () => made?.sessions.known() ?? [],
    onDidChange: knownChanges.event,
    onDidSignIn: signIns.event,
    sessions: () => features().sessions,
    commands: () => features().commands,
    dispose: () => void parts.dispose(),
  };
}

interface Authentication {
  readonly features: () => SessionFeatures;
  /** False while there is nothing to hand out. */
  readonly hasSessions: () => boolean;
  readonly onDidChangeSessions: vscode.AuthenticationProvider['onDidChangeSessions'];
}

/** Passes on the questions about challenges too, which the editor asks of a provider that says it understands them. */
function registerAuthentication({ features, hasSessions, onDidChangeSessions }: Authentication): vscode.Disposable {
  const provider: Omit<SessionFeatures['authentication'], 'dispose'> = {
    onDidChangeSessions,
    // The editor asks for all sessions as soon as the provider is there, for its menu of accounts.
    getSessions: async (...args) => (hasSessions() ? features().authentication.getSessions(...args) : []),
    createSession: (...args) => features().authentication.createSession(...args),
    removeSession: (...args) => features().authentication.removeSession(...args),
    getSessionsFromChallenges: async (...args) =>
      hasSessions() ? features().authentication.getSessionsFromChallenges(...args) : [],
    createSessionFromChallenges: (...args) => features().authentication.createSessionFromChallenges(...args),
  };
  // The stable typings lack the second option, which the editor reads without a proposal.
  const options = { supportsMultipleAccounts: true, supportsChallenges: true };
  return vscode.authentication.registerAuthenticationProvider(
    authenticationProviderId,
    'Claimcheck',
    provider,
    options,
  );
}
