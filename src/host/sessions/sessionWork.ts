/** What can be done with a session that is kept: a token that works, a renewal, signing out. */
import { isAlive, isFresh } from '../../core/sessions/due';
import { sessionFailed, type SessionOutcome, type SessionToken, type SignOutReport } from '../../core/sessions/outcome';
import type { Session } from '../../core/sessions/session';
import { viewOf } from '../../core/sessions/sessionView';
import { signOutOf } from '../../core/sessions/signOut';
import { newerOf } from './knownSessions';
import type { SessionParts } from './sessionParts';

/** The token of a session that needs no renewal; undefined where it does. */
export async function freshToken(id: string, parts: SessionParts): Promise<SessionOutcome<SessionToken> | undefined> {
  const session = await readSession(id, parts);
  if (session.status === 'failed') return session;
  const isSaved = parts.renewer.unsaved(id) === undefined;
  return isSaved && isFresh(session.value.tokens, parts.now()) ? tokenOf(session.value, parts) : undefined;
}

/** The token as it is kept, fresh or not. */
export async function keptToken(id: string, parts: SessionParts): Promise<SessionOutcome<SessionToken>> {
  const session = await readSession(id, parts);
  return session.status === 'done' ? tokenOf(session.value, parts) : session;
}

/** Renews a token that is about to end; one that cannot be renewed is still good for as long as it lives. */
export async function renewedInTime(id: string, parts: SessionParts): Promise<SessionOutcome<SessionToken>> {
  const renewed = await parts.renewer.renew(id);
  if (renewed.status === 'done') return tokenOf(renewed.value, parts);
  const session = await readSession(id, parts);
  const lives = session.status === 'done' && isAlive(session.value.tokens, parts.now());
  return lives ? tokenOf(session.value, parts) : renewed;
}

export async function renewedNow(
  id: string,
  retryLost: boolean,
  parts: SessionParts,
): Promise<SessionOutcome<SessionToken>> {
  const renewed = await parts.renewer.renew(id, { always: true, retryLost });
  return renewed.status === 'done' ? tokenOf(renewed.value, parts) : renewed;
}

export async function signOut(session: Session, parts: SessionParts, signal: AbortSignal): Promise<SignOutReport> {
  const { renewer, requests } = parts;
  const report = await signOutOf(
    session,
    { ...parts, unsaved: renewer.unsaved, prepare: requests.revocation },
    AbortSignal.any([signal, parts.closing]),
  );
  renewer.drop(session.id);
  return report;
}

async function readSession(id: string, { store, ledger, renewer }: SessionParts): Promise<SessionOutcome<Session>> {
  const stored = await store.read(id);
  if (stored.status === 'unavailable') return sessionFailed('store-unavailable');
  if (stored.status !== 'found') return sessionFailed('session-gone');
  const session = newerOf(stored.session, renewer.unsaved(id));
  const { gone } = await ledger.read(id);
  return gone >= session.generation ? sessionFailed('session-gone') : { status: 'done', value: session };
}

async function tokenOf(session: Session, { ledger, now }: SessionParts): Promise<SessionOutcome<SessionToken>> {
  const { accessToken, tokenType, idToken, expiresAt } = session.tokens;
  const view = viewOf(session, now(), await ledger.read(session.id));
  return { status: 'done', value: { view, accessToken, tokenType, idToken, dpopKey: session.dpopKey, expiresAt } };
}
