/** Signs out: revokes the refresh token, then the access token, then deletes, whatever the server says (RFC 7009). */
import type { OAuthOutcome } from '../oauth/failure';
import type { Ledger } from './ledger';
import type { SessionLock } from './lock';
import { sessionFailed, type RevocationResult, type SessionOutcome, type SignOutReport } from './outcome';
import type { Session } from './session';
import { viewOf } from './sessionView';
import type { SessionStore } from './store';

export type TokenHint = 'refresh_token' | 'access_token';

/** Revokes one token of the session that it was readied for. */
export type Revoke = (token: string, hint: TokenHint) => Promise<OAuthOutcome<{ readonly status: number }>>;

export interface SignOutDeps {
  readonly store: SessionStore;
  readonly ledger: Ledger;
  readonly lock: SessionLock;
  /** The session with tokens that could not be stored, which are the ones to revoke. */
  readonly unsaved: (id: string) => Session | undefined;
  readonly prepare: (session: Session, signal: AbortSignal) => Promise<SessionOutcome<Revoke>>;
  readonly now: () => Date;
}

/** A renewal under way is waited for: the tokens to revoke are the ones it brings. */
export async function signOutOf(known: Session, deps: SignOutDeps, signal: AbortSignal): Promise<SignOutReport> {
  const held = await deps.lock.acquire(known.id, signal).catch(() => 'busy' as const);
  try {
    const stored = await deps.store.read(known.id);
    const session = deps.unsaved(known.id) ?? (stored.status === 'found' ? stored.session : known);
    const results = await revokeTokens(session, deps, signal);
    const entry = await deps.ledger.read(session.id);
    // Before the deletion, so that no other window writes its copy back.
    await deps.ledger.write(session.id, { ...entry, gone: Math.max(entry.gone, session.generation) });
    const deleted = await deps.store.remove(session.id);
    return { view: viewOf(session, deps.now()), ...results, deleted };
  } finally {
    if (typeof held !== 'string') await held.release();
  }
}

async function revokeTokens(
  session: Session,
  deps: SignOutDeps,
  signal: AbortSignal,
): Promise<Pick<SignOutReport, 'refreshToken' | 'accessToken'>> {
  const { refreshToken, accessToken } = session.tokens;
  const prepared = await resultOf(() => deps.prepare(session, signal));
  const revoke = async (token: string | undefined, hint: TokenHint): Promise<RevocationResult> => {
    if (token === undefined) return { kind: 'none' };
    if (prepared.status === 'failed') return failureResult(prepared);
    const outcome = await resultOf(() => prepared.value(token, hint));
    return outcome.status === 'done' ? { kind: 'revoked', status: outcome.value.status } : failureResult(outcome);
  };
  // The refresh token first: with it, most servers revoke the access token too, and nothing new can come of it.
  const refresh = await revoke(refreshToken, 'refresh_token');
  return { refreshToken: refresh, accessToken: await revoke(accessToken, 'access_token') };
}

/** What is thrown is the end of the person's patience, or of the window: nobody knows then whether it arrived. */
async function resultOf<T>(work: () => Promise<SessionOutcome<T>>): Promise<SessionOutcome<T>> {
  try {
    return await work();
  } catch {
    return sessionFailed('oauth-unreachable', { mayHaveArrived: true });
  }
}

function failureResult({ failure }: Extract<SessionOutcome<never>, { status: 'failed' }>): RevocationResult {
  // RFC 7009 section 2.2.1.
  const isNotSupported = failure.code === 'oauth-no-endpoint' || failure.error === 'unsupported_token_type';
  return isNotSupported ? { kind: 'not-supported' } : { kind: 'failed', failure };
}
