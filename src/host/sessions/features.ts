/** Everything behind the door to signing in, put together when it is first needed. */
import * as vscode from 'vscode';
import { createTimeWords, type TimeWords } from '../../core/present/times';
import { contextKeys } from '../../shared/contributions';
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
import { resumeSignIn } from './resumeSignIn';
import { sessionCommands } from './sessionCommands';
import type { SessionDeps } from './sessionDeps';
import { createSessions } from './sessions';
import { createSessionStatus } from './sessionStatus';
import { attentionBadge, createSessionsTree, type SessionsTree } from './sessionsTree';
import { signIn } from './signIn';
import { createSignInPage } from './signInPage';
import { sessionStateKeys } from './state';
import { createTokenUse } from './use/tokenUse';
import { createWaitingSignIns } from './waitingSignIn';

export interface SessionFeatures extends vscode.Disposable {
  readonly commands: Pick<CommandTable, SessionCommand>;
  readonly tree: SessionsTree;
  readonly authentication: ClaimcheckAuthenticationProvider;
  readonly handleUri: (uri: vscode.Uri) => void;
}

export interface SessionFeaturesDeps extends SessionDeps {
  readonly view: vscode.TreeView<unknown>;
}

export function createSessionFeatures(deps: SessionFeaturesDeps): SessionFeatures {
  const { context, clock, settings, secrets, profiles, hosts, http, keys, log } = deps;
  const { globalState, workspaceState, globalStorageUri, extensionUri } = context;
  const flowLog = createFlowLog(() => vscode.window.createOutputChannel(flowLogName), clock.now);
  const oauth = { ...createOAuthDeps({ http, clock, trace: flowLog.step }), keys };
  const requests = createOAuthRequests({ profiles, hosts, http, secrets, clock, oauth });
  const sessions = createSessions({
    secrets,
    state: globalState,
    storage: globalStorageUri,
    profiles,
    requests,
    oauth,
    clock,
    settings,
    log,
  });
  const page = createSignInPage({ extensionUri, clock });
  const keysOfEditor = createContextKeys();
  const devices = createDeviceSignIns({ page, contextKeys: keysOfEditor, openUrl });
  const redirects = createRedirectHandler();
  const waiting = createWaitingSignIns(secrets, workspaceState, clock.now);
  const dialog = createDialog();
  const common = { ...deps, dialog, sessions, requests, oauth, flowLog, openUrl };
  const flow = {
    ...common,
    page,
    workspaceState,
    contextKeys: keysOfEditor,
    times: createTimes(),
    waiting,
    devices,
    redirects,
  };
  const use = createTokenUse({ ...common, workspaceState, environment: context.environmentVariableCollection });
  const tree = createSessionsTree({ sessions, clock, view: deps.view });
  const authentication = createAuthenticationProvider({
    sessions,
    profiles,
    clock,
    log,
    signIn: (wanted) => signIn(flow, flow, wanted),
    onDidSignOut: (report) => void sayEnded(flow, report),
  });
  const parts = vscode.Disposable.from(
    flowLog,
    sessions,
    page,
    devices,
    use,
    tree,
    authentication,
    createSessionStatus({ sessions, clock, settings }),
    showStanding(sessions, keysOfEditor, globalState, deps.view),
  );
  void sessions.list();
  void resumeSignIn(flow);
  return {
    commands: { ...sessionCommands(flow), ...use.commands },
    tree,
    authentication,
    handleUri: redirects.handleUri,
    dispose: () => void parts.dispose(),
  };
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
    keys.set(contextKeys.signedIn, isKept);
    if ((state.get(sessionStateKeys.kept) === true) !== isKept) void state.update(sessionStateKeys.kept, isKept);
    view.badge = attentionBadge(known);
  });
}
