/** Sessions as the rest of the host sees them: kept in SecretStorage, renewed in time, signed out with a report. */
import type * as vscode from 'vscode';
import type {
  DamagedEntry,
  SessionOutcome,
  SessionToken,
  SignOutReport,
  StoreHealth,
} from '../../core/sessions/outcome';
import type { Session, SessionView } from '../../core/sessions/session';

export interface Sessions extends vscode.Disposable {
  /** Read from SecretStorage now. */
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
