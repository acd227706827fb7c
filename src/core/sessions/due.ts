/** When an access token is to be renewed (RT-6 of the catalogue: the last minute, or the last tenth of its life). */
import type { TokenSet } from '../oauth/tokenSet';

type Lifetime = Pick<TokenSet, 'obtainedAt' | 'expiresAt'>;

const leastMargin = 60_000;

/**
 * From when on a token counts as about to end; undefined where the server said nothing of an end. A token that lives for
 * two minutes or less would be renewed all the time by the rule for others: of it, half of its life is left alone.
 */
export function expiringFrom(tokens: Lifetime): Date | undefined {
  const { expiresAt, obtainedAt } = tokens;
  if (expiresAt === undefined) return undefined;
  const lifetime = Math.max(0, expiresAt.getTime() - obtainedAt.getTime());
  return new Date(expiresAt.getTime() - Math.min(Math.max(leastMargin, lifetime / 10), lifetime / 2));
}

/** Whether a token set is good for more than the request that is about to be made. */
export function isFresh(tokens: Lifetime, now: Date): boolean {
  const from = expiringFrom(tokens);
  return from === undefined || now < from;
}

export function isAlive(tokens: Lifetime, now: Date): boolean {
  return tokens.expiresAt === undefined || now < tokens.expiresAt;
}

/**
 * When a window renews of its own accord: within the first quarter of what is left from {@link expiringFrom} on, so that
 * many sessions and windows do not start at the same moment. `chance` is from 0 to 1.
 */
export function renewAt(tokens: Lifetime, chance: number): Date | undefined {
  const from = expiringFrom(tokens);
  if (from === undefined || tokens.expiresAt === undefined) return undefined;
  return new Date(from.getTime() + ((tokens.expiresAt.getTime() - from.getTime()) / 4) * chance);
}
