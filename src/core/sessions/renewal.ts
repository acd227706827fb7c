/** Renews sessions: once for all who ask, one window at a time, and never with a refresh token that may be used up. */
import { isFresh } from './due';
import type { LedgerEntry } from './ledger';
import type { HeldLock, SessionLock } from './lock';
import { sessionFailed, type SessionOutcome } from './outcome';
import type { Session } from './session';
import { hasUsableRefreshToken } from './sessionView';
import { keepTokens, spendRefreshToken, type SendRenewal, type SpendDeps } from './spend';
import { createUnsaved } from './unsaved';

export interface RenewerDeps extends Omit<SpendDeps, 'remember' | 'forget'> {
  readonly lock: SessionLock;
  /** Readies all that the request needs; sends nothing with a refresh token in it. */
  readonly prepare: (session: Session) => Promise<SessionOutcome<SendRenewal>>;
  /** Ends the waiting for locks when the window closes. */
  readonly closing: AbortSignal;
}

export interface RenewOptions {
  /** Also while the access token has long to live. */
  readonly always?: boolean | undefined;
  /** A person agreed to send a refresh token again whose first answer was lost. */
  readonly retryLost?: boolean | undefined;
}

export interface Renewer {
  /** The session as it is after a renewal, its own or one of another window. Takes no signal: answers must not be lost. */
  readonly renew: (id: string, options?: RenewOptions) => Promise<SessionOutcome<Session>>;
  /** The session with tokens that SecretStorage would not take; undefined where there are none. */
  readonly unsaved: (id: string) => Session | undefined;
  /** Writes what could not be written; true when nothing is left. */
  readonly saveAgain: (id: string) => Promise<boolean>;
  /** After a sign-out. */
  readonly drop: (id: string) => void;
}

export function createRenewer(deps: RenewerDeps): Renewer {
  const flights = new Map<string, Promise<SessionOutcome<Session>>>();
  const unsaved = createUnsaved(deps.store);
  const spendDeps: SpendDeps = { ...deps, remember: unsaved.remember, forget: ({ id }) => unsaved.drop(id) };

  async function renew(id: string, options: RenewOptions): Promise<SessionOutcome<Session>> {
    const seen = await read(id, deps);
    if (seen.status === 'failed') return seen;
    if (isDone(seen.value, options, deps) && unsaved.of(id) === undefined) return seen;
    const held = await deps.lock.acquire(id, deps.closing);
    if (held === 'busy') return sessionFailed('session-locked');
    if (held === 'unavailable') return sessionFailed('store-write-failed');
    try {
      if (!(await unsaved.saveAgain(id))) return sessionFailed('store-write-failed', { mayHaveArrived: true });
      return await renewHeld({ seen: seen.value, held, options }, spendDeps, deps);
    } finally {
      await held.release();
    }
  }

  return {
    renew: (id, options = {}) => {
      const key = JSON.stringify([id, options.always === true, options.retryLost === true]);
      const running = flights.get(key);
      if (running !== undefined) return running;
      const flight = renew(id, options).finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
    unsaved: unsaved.of,
    saveAgain: unsaved.saveAgain,
    drop: unsaved.drop,
  };
}

interface HeldRenewal {
  /** As it was before the lock was held. */
  readonly seen: Session;
  readonly held: HeldLock;
  readonly options: RenewOptions;
}

async function renewHeld(
  { seen, held, options }: HeldRenewal,
  spendDeps: SpendDeps,
  deps: RenewerDeps,
): Promise<SessionOutcome<Session>> {
  const stored = await read(seen.id, deps);
  if (stored.status === 'failed') return stored;
  const session = stored.value;
  // Somebody else has done it while this window waited.
  if (session.generation > seen.generation || isDone(session, options, deps)) return stored;
  const entry = await deps.ledger.read(session.id);
  const obstacle = obstacleTo(session, entry, options, deps);
  if (obstacle !== undefined) return sessionFailed(obstacle);
  const prepared = await deps.prepare(session);
  if (prepared.status === 'failed') return prepared;
  if (!spendsRefreshToken(session)) return ask(session, prepared.value, spendDeps);
  return spendRefreshToken({ session, entry, held, send: prepared.value }, spendDeps);
}

/** A client that acts for itself has nothing to lose: it asks with its own secret, as often as it likes. */
async function ask(session: Session, send: SendRenewal, deps: SpendDeps): Promise<SessionOutcome<Session>> {
  const outcome = await send();
  return outcome.status === 'done' ? keepTokens(session, outcome.value, deps) : outcome;
}

async function read(id: string, { store }: Pick<RenewerDeps, 'store'>): Promise<SessionOutcome<Session>> {
  const stored = await store.read(id);
  switch (stored.status) {
    case 'found':
      return { status: 'done', value: stored.session };
    case 'unavailable':
      return sessionFailed('store-unavailable');
    case 'absent':
    case 'damaged':
      return sessionFailed('session-gone');
  }
}

function isDone(session: Session, options: RenewOptions, deps: RenewerDeps): boolean {
  return options.always !== true && options.retryLost !== true && isFresh(session.tokens, deps.now());
}

type Obstacle =
  'session-gone' | 'session-ended' | 'session-uncertain' | 'session-outdated' | 'session-no-refresh-token' | undefined;

/** Why the refresh token must not be sent, or cannot. */
function obstacleTo(session: Session, entry: LedgerEntry, options: RenewOptions, deps: RenewerDeps): Obstacle {
  if (entry.gone >= session.generation) return 'session-gone';
  if (!spendsRefreshToken(session)) return undefined;
  if (session.tokens.refreshToken === undefined) return 'session-no-refresh-token';
  if (!hasUsableRefreshToken(session, deps.now())) return 'session-ended';
  if (session.renewal !== undefined) return mayTryAgain(session, options, deps) ? undefined : 'session-uncertain';
  return entry.spent >= session.generation ? 'session-outdated' : undefined;
}

/** A mark under a lock that is held here is of a window that is gone, or of one that gave up. */
function mayTryAgain(session: Session, options: RenewOptions, deps: RenewerDeps): boolean {
  if (options.retryLost === true) return true;
  const { renewal } = session;
  if (renewal === undefined || renewal.lost) return false;
  return deps.now().getTime() < renewal.startedAt.getTime() + deps.graceMilliseconds(session);
}

function spendsRefreshToken({ way }: Session): boolean {
  return way !== 'client-credentials';
}
