/** Replaces the sessions that hold leaked tokens: revokes what is out there, and signs in again. */
import { profilesFor } from '../../../core/validation/validate';
import { claimsOf } from '../../../core/token/claimsSet';
import { decodeToken } from '../../../core/token/decode';
import type { SessionView } from '../../../core/sessions/session';
import { commandIds } from '../../../shared/contributions';
import type { FoundLeak } from '../foundLeak';
import type { LeakActDeps } from './actDeps';
import { heldTokens, type HeldToken } from './heldTokens';
import { isUntrusted } from './isUntrusted';
import { issuerMessages } from './issuerActMessages';

/** Each session asks for itself, since a person has to sign in for it. */
export async function reissueLeaks(deps: LeakActDeps, leaks: readonly FoundLeak[]): Promise<void> {
  if (leaks.length === 0 || isUntrusted(deps)) return;
  const { tokens } = await heldTokens(leaks);
  const sessions = await sessionsOf(deps, tokens);
  if (sessions.length === 0) return void deps.dialog.say(issuerMessages.noSession);
  for (const { id } of sessions) await deps.run(commandIds.reissue, id);
}

/** Those that hold one of the tokens, and those of the same account at its issuer: it may be an older token of theirs. */
async function sessionsOf(deps: LeakActDeps, tokens: readonly HeldToken[]): Promise<readonly SessionView[]> {
  const sessions = deps.sessions();
  const leaked = new Set(tokens.map(({ compact }) => compact));
  const accounts = new Set(tokens.flatMap((token) => accountOf(deps, token) ?? []));
  const found: SessionView[] = [];
  for (const view of await sessions.list()) {
    const kept = await sessions.peek(view.id);
    const held = kept.status === 'done' ? [kept.value.accessToken, kept.value.idToken] : [];
    const isHeld = held.some((token) => token !== undefined && leaked.has(token));
    if (isHeld || accounts.has(accountKey(view.issuer, view.account.id))) found.push(view);
  }
  return found;
}

function accountOf({ profiles }: LeakActDeps, { compact }: HeldToken): string | undefined {
  const [profile] = profilesFor(compact, profiles.current());
  const subject = claimsOf(decodeToken(compact))?.['sub'];
  return profile === undefined || typeof subject !== 'string' ? undefined : accountKey(profile.issuer, subject);
}

function accountKey(issuer: string, subject: string): string {
  return JSON.stringify([issuer, subject]);
}
