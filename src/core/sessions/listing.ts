/** Reads sessions out of SecretStorage, and tells what cannot be read, and what is lost. */
import type { DamagedEntry } from './outcome';
import { damagedKey, idOfSessionKey, sessionKey, type SecretStore } from './secretStore';
import type { Session } from './session';
import { readSession, type SessionReading } from './sessionText';
import { attempt, setAside } from './setAside';

export type SessionListing =
  | { readonly status: 'read'; readonly sessions: readonly Session[]; readonly damaged: readonly DamagedEntry[] }
  | { readonly status: 'unavailable' };

export type StoredSession =
  | { readonly status: 'found'; readonly session: Session }
  | { readonly status: 'absent' }
  | { readonly status: 'damaged'; readonly entry: DamagedEntry }
  | { readonly status: 'unavailable' };

export interface Listing {
  readonly list: () => Promise<SessionListing>;
  /** Before a deletion by this window, which a listing under way must not take for a loss. */
  readonly willDelete: () => void;
  readonly forgetLost: () => void;
}

export function createListing(secrets: SecretStore, wasSignedOut: (id: string) => Promise<boolean>): Listing {
  // SecretStorage has forgotten these; only this window knows that they were there.
  const lost = new Map<string, DamagedEntry>();
  let deletions = 0;

  async function list(): Promise<SessionListing> {
    const before = deletions;
    const keys = await attempt(() => secrets.keys());
    if (keys.status === 'failed') return { status: 'unavailable' };
    const found: StoredSession[] = [];
    for (const id of keys.value.map(idOfSessionKey).filter((each) => each !== undefined)) {
      const stored = await readStored(secrets, id);
      if (stored.status === 'unavailable') return stored;
      found.push(stored);
      if (stored.status !== 'absent' || (await wasSignedOut(id)) || (await isSetAside(secrets, id))) continue;
      if (deletions === before) lost.set(id, { key: sessionKey(id), reason: 'unreadable', setAside: false });
    }
    return {
      status: 'read',
      sessions: found.flatMap((each) => (each.status === 'found' ? [each.session] : [])),
      damaged: [...lost.values(), ...found.flatMap((each) => (each.status === 'damaged' ? [each.entry] : []))],
    };
  }

  return {
    list,
    willDelete: () => {
      deletions += 1;
    },
    forgetLost: () => lost.clear(),
  };
}

/** Whether there is a copy, so that what is gone from its place was moved by another reading. */
async function isSetAside(secrets: SecretStore, id: string): Promise<boolean> {
  const keys = await attempt(() => secrets.keys());
  const copies = damagedKey(sessionKey(id), '');
  return keys.status === 'failed' || keys.value.some((key) => key.startsWith(copies));
}

/** What lies under the key of a session; what cannot be read there is set aside. */
export async function readStored(secrets: SecretStore, id: string): Promise<StoredSession> {
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
export function sessionUnder(id: string, text: string): SessionReading {
  const reading = readSession(text);
  return reading.status === 'read' && reading.session.id !== id ? { status: 'damaged', reason: 'incomplete' } : reading;
}
