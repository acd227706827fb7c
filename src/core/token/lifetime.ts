/** Where a token stands in its life. */
import { claimsOf } from './claimsSet';
import type { DecodedToken, JsonObject } from './decoded';
import { millisecondsFrom } from './millisecondsFrom';

export type LifetimeState = 'unbounded' | 'notYetValid' | 'active' | 'expiring' | 'expired';

export type TimeClaim = 'iat' | 'nbf' | 'exp';

/** What is odd about a time claim; the instant is what the issuer most likely meant. */
export type TimeOddity = 'milliseconds' | 'numeric-string' | 'iso-string' | 'infinite' | 'not-a-time';

/** Where a token stands in its life, RFC 7519 sections 4.1.4 to 4.1.6. */
export interface Lifetime {
  readonly state: LifetimeState;
  readonly issuedAt: Date | undefined;
  readonly notBefore: Date | undefined;
  readonly expiresAt: Date | undefined;
  /** `exp` minus `iat` (or `nbf`), in seconds; negative where they are in the wrong order. */
  readonly lifetimeSeconds: number | undefined;
  /** Seconds until `exp`, negative once expired; undefined without `exp`. */
  readonly remainingSeconds: number | undefined;
  readonly oddities: readonly { readonly claim: TimeClaim; readonly oddity: TimeOddity }[];
}

/** A token is `expiring` when less than this is left of it, or less than {@link expiringShare} of a short life. */
export const expiringSeconds = 300;
const expiringShare = 0.2;

/** The first and last instant of ECMAScript time, in milliseconds. */
const farthest = 8.64e15;

/**
 * Reads `iat`, `nbf` and `exp` and says where `now` falls, without tolerance for clocks that differ: expired from the
 * instant `exp` on (RFC 7519 section 4.1.4), not yet valid before `nbf` (section 4.1.5). An `iat` in the future changes
 * nothing, since no rule of RFC 7519 forbids it.
 */
export function lifetimeOf(claims: JsonObject, now: Date): Lifetime {
  const iat = readTime(claims, 'iat');
  const nbf = readTime(claims, 'nbf');
  const exp = readTime(claims, 'exp');
  const lifetimeSeconds = secondsBetween(iat.instant ?? nbf.instant, exp.instant);
  const remainingSeconds = secondsBetween(now, exp.instant);
  return {
    state: stateOf(secondsBetween(now, nbf.instant), remainingSeconds, lifetimeSeconds),
    issuedAt: iat.instant,
    notBefore: nbf.instant,
    expiresAt: exp.instant,
    lifetimeSeconds,
    remainingSeconds,
    oddities: [iat, nbf, exp].flatMap(({ claim, oddities }) => oddities.map((oddity) => ({ claim, oddity }))),
  };
}

/**
 * {@link lifetimeOf} for a whole token; undefined for one that says nothing of its life: encrypted, opaque, or broken
 * so that the claim which says when it ends may have been lost.
 */
export function tokenLifetime(decoded: DecodedToken, now: Date): Lifetime | undefined {
  const claims = claimsOf(decoded);
  const lifetime = claims && lifetimeOf(claims, now);
  return decoded.form === 'malformed' && lifetime?.expiresAt === undefined ? undefined : lifetime;
}

function stateOf(
  untilValid: number | undefined,
  remaining: number | undefined,
  lifetime: number | undefined,
): LifetimeState {
  if (remaining !== undefined && remaining <= 0) return 'expired';
  if (untilValid !== undefined && untilValid > 0) return 'notYetValid';
  if (remaining === undefined) return 'unbounded';
  return remaining < expiringThreshold(lifetime) ? 'expiring' : 'active';
}

/** With less than this left, in seconds, a token of that lifetime is `expiring`. */
export function expiringThreshold(lifetimeSeconds: number | undefined): number {
  const known = lifetimeSeconds !== undefined && lifetimeSeconds > 0;
  return known ? Math.min(expiringSeconds, lifetimeSeconds * expiringShare) : expiringSeconds;
}

/** From when on a token is `expiring`; undefined for one that never ends. */
export function expiringFromOf({ expiresAt, lifetimeSeconds }: Lifetime): Date | undefined {
  // Before the first instant there is no date.
  return expiresAt && new Date(Math.max(-farthest, expiresAt.getTime() - expiringThreshold(lifetimeSeconds) * 1000));
}

/** A time claim as an instant; the instant is undefined when there is none, or none that ends. */
interface TimeReading {
  readonly claim: TimeClaim;
  readonly instant: Date | undefined;
  readonly oddities: readonly TimeOddity[];
}

function readTime(claims: JsonObject, claim: TimeClaim): TimeReading {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (value === undefined) return { claim, instant: undefined, oddities: [] };
  if (typeof value === 'number') return { claim, ...fromNumber(claim, value) };
  const text = typeof value === 'string' ? value.trim() : '';
  if (/^[+-]?\d{1,40}(?:\.\d{0,20})?(?:e[+-]?\d{1,4})?$/i.test(text)) {
    const { instant, oddities } = fromNumber(claim, Number(text));
    return { claim, instant, oddities: ['numeric-string', ...oddities] };
  }
  const instant = fromIso(text);
  return { claim, instant, oddities: [instant === undefined ? 'not-a-time' : 'iso-string'] };
}

/** NumericDate: seconds since 1970-01-01T00:00:00Z, fractions allowed (RFC 7519 section 2). */
function fromNumber(claim: TimeClaim, value: number): Pick<TimeReading, 'instant' | 'oddities'> {
  if (Number.isNaN(value) || (value === Infinity && claim === 'exp'))
    return { instant: undefined, oddities: ['infinite'] };
  const milliseconds = value >= millisecondsFrom ? value : value * 1000;
  // Beyond the range of dates, the farthest one still compares as the verifier's number would.
  const instant = new Date(Math.max(-farthest, Math.min(farthest, milliseconds)));
  if (!Number.isFinite(value)) return { instant, oddities: ['infinite'] };
  return { instant, oddities: value >= millisecondsFrom ? ['milliseconds'] : [] };
}

const iso = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|z|[+-]\d{2}:?\d{2})?)?$/;

/** RFC 3339, or ISO 8601 in its usual forms; a time without offset counts as UTC, never as the time zone of this machine. */
function fromIso(text: string): Date | undefined {
  const match = iso.exec(text);
  if (match === null) return undefined;
  const upper = text
    .toUpperCase()
    .replace(' ', 'T')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const instant = new Date(match[1] === undefined && upper.includes('T') ? `${upper}Z` : upper);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function secondsBetween(from: Date | undefined, to: Date | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : (to.getTime() - from.getTime()) / 1000;
}
