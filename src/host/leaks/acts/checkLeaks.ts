/** Asks on request whether leaked tokens are active: the issuer where it tells, and otherwise its keys. */
import type { OAuthRequest } from '../../../core/oauth/client';
import { introspectToken } from '../../../core/oauth/introspection';
import type { Validation } from '../../../core/validation/outcome';
import { hostOf, isClientRefused } from '../../sessions/use/askIssuer';
import type { CheckedLeak, FoundLeak } from '../foundLeak';
import type { LeakActDeps } from './actDeps';
import { byProfile, leftOf, requestFor, type AtProfile } from './atIssuers';
import { heldTokens, type HeldToken } from './heldTokens';
import { isUntrusted } from './isUntrusted';
import { checkedSentence, checkQuestion, issuerMessages, type FailedAt } from './issuerActMessages';
import type { LeftLeak } from './leftLeaks';

/** Those whose issuer is asked have the request. */
interface Checkable extends AtProfile {
  readonly asked: { readonly host: string; readonly request: OAuthRequest } | undefined;
}

type Answered = Exclude<CheckedLeak, 'revoked'>;

interface Tally {
  active: number;
  inactive: number;
  byKey: number;
  readonly left: LeftLeak[];
  readonly failures: FailedAt[];
}

export async function checkLeaks(deps: LeakActDeps, leaks: readonly FoundLeak[]): Promise<void> {
  if (leaks.length === 0 || isUntrusted(deps)) return;
  const held = await heldTokens(leaks);
  const { groups, left } = byProfile(deps, held.tokens);
  const tally: Tally = { active: 0, inactive: 0, byKey: 0, left: [...held.left, ...left], failures: [] };
  const ready: Checkable[] = [];
  for (const group of groups) {
    const request = await requestFor(deps, group.profile, issuerMessages.preparing);
    if (request === undefined) return;
    const endpoint = request.status === 'done' ? request.value.server.introspectionEndpoint : undefined;
    const asked =
      request.status === 'done' && endpoint !== undefined
        ? { host: hostOf(endpoint), request: request.value }
        : undefined;
    ready.push({ ...group, asked });
  }
  if (!(await mayAsk(deps, ready))) return;
  await deps.dialog.progress(issuerMessages.checking, async (signal) => {
    for (const group of ready) await checkGroup(deps, group, tally, signal);
  });
  void deps.dialog.say(checkedSentence(tally));
}

/** To validate sends no token, so it needs no agreement. */
async function mayAsk({ confirm }: LeakActDeps, ready: readonly Checkable[]): Promise<boolean> {
  const forHosts = ready.flatMap(({ profile, tokens, asked }) =>
    asked === undefined ? [] : [{ host: asked.host, profile: profile.name, tokens }],
  );
  return forHosts.length === 0 || confirm(checkQuestion(forHosts));
}

async function checkGroup(deps: LeakActDeps, group: Checkable, tally: Tally, signal: AbortSignal): Promise<void> {
  let isAsked = group.asked !== undefined;
  for (const token of group.tokens) {
    if (signal.aborted) {
      tally.left.push(...leftOf(token, 'stopped'));
      continue;
    }
    const told = isAsked ? await askIssuer(deps, group, token, signal) : 'not-asked';
    // The next one would be refused as well.
    if (told === 'not-asked') isAsked = false;
    const result = told === 'not-asked' ? await askKeys(deps, group, token, signal) : told;
    if (result === 'active' || result === 'inactive') {
      tally[result] += 1;
      if (result === 'active' && told === 'not-asked') tally.byKey += 1;
      // A key cannot know of a revocation that the issuer has taken.
      if (told === 'not-asked' && result === 'active' && isRevoked(token)) continue;
      for (const fingerprint of fingerprintsOf(token)) deps.store.check(fingerprint, result);
    } else if (result === 'undecided' || result === 'stopped') tally.left.push(...leftOf(token, result));
    else {
      tally.failures.push(result);
      tally.left.push(...leftOf(token, 'request-failed'));
    }
  }
}

function isRevoked({ leaks }: HeldToken): boolean {
  return leaks.some(({ said }) => said?.result === 'revoked');
}

function fingerprintsOf({ leaks }: HeldToken): ReadonlySet<string> {
  return new Set(leaks.map(({ leak }) => leak.fingerprint));
}

async function askIssuer(
  { oauth }: LeakActDeps,
  { profile, asked }: Checkable,
  { compact, leaks }: HeldToken,
  signal: AbortSignal,
): Promise<Answered | FailedAt | 'stopped' | 'not-asked'> {
  if (asked === undefined) return 'not-asked';
  const hint = leaks[0]?.leak.kind === 'refresh-token' ? 'refresh_token' : 'access_token';
  const outcome = await introspectToken(asked.request, compact, hint, oauth, signal).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  if (outcome === undefined) return 'stopped';
  if (outcome.status === 'done') return outcome.value.active ? 'active' : 'inactive';
  return isClientRefused(outcome.failure) ? 'not-asked' : { profile: profile.name, failure: outcome.failure };
}

async function askKeys(
  { verdicts }: LeakActDeps,
  { profile }: Checkable,
  { compact }: HeldToken,
  signal: AbortSignal,
): Promise<Answered | 'undecided' | 'stopped'> {
  const verdict = await verdicts.validate(compact, profile, signal).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  return verdict === undefined ? 'stopped' : activeBy(verdict.validation);
}

/** One that is for another API, or has too few scopes, is good elsewhere; one that is expired or forged is not. */
function activeBy(validation: Validation): Answered | 'undecided' {
  if (validation.status === 'valid') return 'active';
  if (validation.status === 'undecided') return 'undecided';
  const codes = validation.reasons.map(({ code }) => code);
  if (
    codes.some((code) => code === 'expired' || code === 'signature-invalid' || code === 'signature-by-embedded-key')
  ) {
    return 'inactive';
  }
  // A key of the issuer decided about its signature before its claims were looked at.
  return validation.provenance === undefined ? 'undecided' : 'active';
}
