/** The instants of a token's life as numbers, for a picture. */
import type { LifetimeScale } from '../../shared/panelView';
import type { JsonObject } from '../token/decoded';
import { expiringFromOf, lifetimeOf } from '../token/lifetime';
import { readInstant } from './members';

/**
 * Undefined where the claims name no instant.
 *
 * @param refreshExpiresAt the end of the refresh token, where the session knows it; else the claim `rexp` may tell
 */
export function lifetimeScale(
  claims: JsonObject | undefined,
  now: Date,
  refreshExpiresAt: Date | undefined,
): LifetimeScale | undefined {
  if (claims === undefined) return undefined;
  const lifetime = lifetimeOf(claims, now);
  const refreshEnd = refreshExpiresAt ?? readInstant(claims['rexp'] ?? null);
  const { issuedAt, notBefore, expiresAt } = lifetime;
  if ([issuedAt, notBefore, expiresAt, refreshEnd].every((instant) => instant === undefined)) return undefined;
  return {
    issuedAt: issuedAt?.getTime(),
    notBefore: notBefore?.getTime(),
    expiringFrom: expiringFromOf(lifetime)?.getTime(),
    expiresAt: expiresAt?.getTime(),
    refreshExpiresAt: refreshEnd?.getTime(),
  };
}
