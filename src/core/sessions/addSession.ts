/** Keeps the session of a new sign-in, above everything that was kept or signed out under its id before. */
import type { Ledger } from './ledger';
import type { SessionLock } from './lock';
import { sessionFailed, type SessionOutcome } from './outcome';
import type { Session } from './session';
import type { SessionStore } from './store';

export interface AddDeps {
  readonly store: SessionStore;
  readonly ledger: Ledger;
  readonly lock: SessionLock;
  readonly closing: AbortSignal;
}

/** Another window may be renewing the session that this one replaces; it is waited for, and then replaced all the same. */
export async function addSession(session: Session, deps: AddDeps): Promise<SessionOutcome<Session>> {
  const held = await deps.lock.acquire(session.id, deps.closing);
  try {
    const stored = await deps.store.read(session.id);
    if (stored.status === 'unavailable') return sessionFailed('store-unavailable');
    const { spent, gone } = await deps.ledger.read(session.id);
    const before = stored.status === 'found' ? stored.session.generation : 0;
    const added = { ...session, generation: Math.max(spent, gone, before) + 1 };
    if ((await deps.store.save(added)) === 'failed') return sessionFailed('store-write-failed');
    return { status: 'done', value: added };
  } finally {
    if (typeof held !== 'string') await held.release();
  }
}
