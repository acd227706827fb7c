/** Sessions in SecretStorage: one secret each, every write confirmed, nothing dropped that cannot be read. */
import type { DamagedEntry } from './outcome';
import { createListing, readStored, sessionUnder, type SessionListing, type StoredSession } from './listing';
import { isSessionsKey, sessionKey, type SecretStore } from './secretStore';
import type { Session } from './session';
import { sessionText } from './sessionText';
import { attempt, entriesSetAside, removeKey, setAside, storeConfirmed } from './setAside';

export interface SessionStore {
  /** Every session there is. What cannot be read is set aside on the way. */
  readonly list: () => Promise<SessionListing>;
  readonly read: (id: string) => Promise<StoredSession>;
  /** Resolves when SecretStorage gave the session back as it was written; what was written before is then replaced. */
  readonly save: (session: Session) => Promise<SaveResult>;
  /** True when SecretStorage does not list it any more. */
  readonly remove: (id: string) => Promise<boolean>;
  /** What is set aside, and what was found damaged and could not be. */
  readonly damaged: () => Promise<readonly DamagedEntry[]>;
  /** Deletes what is set aside. A newer version's entries stay. */
  readonly deleteDamaged: () => Promise<void>;
  /** Deletes every session and all that belongs to one, readable or not; for after the sign-out of each. */
  readonly removeAll: () => Promise<void>;
}

/** `failed`: SecretStorage refused, or gave back something else; what is there now is not known. */
export type SaveResult = 'saved' | 'failed';

/** `wasSignedOut` tells of sessions that another window deleted, so that they are not taken for lost. */
export function createSessionStore(
  secrets: SecretStore,
  wasSignedOut: (id: string) => Promise<boolean> = () => Promise.resolve(false),
): SessionStore {
  const listing = createListing(secrets, wasSignedOut);
  return {
    list: listing.list,
    read: (id) => readStored(secrets, id),
    save: (session) => save(secrets, session),
    remove: (id) => {
      listing.willDelete();
      return removeKey(secrets, sessionKey(id));
    },
    damaged: async () => {
      const found = await listing.list();
      const inPlace = found.status === 'read' ? found.damaged.filter((entry) => !entry.setAside) : [];
      return [...inPlace, ...(await entriesSetAside(secrets))];
    },
    deleteDamaged: async () => {
      listing.forgetLost();
      for (const { key } of await entriesSetAside(secrets)) await removeKey(secrets, key);
    },
    removeAll: async () => {
      listing.willDelete();
      listing.forgetLost();
      const keys = await attempt(() => secrets.keys());
      for (const key of keys.status === 'done' ? keys.value.filter(isSessionsKey) : []) await removeKey(secrets, key);
    },
  };
}

/** Nothing is written where the same stands already. What cannot be read there is set aside, a newer version's too. */
async function save(secrets: SecretStore, session: Session): Promise<SaveResult> {
  const key = sessionKey(session.id);
  const text = sessionText(session);
  const present = await attempt(() => secrets.get(key));
  if (present.status === 'done' && present.value !== undefined) {
    if (present.value === text) return 'saved';
    const reading = sessionUnder(session.id, present.value);
    if (reading.status === 'damaged') {
      const entry = await setAside(secrets, key, present.value, reading.reason);
      if (!entry.setAside) return 'failed';
    }
  }
  return (await storeConfirmed(secrets, key, text)) ? 'saved' : 'failed';
}
