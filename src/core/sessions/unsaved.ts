/** Sessions with tokens that SecretStorage has not confirmed: kept in memory for as long as the window lives. */
import type { Session } from './session';
import type { SessionStore } from './store';

export interface Unsaved {
  readonly of: (id: string) => Session | undefined;
  readonly remember: (session: Session) => void;
  /** Writes what could not be written, unless the store has something newer; true when nothing is left. */
  readonly saveAgain: (id: string) => Promise<boolean>;
  readonly drop: (id: string) => void;
}

export function createUnsaved(store: SessionStore): Unsaved {
  const sessions = new Map<string, Session>();
  return {
    of: (id) => sessions.get(id),
    remember: (session) => sessions.set(session.id, session),
    drop: (id) => sessions.delete(id),
    saveAgain: async (id) => {
      const kept = sessions.get(id);
      if (kept === undefined) return true;
      const stored = await store.read(id);
      const isOvertaken = stored.status === 'found' && stored.session.generation >= kept.generation;
      if (!isOvertaken && (await store.save(kept)) === 'failed') return false;
      if (sessions.get(id) === kept) sessions.delete(id);
      return true;
    },
  };
}
