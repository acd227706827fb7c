/** Sessions as the rest of the host sees them: kept in SecretStorage, renewed in time, signed out with a report. */
import * as vscode from 'vscode';
import { addSession } from '../../core/sessions/addSession';
import type {
  DamagedEntry,
  SessionOutcome,
  SessionToken,
  SignOutReport,
  StoreHealth,
} from '../../core/sessions/outcome';
import type { Session, SessionView } from '../../core/sessions/session';
import { viewOf } from '../../core/sessions/sessionView';
import { aborted } from '../aborted';
import type { Log } from '../log';
import type { SettingsSource } from '../settings';
import { createAutoRefresh } from './autoRefresh';
import type { KnownSessions } from './knownSessions';
import { createSessionParts, type SessionParts, type SessionPartsDeps } from './sessionParts';
import { freshToken, keptToken, renewedInTime, renewedNow, signOut } from './sessionWork';
import { sessionStateKeys } from './state';
import { createStoreHealth } from './storeHealth';

export interface Sessions extends vscode.Disposable {
  /** Read from SecretStorage now. Where that cannot be read: as last read; rejects when it never was. */
  readonly list: () => Promise<readonly SessionView[]>;
  /** As last read; empty before the first reading. */
  readonly known: () => readonly SessionView[];
  /** What is listed changed: here, in another window, or by the passing of time. */
  readonly onDidChange: vscode.Event<void>;
  /** Entries that cannot be read; those that could be are set aside under other keys. */
  readonly damaged: () => Promise<readonly DamagedEntry[]>;
  readonly deleteDamaged: () => Promise<void>;
  /** Keeps a new session; resolves when SecretStorage gave it back as written. */
  readonly add: (session: Session) => Promise<SessionOutcome<SessionView>>;
  /** A token that works now: renewed first when it is about to end, once for all who ask. */
  readonly token: (id: string, options?: TokenOptions) => Promise<SessionOutcome<SessionToken>>;
  /** The token as it is kept, to be looked at: nothing is renewed. */
  readonly peek: (id: string) => Promise<SessionOutcome<SessionToken>>;
  /** Renews whatever the time. */
  readonly refresh: (id: string, options?: RefreshOptions) => Promise<SessionOutcome<SessionToken>>;
  /** Revokes the refresh token, then the access token, then deletes; says what the server answered. */
  readonly signOut: (id: string, signal?: AbortSignal) => Promise<SignOutReport>;
  readonly deleteAll: (signal?: AbortSignal) => Promise<readonly SignOutReport[]>;
  /** The session that commands use when none is named. */
  readonly inUse: () => SessionView | undefined;
  readonly choose: (id: string) => void;
  readonly health: () => Promise<StoreHealth>;
}

export interface TokenOptions {
  /** Ends the waiting, never a request that was sent: its answer would be lost. */
  readonly signal?: AbortSignal | undefined;
}

export interface RefreshOptions extends TokenOptions {
  /** A person agreed to try a renewal again whose answer was lost. */
  readonly retryLost?: boolean | undefined;
}

export interface SessionsDeps extends SessionPartsDeps {
  /** Of the user. */
  readonly state: vscode.Memento;
  readonly settings: SettingsSource;
  readonly log: Log;
}

/** Reads nothing before it is asked to. */
export function createSessions(deps: SessionsDeps): Sessions {
  const parts = createSessionParts(deps);
  const { known, store } = parts;
  const chosen = createChoice(deps.state, parts);
  const ending = createEnding(parts);
  const startedAt = new Date(performance.timeOrigin);
  const health = createStoreHealth({ ...deps, startedAt, now: parts.now });

  /** Other windows and the tree see what was done once it was read again. */
  const thenRead = async <T>(work: Promise<T>, signal?: AbortSignal): Promise<T> => {
    const all = work.finally(() => known.read());
    return signal === undefined ? all : Promise.race([all, aborted(signal)]);
  };
  const token: Sessions['token'] = async (id, { signal } = {}) =>
    (await freshToken(id, parts)) ?? thenRead(renewedInTime(id, parts), signal);
  const automatic = createAutomatic((id) => thenRead(parts.renewer.renew(id)), parts, deps);
  return {
    list: () => readOnce(known).then(known.views),
    known: known.views,
    onDidChange: known.onDidChange,
    damaged: store.damaged,
    deleteDamaged: () => thenRead(store.deleteDamaged()),
    add: async (session) => {
      const added = await thenRead(addSession(session, parts));
      if (added.status === 'failed') return added;
      chosen.choose(added.value.id);
      // Leaves behind what tells the next window whether secrets outlived this one.
      await health().catch(() => undefined);
      return { status: 'done', value: viewOf(added.value, parts.now()) };
    },
    token,
    peek: (id) => keptToken(id, parts),
    refresh: (id, { signal, retryLost } = {}) => thenRead(renewedNow(id, retryLost === true, parts), signal),
    signOut: (id, signal) => thenRead(ending.signOut(id, signal)),
    deleteAll: (signal) => thenRead(ending.deleteAll(signal)),
    ...chosen,
    health,
    dispose: () => {
      parts.close();
      vscode.Disposable.from(automatic, known).dispose();
    },
  };
}

function createChoice(state: vscode.Memento, { known }: SessionParts): Pick<Sessions, 'inUse' | 'choose'> {
  return {
    inUse: () => {
      const views = known.views();
      const chosen = state.get(sessionStateKeys.inUse);
      return views.find(({ id }) => id === chosen) ?? (views.length === 1 ? views[0] : undefined);
    },
    choose: (id) => {
      void state.update(sessionStateKeys.inUse, id);
      known.announce();
    },
  };
}

function createEnding(parts: SessionParts): Pick<Sessions, 'signOut' | 'deleteAll'> {
  const { known } = parts;
  const never = new AbortController().signal;
  return {
    signOut: async (id, signal = never) => {
      await readOnce(known);
      const session = known.session(id);
      // Gone already, in another window: there is nothing left to revoke, and that is what was wanted.
      return session === undefined ? nothingLeft(id) : signOut(session, parts, signal);
    },
    deleteAll: async (signal = never) => {
      await readOnce(known);
      const reports: SignOutReport[] = [];
      for (const { id } of known.views()) {
        const session = known.session(id);
        if (session !== undefined) reports.push(await signOut(session, parts, signal));
      }
      await parts.store.removeAll();
      return reports;
    },
  };
}

/** Nobody is to take what could not be read for what is not there. */
async function readOnce({ read }: KnownSessions): Promise<void> {
  if (!(await read())) throw new Error('SecretStorage cannot be read.');
}

function nothingLeft(id: string): SignOutReport {
  const view: SessionView = {
    id,
    profile: '',
    issuer: '',
    account: { id: '', label: '' },
    scopes: [],
    requestedScopes: [],
    way: 'browser',
    state: 'ended',
    tokenType: '',
    obtainedAt: new Date(0),
    expiresAt: new Date(0),
    hasRefreshToken: false,
    refreshExpiresAt: undefined,
    hasIdToken: false,
  };
  return { view, refreshToken: { kind: 'none' }, accessToken: { kind: 'none' }, deleted: true };
}

function createAutomatic(
  renew: (id: string) => Promise<SessionOutcome<unknown>>,
  { known }: SessionParts,
  deps: SessionsDeps,
): vscode.Disposable {
  return createAutoRefresh({
    sessions: { known: known.views, onDidChange: known.onDidChange, renew },
    clock: deps.clock,
    settings: deps.settings,
    window: {
      isFocused: () => vscode.window.state.focused,
      onDidChangeState: vscode.window.onDidChangeWindowState,
    },
    isTrusted: () => vscode.workspace.isTrusted,
    onDidGrantTrust: vscode.workspace.onDidGrantWorkspaceTrust,
    chance: () => (deps.oauth.random(1)[0] ?? 0) / 255,
    onDidFail: (error) => {
      deps.log.failure('A session was not renewed', error);
      return undefined;
    },
  });
}
