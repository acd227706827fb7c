/** Everything behind the door to signing in, put together when it is first needed. */
import * as vscode from 'vscode';
import { createTimeWords, type TimeWords } from '../../core/present/times';
import { contextKeys as keyIds } from '../../shared/contributions';
import type { SessionView } from '../../core/sessions/session';
import type { SessionCommand } from '../commands/lateIds';
import type { CommandTable } from '../commands/table';
import { createContextKeys } from '../contextKeys';
import { createDialog } from '../dialog';
import { createAuthenticationProvider, type ClaimcheckAuthenticationProvider } from './authenticationProvider';
import { createRedirectHandler } from './browserSignIn';
import { createDeviceSignIns } from './deviceSignIns';
import { sayEnded } from './endSession';
import { openUrl } from '../openUrl';
import { createFlowLog } from './flowLog';
import { flowLogName } from './flowMessages';
import { createOAuthDeps } from './oauthDeps';
import { createOAuthRequests } from './requests';
import { createPendingSignIns } from './pendingSignIns';
import { resumeSignIn } from './resumeSignIn';
import { sessionCommands, type SessionCommandsDeps } from './sessionCommands';
import type { SessionDeps } from './sessionDeps';
import { createSessions, type Sessions } from './sessions';
import { createSessionStatus } from './sessionStatus';
import { attentionBadge, createSessionsTree, type SessionsTree } from './sessionsTree';
import { signIn } from './signIn';
import { createSignInPage } from './signInPage';
import { storeHealthSentence } from './signOutMessages';
import { sessionStateKeys } from './state';
import { createTokenUse } from './use/tokenUse';
import type { UseDeps } from './use/useDeps';
import { createWaitingSignIns } from './waitingSignIn';

export interface SessionFeatures extends vscode.Disposable {
  readonly sessions: Pick<Sessions, 'list' | 'known' | 'peek' | 'onDidChange'>;
  readonly commands: Pick<CommandTable, SessionCommand>;
  readonly tree: SessionsTree;
  readonly authentication: ClaimcheckAuthenticationProvider;
  readonly handleUri: (uri: vscode.Uri) => void;
}

export interface SessionFeaturesDeps extends SessionDeps {
  readonly view: vscode.TreeView<unknown>;
  readonly onDidSignIn: (session: SessionView) => void;
}

export function createSessionFeatures(deps: SessionFeaturesDeps): SessionFeatures {
  const { clock, settings, profiles, log, context, view } = deps;
  const flow: SessionCommandsDeps & UseDeps = {
    ...createFlow(deps),
    onDidSignIn: (session) => {
      void reveal(view, tree, session.id);
      deps.onDidSignIn(session);
    },
  };
  const { sessions, contextKeys: keys } = flow;
  const use = createTokenUse(flow);
  const tree = createSessionsTree({ sessions, pending: flow.pending, clock, view });
  const authentication = createAuthenticationProvider({
    sessions,
    profiles,
    clock,
    log,
    signIn: (wanted) => signIn(flow, flow, wanted),
    onDidSignOut: (report) => void sayEnded(flow, report),
  });
  const parts = vscode.Disposable.from(
    ...[flow.flowLog, sessions, flow.page, flow.devices, flow.pending, use, tree, authentication],
    createSessionStatus({ sessions, clock, settings }),
    showStanding(sessions, keys, context.globalState, view),
  );
  start(flow, { hadSessions: context.globalState.get(sessionStateKeys.kept) === true });
  return {
    sessions,
    commands: { ...sessionCommands(flow), ...use.commands },
    tree,
    authentication,
    handleUri: flow.redirects.handleUri,
    dispose: () => void parts.dispose(),
  };
}

/** Where the view is seen, a new session is selected in it; the focus stays where it is. */
async function reveal(view: vscode.TreeView<unknown>, tree: SessionsTree, id: string): Promise<void> {
  if (!view.visible) return;
  const entry = await tree.find(id);
  // A session that was ended meanwhile cannot be shown, which nobody needs to be told.
  if (entry !== undefined) await view.reveal(entry, { select: true, focus: false }).then(undefined, () => undefined);
}

/** Everything that signing in is given. */
function createFlow(deps: SessionFeaturesDeps): SessionCommandsDeps & UseDeps {
  const { context, clock, settings, secrets, profiles, hosts, http, keys, log } = deps;
  const { globalState: state, workspaceState, globalStorageUri: storage, extensionUri } = context;
  const flowLog = createFlowLog(() => vscode.window.createOutputChannel(flowLogName), clock.now);
  const oauth = { ...createOAuthDeps({ http, clock, trace: flowLog.step }), keys };
  const requests = createOAuthRequests({ profiles, hosts, http, secrets, clock, oauth });
  const page = createSignInPage({ extensionUri, clock });
  const contextKeys = createContextKeys();
  return {
    ...deps,
    dialog: createDialog(),
    sessions: createSessions({ secrets, state, storage, profiles, requests, oauth, clock, settings, log }),
    requests,
    oauth,
    flowLog,
    openUrl,
    page,
    workspaceState,
    environment: context.environmentVariableCollection,
    contextKeys,
    times: createTimes(),
    waiting: createWaitingSignIns(secrets, workspaceState, clock.now),
    devices: createDeviceSignIns({ page, contextKeys, openUrl }),
    pending: createPendingSignIns(),
    redirects: createRedirectHandler(),
  };
}

/** What an earlier window left: its sessions, and a sign-in that waits. A failure is for the log: nobody asked. */
function start(flow: SessionCommandsDeps, { hadSessions }: { readonly hadSessions: boolean }): void {
  if (hadSessions) {
    sayLoss(flow).catch((error: unknown) => flow.log.failure('The secret storage was not looked at', error));
  }
  flow.sessions.list().catch((error: unknown) => flow.log.failure('Sessions were not read', error));
  resumeSignIn(flow).catch((error: unknown) => flow.log.failure('A sign-in was not gone on with', error));
}

/** Sessions were kept, and the secret storage has lost them: that is said before anybody wonders. */
async function sayLoss({ sessions, dialog }: SessionCommandsDeps): Promise<void> {
  const health = await sessions.health();
  if (health === 'not-persisted' || health === 'unavailable') await dialog.warn(storeHealthSentence(health));
}

/** Formatters cost too much to make before somebody reads a time. */
function createTimes(): () => TimeWords {
  let times: TimeWords | undefined;
  return () => (times ??= createTimeWords(vscode.env.language, undefined));
}

/** Tells the editor, and the next window, whether there are sessions, and how many need a person. */
function showStanding(
  sessions: Pick<ReturnType<typeof createSessions>, 'known' | 'onDidChange'>,
  keys: ReturnType<typeof createContextKeys>,
  state: vscode.Memento,
  view: vscode.TreeView<unknown>,
): vscode.Disposable {
  return sessions.onDidChange(() => {
    const known = sessions.known();
    const isKept = known.length > 0;
    keys.set(keyIds.signedIn, isKept);
    if ((state.get(sessionStateKeys.kept) === true) !== isKept) void state.update(sessionStateKeys.kept, isKept);
    view.badge = attentionBadge(known);
  });
}
