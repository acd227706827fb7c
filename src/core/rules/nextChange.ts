/** When the findings of a token change because time passes, so that what is shown of them stays true. */
import { claimsOf } from '../token/claimsSet';
import type { DecodedToken } from '../token/decoded';
import { millisecondsFrom } from '../token/millisecondsFrom';
import { memberOf } from './facts';
import type { CheckOptions } from './finding';

const minute = 60;
const hour = 3600;
const day = 86_400;

/** Rules ask whether a time is this near or this far, in seconds: what expires soon, how old a proof may be. */
const nearSeconds = 300;

/**
 * The next instant at which `checkToken` may answer otherwise: exactly when the token expires, becomes valid or begins to
 * expire soon, with and without the tolerance; and now and then between, because messages say how long something is
 * ago. Undefined for a token without times.
 */
export function nextFindingChange(
  decoded: DecodedToken,
  { now, clockToleranceSeconds: tolerance = 60 }: Pick<CheckOptions, 'now' | 'clockToleranceSeconds'>,
): Date | undefined {
  const claims = claimsOf(decoded);
  const times = ['exp', 'nbf', 'iat'].flatMap((name) => {
    const value = memberOf(claims, name);
    return typeof value === 'number' && Math.abs(value) < millisecondsFrom ? [value] : [];
  });
  if (times.length === 0) return undefined;
  const seconds = now.getTime() / 1000;
  const limits = times.flatMap((time) =>
    [0, -tolerance, tolerance, -nearSeconds, nearSeconds].map((offset) => milliseconds(time + offset)),
  );
  const nearest = Math.min(...times.map((time) => Math.abs(time - seconds)));
  const words = now.getTime() + 1000 * (nearest < 2 * hour ? minute : nearest < 2 * day ? hour : day);
  return new Date(Math.min(words, ...limits.filter((limit) => limit > now.getTime())));
}

/** A millisecond late where a limit has a fraction, or itself still counts as before. */
function milliseconds(seconds: number): number {
  return Math.floor(seconds * 1000) + 1;
}
