/** What another extension asks for by a list of scopes, and which sessions have it. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { SessionView } from '../../core/sessions/session';

/**
 * Two words in a list of scopes choose the issuer and are never sent to it, in the way of the editor's own Microsoft
 * provider with its `VSCODE_TENANT:`.
 */
const profileWord = 'CLAIMCHECK_PROFILE:';
const issuerWord = 'CLAIMCHECK_ISSUER:';

export interface Wanted {
  /** Name of an issuer profile. */
  readonly profile: string | undefined;
  /** URL of an issuer, character by character. */
  readonly issuer: string | undefined;
  /** What is left, for the server. */
  readonly scopes: readonly string[];
}

export function wantedOf(scopes: readonly string[]): Wanted {
  const after = (word: string): string | undefined =>
    scopes.find((scope) => scope.startsWith(word))?.slice(word.length);
  return {
    profile: after(profileWord),
    issuer: after(issuerWord),
    scopes: scopes.filter((scope) => !scope.startsWith(profileWord) && !scope.startsWith(issuerWord)),
  };
}

/** The profile that is meant: undefined where none is named, `unknown` where the one named is not in effect. */
export function profileFor(
  { profile, issuer }: Wanted,
  profiles: readonly IssuerProfile[],
): IssuerProfile | 'unknown' | undefined {
  if (profile === undefined && issuer === undefined) return undefined;
  return profiles.find((each) => isMeant({ profile, issuer }, each.name, each.issuer)) ?? 'unknown';
}

/** Whether a session is of the issuer that is meant, and was granted all that is asked for. */
export function hasWanted(view: SessionView, wanted: Wanted): boolean {
  return isMeant(wanted, view.profile, view.issuer) && missingOf(view, wanted.scopes).length === 0;
}

/** The scopes that a session was not granted. */
export function missingOf(view: SessionView, scopes: readonly string[]): readonly string[] {
  return scopes.filter((scope) => !isGranted(view, scope));
}

/**
 * What to ask the server for: the scopes wanted, and those that the profile asks for to learn the account and to get a
 * refresh token, which callers rarely think of. Undefined, where nothing is wanted: those of the profile.
 */
export function scopesToAsk(
  scopes: readonly string[],
  profile: IssuerProfile | undefined,
): readonly string[] | undefined {
  if (scopes.length === 0) return undefined;
  const ours = profile?.scopes.filter((scope) => aboutThePerson.includes(scope)) ?? [];
  return [...new Set([...scopes, ...ours])];
}

const aboutThePerson: readonly string[] = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];

function isMeant({ profile, issuer }: Pick<Wanted, 'profile' | 'issuer'>, name: string, url: string): boolean {
  return (profile === undefined || profile === name) && (issuer === undefined || issuer === url);
}

/**
 * Servers leave out of `scope` what needs no scope any more (`openid`, `offline_access`), and write some in full that
 * were asked for in short: `User.Read` as `https://graph.microsoft.com/User.Read`, `email` as Google's
 * `https://www.googleapis.com/auth/userinfo.email`. `…/.default` stands for whatever the API grants.
 */
function isGranted(view: SessionView, scope: string): boolean {
  if (view.scopes.includes(scope)) return true;
  if (scope === 'openid') return view.hasIdToken;
  if (scope === 'offline_access') return view.hasRefreshToken;
  if (!view.requestedScopes.includes(scope)) return false;
  // An answer that gives an ID token and does not list `openid` lists the scopes of the API alone.
  if (aboutThePerson.includes(scope) && view.hasIdToken && !view.scopes.includes('openid')) return true;
  const api = /^(.+)\/\.default$/.exec(scope)?.[1];
  return view.scopes.some((granted) => (api === undefined ? inFull(granted, scope) : granted.startsWith(`${api}/`)));
}

function inFull(granted: string, scope: string): boolean {
  return granted.endsWith(`/${scope}`) || granted === `https://www.googleapis.com/auth/userinfo.${scope}`;
}
