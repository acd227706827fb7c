/** Sends a refresh token once, with a mark in the store before and the answer there after, whatever happens between. */
import type { OAuthFailure, OAuthOutcome } from '../oauth/failure';
import type { TokenSet } from '../oauth/tokenSet';
import type { Ledger, LedgerEntry } from './ledger';
import type { HeldLock } from './lock';
import { sessionFailed, type SessionOutcome } from './outcome';
import type { Renewal, Session } from './session';
import type { SessionStore } from './store';

/** Sends the request for new tokens; may be called again. */
export type SendRenewal = () => Promise<OAuthOutcome<TokenSet>>;

export interface SpendDeps {
  readonly store: SessionStore;
  readonly ledger: Ledger;
  /** Of this window. */
  readonly owner: string;
  readonly now: () => Date;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** For how long after its use the provider documents to take a refresh token again; 0 for not at all. */
  readonly graceMilliseconds: (session: Session) => number;
  /** Keeps a session in memory until {@link SpendDeps.forget}, from the moment its tokens are known. */
  readonly remember: (session: Session) => void;
  readonly forget: (session: Session) => void;
}

export interface Spending {
  readonly session: Session;
  readonly entry: LedgerEntry;
  readonly held: HeldLock;
  readonly send: SendRenewal;
}

/**
 * RT-3 and RT-4 of the catalogue: nothing is sent before SecretStorage has confirmed the mark, and nothing is handed out
 * before it has confirmed the answer. A window that ends in between leaves the mark, and whoever finds it knows that the
 * refresh token may be used up.
 */
export async function spendRefreshToken(spending: Spending, deps: SpendDeps): Promise<SessionOutcome<Session>> {
  const { session, entry, held, send } = spending;
  const mark: Renewal = { startedAt: deps.now(), owner: deps.owner, lost: false };
  if ((await deps.store.save({ ...session, renewal: mark })) === 'failed') {
    await deps.store.save(session);
    return sessionFailed('store-write-failed');
  }
  await deps.ledger.write(session.id, { ...entry, spent: Math.max(entry.spent, session.generation) });
  if (!(await held.isHeld())) {
    await takeBack(spending, mark, deps);
    return sessionFailed('session-locked');
  }
  const first = await answerTo(send);
  if (first.status === 'done') return keepAnswer(spending, first.value, deps);
  const last = meaningOf(first.failure) === 'lost' ? await askAgain(spending, mark, first.failure, deps) : first;
  if ('adopted' in last) return { status: 'done', value: last.adopted };
  if (last.status === 'done') return keepAnswer(spending, last.value, deps);
  return concludeFailure(spending, mark, last.failure, deps);
}

/** Stores new tokens of a session that spends nothing for them, such as those of a client that acts for itself. */
export async function keepTokens(
  session: Session,
  tokens: TokenSet,
  deps: SpendDeps,
): Promise<SessionOutcome<Session>> {
  const next = { ...session, tokens, generation: session.generation + 1, renewal: undefined, ended: undefined };
  deps.remember(next);
  if ((await deps.store.save(next)) === 'failed') {
    await deps.pause(writeAgainMilliseconds);
    if ((await deps.store.save(next)) === 'failed')
      return sessionFailed('store-write-failed', { mayHaveArrived: true });
  }
  deps.forget(next);
  return { status: 'done', value: next };
}

/** What may have kept SecretStorage from writing is often over by then. */
const writeAgainMilliseconds = 500;
const askAgainMilliseconds = 1_000;

async function keepAnswer(
  { session, entry }: Spending,
  tokens: TokenSet,
  deps: SpendDeps,
): Promise<SessionOutcome<Session>> {
  const kept = await keepTokens(session, tokens, deps);
  const isRotated = tokens.refreshToken !== session.tokens.refreshToken;
  // A refresh token that the server did not replace is as good as before, in every window.
  const before = { ...entry, spent: Math.min(entry.spent, session.generation - 1) };
  if (!isRotated && kept.status === 'done') await deps.ledger.write(session.id, before);
  return kept;
}

async function answerTo(send: SendRenewal): Promise<OAuthOutcome<TokenSet>> {
  try {
    return await send();
  } catch {
    return { status: 'failed', failure: { code: 'oauth-unreachable', mayHaveArrived: true } };
  }
}

/** A second time for a provider that takes a used refresh token for a while, unless somebody got the answer meanwhile. */
async function askAgain(
  { session, send }: Spending,
  mark: Renewal,
  failure: OAuthFailure,
  deps: SpendDeps,
): Promise<OAuthOutcome<TokenSet> | { readonly adopted: Session }> {
  const lost = { status: 'failed', failure } as const;
  const until = mark.startedAt.getTime() + deps.graceMilliseconds(session);
  if (deps.now().getTime() + askAgainMilliseconds >= until) return lost;
  await deps.pause(askAgainMilliseconds);
  const stored = await deps.store.read(session.id);
  if (stored.status !== 'found') return lost;
  if (stored.session.generation > session.generation) return { adopted: stored.session };
  return answerTo(send);
}

async function concludeFailure(
  spending: Spending,
  mark: Renewal,
  failure: OAuthFailure,
  deps: SpendDeps,
): Promise<SessionOutcome<Session>> {
  const { session } = spending;
  switch (meaningOf(failure)) {
    case 'unspent':
      await takeBack(spending, mark, deps);
      return { status: 'failed', failure };
    case 'lost':
      await deps.store.save({ ...session, renewal: { ...mark, lost: true } });
      return { status: 'failed', failure: { ...failure, code: 'session-uncertain' } };
    case 'refused': {
      const stored = await deps.store.read(session.id);
      const isOurs = stored.status !== 'found' || stored.session.tokens.refreshToken === session.tokens.refreshToken;
      if (!isOurs) return { status: 'done', value: stored.session };
      await deps.store.save({ ...session, renewal: undefined, ended: 'refresh-token-refused' });
      return { status: 'failed', failure: { ...failure, code: 'session-ended' } };
    }
  }
}

/** As it was before the mark, unless somebody else has written since. */
async function takeBack({ session, entry }: Spending, mark: Renewal, deps: SpendDeps): Promise<void> {
  const stored = await deps.store.read(session.id);
  const renewal = stored.status === 'found' ? stored.session.renewal : undefined;
  if (renewal?.owner !== mark.owner || Number(renewal.startedAt) !== Number(mark.startedAt)) return;
  await deps.ledger.write(session.id, entry);
  await deps.store.save(session);
}

/** `unspent`: the refresh token is as good as before. `refused`: it is of no more use. `lost`: nobody here can tell. */
function meaningOf(failure: OAuthFailure): 'unspent' | 'refused' | 'lost' {
  if (!failure.mayHaveArrived) return 'unspent';
  switch (failure.code) {
    case 'oauth-invalid-grant':
      return 'refused';
    case 'oauth-unreachable':
    // An answer that is no answer, or one that is refused here, may have replaced the refresh token all the same.
    case 'oauth-unexpected-answer':
    case 'oauth-dpop-downgraded':
    case 'oauth-id-token-invalid':
      return 'lost';
    case 'oauth-server-busy':
      // 429 (RFC 6585 section 4) is said instead of doing the work; a 5xx may come after it.
      return failure.status === 429 ? 'unspent' : 'lost';
    default:
      // An error of RFC 6749 section 5.2 is the answer of a server that gave no tokens.
      return 'unspent';
  }
}
