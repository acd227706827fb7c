/** The words about kept sessions, in the tree and in the status bar. */
import { nextChange, shortLifetime } from '../../core/present/lifetimeWords';
import type { DamagedEntry, DamageReason } from '../../core/sessions/outcome';
import type { SessionState, SessionView, SignInWay } from '../../core/sessions/session';
import type { Lifetime } from '../../core/token/lifetime';
import { shortSpan } from '../../core/token/spans';
import { assertNever } from '../../shared/assertNever';
import { plain } from '../messages';
import { shown } from '../shown';

export const treeMessages = {
  statusName: 'Claimcheck: Session in Use',
  waiting: 'Sign-in waiting…',
  inUse: 'in use',
  client: 'The client itself',
  nobody: 'Account without a name',
  scopes: 'Scopes',
  noScopes: 'none stated',
  notGranted: 'Not granted',
  accessToken: 'Access token',
  refreshToken: 'Refresh token',
  way: 'Signed in',
  issuer: 'Issuer',
  lost: 'Renewal uncertain',
  lostNext: 'select to decide',
  lostMore:
    'The answer to the last renewal was lost. The refresh token may be used up, and presenting it once more could end the whole sign-in (RFC 9700 section 4.14.2). Nothing is sent before you decide.',
  outdated: 'Renewed elsewhere',
  outdatedNext: 'reload this window',
  outdatedMore:
    'Another window renewed it, and the secret storage of this one does not show what was kept. Reload the window to read it again.',
  ended: 'Ended',
  endedNext: 'select to sign in again',
  endedMore:
    'The server refused the refresh token, its time is over, or there never was one. Only a new sign-in helps.',
  storeFailed: 'The secret storage cannot be read',
  storeFailedNext: 'select to check it',
  damagedNext: 'select to look',
  chooseHint: 'Select to choose another session.',
} as const;

/** What a person knows the account by; never empty, still with whatever a label would draw as an icon. */
export function accountLabel({ account, way }: Pick<SessionView, 'account' | 'way'>): string {
  if (account.label.trim() !== '') return shown(account.label);
  return way === 'client-credentials' ? treeMessages.client : treeMessages.nobody;
}

/** Such as `expires in 12 min`: where the session stands. */
export function sessionWords(view: SessionView, now: Date): string {
  switch (view.state) {
    case 'active':
    case 'expiring':
      return lifeWords(view, now);
    case 'expired':
      return 'expired, renewed when used';
    case 'renewing':
      return 'being renewed';
    case 'uncertain':
      return 'last renewal uncertain';
    case 'outdated':
      return 'renewed by another window';
    case 'ended':
      return 'ended';
    default:
      return assertNever(view.state);
  }
}

/** The same where there is little room, as `12 min`. */
function shortWords(view: SessionView, now: Date): string {
  const { state, expiresAt } = view;
  if (state !== 'active' && state !== 'expiring') return shortStates[state];
  return expiresAt !== undefined && expiresAt > now ? shortSpan(expiresAt, now) : lifeWords(view, now);
}

const shortStates: Readonly<Record<Exclude<SessionState, 'active' | 'expiring'>, string>> = {
  expired: 'expired',
  renewing: 'renewing',
  uncertain: 'renewal uncertain',
  outdated: 'renewed elsewhere',
  ended: 'ended',
};

/** What stands behind the account in the tree: `12 min left`. */
export function rowWords(view: SessionView, now: Date): string {
  const words = shortWords(view, now);
  return /^\d/u.test(words) ? `${words} left` : words;
}

/** When the words about a session change next, as time passes; undefined when they stay. */
function nextWordsChange(view: SessionView, now: Date): Date | undefined {
  if (view.expiresAt !== undefined && view.expiresAt <= now) return new Date(now.getTime() + minute);
  const seconds = nextChange(lifetimeOf(view, now), now);
  return seconds === undefined ? undefined : new Date(now.getTime() + Math.ceil(seconds * 1000));
}

/** When the words about each of them change next: once a minute, each second in the last one. */
export function nextWordsChanges(views: readonly SessionView[], now: Date): readonly Date[] {
  return views.flatMap((view) => nextWordsChange(view, now) ?? []);
}

/** Nobody counts the seconds since a token expired. */
const minute = 60_000;

/** What is said of an access token alone. */
export function accessTokenWords(view: SessionView, now: Date): string {
  const bound = view.tokenType.toLowerCase() === 'dpop' ? ', bound to a key (DPoP)' : '';
  return `${lifeWords(view, now)}${bound}`;
}

function lifeWords(view: SessionView, now: Date): string {
  const sinceExpiry = now.getTime() - (view.expiresAt ?? now).getTime();
  return sinceExpiry > 0 && sinceExpiry < minute ? 'expired just now' : shortLifetime(lifetimeOf(view, now), now);
}

/** Whether there is one, and until when it is taken. */
export function refreshTokenWords(view: SessionView, now: Date): string {
  if (!view.hasRefreshToken) return noRefreshToken(view);
  const { refreshExpiresAt } = view;
  if (refreshExpiresAt === undefined) return 'kept, end not stated';
  return refreshExpiresAt > now ? `kept, ${shortSpan(refreshExpiresAt, now)} left` : 'expired';
}

function noRefreshToken({ way, state }: SessionView): string {
  if (way === 'client-credentials') return 'not needed';
  return state === 'ended' ? 'none that works' : 'the server gave none';
}

export const wayWords: Readonly<Record<SignInWay, string>> = {
  'device-code': 'with a device code',
  browser: 'in the browser',
  'client-credentials': 'as the client itself',
  'token-exchange': 'by exchanging another token',
};

/** True where only a person can help. */
export function needsAttention(state: SessionState): boolean {
  return state === 'ended' || state === 'uncertain' || state === 'outdated';
}

export function attentionWords(count: number): string {
  return count === 1 ? 'One session needs your attention' : `${String(count)} sessions need your attention`;
}

export function damagedWords(count: number): string {
  return count === 1 ? 'A stored session cannot be read' : `${String(count)} stored sessions cannot be read`;
}

/** Why, one reason a line. */
export function damagedDetail(entries: readonly Pick<DamagedEntry, 'reason' | 'setAside'>[]): string {
  return entries
    .map(({ reason, setAside }) => `${damageWords[reason]}; ${setAside ? 'set aside' : 'left where it was'}.`)
    .join('\n');
}

const damageWords: Readonly<Record<DamageReason, string>> = {
  'not-json': 'One holds no JSON',
  'other-version': 'One is of an older version that is no longer read',
  'newer-version': 'One was written by a newer version of Claimcheck',
  incomplete: 'One lacks parts of a session',
  unreadable: 'One could not be decrypted by the editor',
};

/** What a screen reader says of a session. */
export function sessionSpoken(view: SessionView, now: Date, isInUse: boolean): string {
  const inUse = isInUse ? `, ${treeMessages.inUse}` : '';
  return `${accountLabel(view)} at ${shown(view.profile)}, ${sessionWords(view, now)}${inUse}`;
}

/** Such as `Ada 12 min`: what the status bar has room for. */
export function statusWords(view: SessionView, now: Date): string {
  return `${plain(accountShort(view))} ${shortWords(view, now)}`;
}

const longestAccount = 24;

function accountShort(view: SessionView): string {
  const characters = [...accountLabel(view)];
  return characters.length <= longestAccount
    ? characters.join('')
    : `${characters.slice(0, longestAccount - 1).join('')}…`;
}

/** The life of an access token as the words about lives want it; no claim of the token itself is read. */
function lifetimeOf({ obtainedAt, expiresAt }: SessionView, now: Date): Lifetime {
  const seconds = (from: Date, to: Date | undefined): number | undefined =>
    to === undefined ? undefined : (to.getTime() - from.getTime()) / 1000;
  const remainingSeconds = seconds(now, expiresAt);
  return {
    state: remainingSeconds === undefined ? 'unbounded' : remainingSeconds > 0 ? 'expiring' : 'expired',
    issuedAt: obtainedAt,
    notBefore: undefined,
    expiresAt,
    lifetimeSeconds: seconds(obtainedAt, expiresAt),
    remainingSeconds,
    oddities: [],
  };
}
