/** Sessions in SecretStorage: one secret each, every write confirmed, nothing dropped that cannot be read. */
import type { DamagedEntry } from './outcome';
import { damagedKey, idOfSessionKey, isSessionsKey, sessionKey, type SecretStore } from './secretStore';
import type { Session } from './session';
import { readSession, sessionText, type SessionReading } from './sessionText';
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

export type SessionListing =
  | { readonly status: 'read'; readonly sessions: readonly Session[]; readonly damaged: readonly DamagedEntry[] }
  | { readonly status: 'unavailable' };

export type StoredSession =
  | { readonly status: 'found'; readonly session: Session }
  | { readonly status: 'absent' }
  | { readonly status: 'damaged'; readonly entry: DamagedEntry }
  | { readonly status: 'unavailable' };

/** `failed`: SecretStorage refused, or gave back something else; what is there now is not known. */
export type SaveResult = 'saved' | 'failed';

/** `wasSignedOut` tells of sessions that another window deleted, so that they are not taken for lost. */
export function createSessionStore(
  secrets: SecretStore,
  wasSignedOut: (id: string) => Promise<boolean> = () => Promise.resolve(false),
): SessionStore {
  // SecretStorage has forgotten these; only this window knows that they were there.
  const lost = new Map<string, DamagedEntry>();
  // Counts what this window deletes, which a listing under way must not take for lost.
  let deletions = 0;

  async function list(): Promise<SessionListing> {
    const before = deletions;
    const keys = await attempt(() => secrets.keys());
    if (keys.status === 'failed') return { status: 'unavailable' };
    const found: StoredSession[] = [];
    for (const key of keys.value) {
      const id = idOfSessionKey(key);
      if (id === undefined) continue;
      const stored = await readSessionAt(secrets, id);
      if (stored.status === 'unavailable') return stored;
      found.push(stored);
      if (stored.status === 'absent' && (await isLost(id)) && deletions === before) lost.set(id, lostEntry(id));
    }
    return {
      status: 'read',
      sessions: found.flatMap((each) => (each.status === 'found' ? [each.session] : [])),
      damaged: [...lost.values(), ...found.flatMap((each) => (each.status === 'damaged' ? [each.entry] : []))],
    };
  }

  /** Listed and not there: set aside or signed out meanwhile, or else SecretStorage could not decrypt it. */
  async function isLost(id: string): Promise<boolean> {
    if (await wasSignedOut(id)) return false;
    const keys = await attempt(() => secrets.keys());
    const copies = damagedKey(sessionKey(id), '');
    return keys.status === 'done' && !keys.value.some((key) => key.startsWith(copies));
  }

  async function damaged(): Promise<readonly DamagedEntry[]> {
    const listing = await list();
    const inPlace = listing.status === 'read' ? listing.damaged.filter((entry) => !entry.setAside) : [];
    return [...inPlace, ...(await entriesSetAside(secrets))];
  }

  return {
    list,
    read: (id) => readSessionAt(secrets, id),
    save: (session) => save(secrets, session),
    remove: (id) => {
      deletions += 1;
      return removeKey(secrets, sessionKey(id));
    },
    damaged,
    deleteDamaged: async () => {
      lost.clear();
      for (const { key } of await entriesSetAside(secrets)) await removeKey(secrets, key);
    },
    removeAll: async () => {
      deletions += 1;
      lost.clear();
      const keys = await attempt(() => secrets.keys());
      for (const key of keys.status === 'done' ? keys.value.filter(isSessionsKey) : []) await removeKey(secrets, key);
    },
  };
}

function lostEntry(id: string): DamagedEntry {
  return { key: sessionKey(id), reason: 'unreadable', setAside: false };
}

async function readSessionAt(secrets: SecretStore, id: string): Promise<StoredSession> {
  const key = sessionKey(id);
  const text = await attempt(() => secrets.get(key));
  if (text.status === 'failed') return { status: 'unavailable' };
  if (text.value === undefined) return { status: 'absent' };
  const session = sessionUnder(id, text.value);
  if (session.status === 'read') return { status: 'found', session: session.session };
  if (session.reason === 'newer-version') {
    return { status: 'damaged', entry: { key, reason: session.reason, setAside: false } };
  }
  return { status: 'damaged', entry: await setAside(secrets, key, text.value, session.reason) };
}

/** The session of a secret; one that lies under the key of another is not what was written there. */
function sessionUnder(id: string, text: string): SessionReading {
  const reading = readSession(text);
  return reading.status === 'read' && reading.session.id !== id ? { status: 'damaged', reason: 'incomplete' } : reading;
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
