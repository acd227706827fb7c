/** What may be shown of a session, and when that changes by itself. */
import { expiringFrom, isAlive, isFresh } from './due';
import { blankEntry, type LedgerEntry } from './ledger';
import type { Session, SessionState, SessionView } from './session';

/** A renewal takes seconds; a mark that is older was left behind by a window that is gone. */
const longestRenewal = 60_000;

export function viewOf(session: Session, now: Date, ledger: LedgerEntry = blankEntry): SessionView {
  const { tokens } = session;
  return {
    id: session.id,
    profile: session.profile,
    workspaceProfile: session.workspaceProfile,
    issuer: session.issuer,
    account: session.account,
    scopes: tokens.scopes,
    requestedScopes: session.requestedScopes,
    way: session.way,
    state: stateOf(session, now, ledger),
    tokenType: tokens.tokenType,
    obtainedAt: tokens.obtainedAt,
    expiresAt: tokens.expiresAt,
    hasRefreshToken: hasUsableRefreshToken(session, now),
    refreshExpiresAt: tokens.refreshExpiresAt,
    hasIdToken: tokens.idToken !== undefined,
  };
}

/** Whether the refresh token, as far as is known here, would be taken. */
export function hasUsableRefreshToken({ tokens, ended }: Session, now: Date): boolean {
  const { refreshToken, refreshExpiresAt } = tokens;
  return (
    ended === undefined && refreshToken !== undefined && (refreshExpiresAt === undefined || now < refreshExpiresAt)
  );
}

/**
 * The earliest moment after `now` at which the state of any of these sessions changes by itself; for a renewal under way
 * the latest at which it counts as lost.
 */
export function nextViewChange(views: readonly SessionView[], now: Date): Date | undefined {
  const changes = views.flatMap((view) => [
    expiringFrom(view),
    view.expiresAt,
    view.refreshExpiresAt,
    view.state === 'renewing' ? giveUpAt(now) : undefined,
  ]);
  const coming = changes.filter((change) => change !== undefined && change > now).map((change) => Number(change));
  return coming.length === 0 ? undefined : new Date(Math.min(...coming));
}

function stateOf(session: Session, now: Date, ledger: LedgerEntry): SessionState {
  const { tokens, renewal, way } = session;
  if (renewal !== undefined) return renewal.lost || now >= giveUpAt(renewal.startedAt) ? 'uncertain' : 'renewing';
  if (tokens.refreshToken !== undefined && ledger.spent >= session.generation) return 'outdated';
  if (isFresh(tokens, now)) return 'active';
  if (isAlive(tokens, now)) return 'expiring';
  // A client that acts for itself asks again with its secret.
  return hasUsableRefreshToken(session, now) || way === 'client-credentials' ? 'expired' : 'ended';
}

function giveUpAt(startedAt: Date): Date {
  return new Date(startedAt.getTime() + longestRenewal);
}
