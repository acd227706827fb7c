/** Revokes leaked tokens at their issuers (RFC 7009), after one question that lists them. */
import { rankOf } from '../../../core/leaks/leak';
import type { OAuthRequest } from '../../../core/oauth/client';
import type { OAuthFailure } from '../../../core/oauth/failure';
import { revokeToken } from '../../../core/oauth/revocation';
import { hostOf } from '../../sessions/use/askIssuer';
import type { FoundLeak } from '../foundLeak';
import type { LeakActDeps } from './actDeps';
import { byProfile, leftOf, requestFor } from './atIssuers';
import { heldTokens, type HeldToken } from './heldTokens';
import { isUntrusted } from './isUntrusted';
import { issuerMessages, revokedSentence, revokeQuestion, type FailedAt } from './issuerActMessages';
import type { LeftCode, LeftLeak } from './leftLeaks';

/** Tokens with the endpoint that takes them. */
interface Revocable {
  readonly host: string;
  readonly profile: string;
  readonly request: OAuthRequest;
  readonly tokens: readonly HeldToken[];
}

/** What came of all requests. */
interface Revoked {
  readonly done: HeldToken[];
  readonly left: LeftLeak[];
  readonly failures: FailedAt[];
}

export async function revokeLeaks(deps: LeakActDeps, leaks: readonly FoundLeak[]): Promise<void> {
  if (leaks.length === 0 || isUntrusted(deps)) return;
  const outcome: Revoked = { done: [], left: [], failures: [] };
  const ready = await prepare(deps, leaks, outcome);
  if (ready === undefined) return;
  if (ready.length > 0) {
    const question = revokeQuestion(ready);
    if (!(await deps.confirm(question))) return;
    await deps.dialog.progress(issuerMessages.revoking, (signal) => revokeAll(deps, ready, outcome, signal));
    const answered = new Set([
      ...outcome.done.flatMap((token) => token.leaks),
      ...outcome.left.map(({ found }) => found),
    ]);
    for (const token of ready.flatMap(({ tokens }) => tokens)) {
      if (!token.leaks.some((found) => answered.has(found))) outcome.left.push(...leftOf(token, 'stopped'));
    }
  }
  const sentence = revokedSentence({ ...outcome, times: deps.times, now: deps.clock.now() });
  void (outcome.failures.length > 0 ? deps.dialog.warn(sentence) : deps.dialog.say(sentence));
}

/** Those that an issuer can be asked to revoke; undefined where the person stopped it. */
async function prepare(
  deps: LeakActDeps,
  leaks: readonly FoundLeak[],
  outcome: Revoked,
): Promise<readonly Revocable[] | undefined> {
  const able: FoundLeak[] = [];
  for (const found of leaks) {
    if (found.leak.kind === 'id-token') outcome.left.push({ found, why: 'id-token' });
    else if (found.rank === 'expired') outcome.left.push({ found, why: whyOver(found, deps.clock.now()) });
    else able.push(found);
  }
  const held = await heldTokens(able);
  const { groups, left } = byProfile(deps, held.tokens);
  outcome.left.push(...held.left, ...left);
  const ready: Revocable[] = [];
  for (const { profile, tokens } of groups) {
    const request = await requestFor(deps, profile, issuerMessages.preparing);
    if (request === undefined) return undefined;
    if (request.status === 'failed') {
      outcome.failures.push({ profile: profile.name, failure: request.failure });
      outcome.left.push(...tokens.flatMap((token) => leftOf(token, 'request-failed')));
      continue;
    }
    const endpoint = request.value.server.revocationEndpoint;
    if (endpoint === undefined) outcome.left.push(...tokens.flatMap((token) => leftOf(token, 'no-revocation')));
    else ready.push({ host: hostOf(endpoint), profile: profile.name, request: request.value, tokens });
  }
  return ready;
}

/** What its issuer said is told of one whose own time is not over. */
function whyOver({ leak, said }: FoundLeak, now: Date): LeftCode {
  if (said?.result === 'revoked') return 'revoked';
  return said?.result === 'inactive' && rankOf(leak, now) !== 'expired' ? 'inactive' : 'expired';
}

async function revokeAll(
  { oauth, store }: LeakActDeps,
  ready: readonly Revocable[],
  { done, left, failures }: Revoked,
  signal: AbortSignal,
): Promise<void> {
  for (const { profile, request, tokens } of ready) {
    for (const token of tokens) {
      if (signal.aborted) return;
      const hint = token.leaks[0]?.leak.kind === 'refresh-token' ? 'refresh_token' : 'access_token';
      const outcome = await revokeToken(request, token.compact, hint, oauth, signal).catch((error: unknown) => {
        if (signal.aborted) return undefined;
        throw error;
      });
      // Nobody knows whether it arrived.
      if (outcome === undefined) return void left.push(...leftOf(token, 'stopped'));
      if (outcome.status === 'done') {
        done.push(token);
        for (const { leak } of token.leaks) store.check(leak.fingerprint, 'revoked');
      } else if (isUnsupported(outcome.failure)) left.push(...leftOf(token, 'no-revocation'));
      else {
        failures.push({ profile, failure: outcome.failure });
        left.push(...leftOf(token, 'request-failed'));
      }
    }
  }
}

/** RFC 7009 section 2.2.1. */
function isUnsupported({ code, error }: OAuthFailure): boolean {
  return code === 'oauth-no-endpoint' || error === 'unsupported_token_type';
}
