/** Shares sessions with other extensions through `vscode.authentication`; the editor asks the person before it does. */
import * as vscode from 'vscode';
import type { SignOutReport } from '../../core/sessions/outcome';
import type { SessionView } from '../../core/sessions/session';
import type { Clock } from '../clock';
import type { Log } from '../log';
import { authenticationMessages, leftOut, notDeleted, whyBound } from './authenticationMessages';
import { demandOf, type AuthenticationConstraint, type Demand } from './challenges';
import { oauthFailureSentence } from './failureMessages';
import type { Sessions } from './sessions';
import { createSharedChanges, isShared, type SharedChange } from './sharedChanges';
import { accountId, byLeastRights, isBound, sharedSession } from './sharedSessions';
import { signInFor, type SharedSignInDeps } from './sharedSignIn';
import { createStepUps, type StepUps } from './stepUps';
import { hasWanted, wantedOf } from './wantedScopes';

export interface AuthenticationProviderDeps extends SharedSignInDeps {
  readonly sessions: Pick<Sessions, 'list' | 'known' | 'token' | 'signOut' | 'inUse' | 'onDidChange'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'info' | 'failure'>;
  /** The person ended a session in the editor's own menu; says what the server answered. */
  readonly onDidSignOut?: ((report: SignOutReport) => void) | undefined;
}

type Options = vscode.AuthenticationProviderSessionOptions;

/**
 * The two members about challenges are not in the stable typings (proposal `authenticationChallenges`), but the editor
 * calls them where a provider is registered with `supportsChallenges: true`, which needs no proposal.
 */
export interface ClaimcheckAuthenticationProvider extends vscode.AuthenticationProvider, vscode.Disposable {
  readonly getSessionsFromChallenges: (
    constraint: AuthenticationConstraint,
    options: Options,
  ) => Promise<vscode.AuthenticationSession[]>;
  readonly createSessionFromChallenges: (
    constraint: AuthenticationConstraint,
    options: Options,
  ) => Promise<vscode.AuthenticationSession>;
}

/** Never asks a person unless a session is to be created, and sends nothing unless a token has to be renewed. */
export function createAuthenticationProvider(deps: AuthenticationProviderDeps): ClaimcheckAuthenticationProvider {
  const { sessions, clock } = deps;
  const changes = new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  const stepUps = createStepUps(clock);
  const handOut = createHandOut(deps);
  const subscription = tellChanges(deps, handOut, changes);

  const find = async (demand: Demand, options: Options): Promise<vscode.AuthenticationSession[]> =>
    matching(deps, handOut, stepUps, demand, options);

  async function create({ scopes, stepUp }: Demand, { account }: Options): Promise<vscode.AuthenticationSession> {
    const known = sessions.known().find((view) => accountId(view) === account?.id);
    const token = await signInFor(deps, { scopes, stepUp, profile: known?.profile });
    if (stepUp !== undefined) stepUps.remember(token.view, stepUp);
    const session = sharedSession(token.view, token, { all: sessions.known(), scopes });
    // The editor takes its request off the list of accounts when a session with these very scopes is added.
    changes.fire({ added: [session], removed: [], changed: [] });
    return session;
  }

  return {
    onDidChangeSessions: changes.event,
    getSessions: async (scopes, options) =>
      scopes === undefined ? listed(deps, handOut, options) : find({ scopes, stepUp: undefined }, options),
    createSession: async (scopes, options) => create({ scopes, stepUp: undefined }, options),
    getSessionsFromChallenges: async (constraint, options) => {
      const demand = demandOf(constraint);
      return demand === undefined ? [] : find(demand, options);
    },
    createSessionFromChallenges: async (constraint, options) => {
      const demand = demandOf(constraint);
      if (demand === undefined) throw new Error(authenticationMessages.noBearerChallenge);
      return create(demand, options);
    },
    removeSession: (id) => remove(deps, id),
    dispose: () => void vscode.Disposable.from(changes, subscription).dispose(),
  };
}

function tellChanges(
  { sessions, log }: AuthenticationProviderDeps,
  handOut: HandOut,
  changes: vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>,
): vscode.Disposable {
  const changeOf = createSharedChanges();
  return sessions.onDidChange(() => {
    const all = sessions.known();
    const change = changeOf(all);
    if (change === undefined) return;
    eventOf(handOut, change, all).then(
      (event) => changes.fire(event),
      (error: unknown) => log.failure('Changed sessions were not told of', error),
    );
  });
}

async function remove({ sessions, onDidSignOut }: AuthenticationProviderDeps, id: string): Promise<void> {
  const report = await sessions.signOut(id);
  onDidSignOut?.(report);
  if (!report.deleted) throw new Error(notDeleted(report.view.profile));
}

interface HandOutOptions {
  readonly all: readonly SessionView[];
  readonly scopes?: readonly string[] | undefined;
  /** False: no request is sent, and what would need one comes without its token. */
  readonly mayRenew: boolean;
}

type HandOut = (view: SessionView, options: HandOutOptions) => Promise<vscode.AuthenticationSession | undefined>;

/** A session with a token that works now; undefined where there is none, which the log says once. */
function createHandOut({ sessions, log }: AuthenticationProviderDeps): HandOut {
  const said = new Set<string>();
  const say = (reason: string): undefined => {
    if (!said.has(reason)) log.info(leftOut(reason));
    said.add(reason);
  };
  return async (view, { all, scopes, mayRenew }) => {
    if (isBound(view)) return say(whyBound(view.profile));
    if (!mayRenew && view.state !== 'active') return sharedSession(view, undefined, { all, scopes });
    const outcome = await sessions.token(view.id);
    if (outcome.status === 'done') return sharedSession(outcome.value.view, outcome.value, { all, scopes });
    return say(oauthFailureSentence(outcome.failure, view.profile));
  };
}

/** Every account, for the editor's own menus: it asks in each window that opens, which must start no request. */
async function listed(
  { sessions }: AuthenticationProviderDeps,
  handOut: HandOut,
  options: Options,
): Promise<vscode.AuthenticationSession[]> {
  const all = await sessions.list();
  const shared = all.filter((view) => isShared(view) && isOf(view, options));
  return (await Promise.all(shared.map((view) => handOut(view, { all, mayRenew: false })))).filter(isPresent);
}

/** The sessions that have what is asked for. */
async function matching(
  { sessions }: AuthenticationProviderDeps,
  handOut: HandOut,
  stepUps: StepUps,
  { scopes, stepUp }: Demand,
  options: Options,
): Promise<vscode.AuthenticationSession[]> {
  const all = await sessions.list();
  const wanted = wantedOf(scopes);
  const fitting = all
    .filter((view) => view.state !== 'ended' && isOf(view, options) && hasWanted(view, wanted))
    .sort(byLeastRights(sessions.inUse()?.id));
  const handed = await Promise.all(
    fitting.map(async (view) => {
      const session = await handOut(view, { all, scopes, mayRenew: true });
      const isMet = session !== undefined && (stepUp === undefined || stepUps.isMet(view, session.accessToken, stepUp));
      return isMet ? session : undefined;
    }),
  );
  return handed.filter(isPresent);
}

function isOf(view: SessionView, { account }: Options): boolean {
  return account === undefined || account.id === accountId(view);
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** Tokens are in it where no request is needed for them. */
async function eventOf(
  handOut: HandOut,
  { added, removed, changed }: SharedChange,
  all: readonly SessionView[],
): Promise<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent> {
  const handed = async (views: readonly SessionView[]): Promise<vscode.AuthenticationSession[]> =>
    (await Promise.all(views.map((view) => handOut(view, { all, mayRenew: false })))).filter(isPresent);
  return {
    added: await handed(added),
    changed: await handed(changed),
    removed: removed.map((view) => sharedSession(view, undefined, { all: [...all, ...removed] })),
  };
}
