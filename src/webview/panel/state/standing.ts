/** Where a token stands in its life at an instant, in words that count down. */
import type { LifetimeScale, PanelToken } from '../../../shared/panelView';
import type { LifetimeView } from '../../../shared/tokenView';
import { hour, leftWords, relativeWords } from './spans';

export type StandingState = LifetimeView['state'] | 'unknown';

export interface Standing {
  readonly state: StandingState;
  /** Such as `Expires soon`. */
  readonly name: string;
  /** Such as `04:59 left`; changes by the second in the last hour. Empty where there is nothing to count. */
  readonly text: string;
}

const names: Readonly<Record<StandingState, string>> = {
  unknown: 'Lifetime unknown',
  unbounded: 'Never expires',
  notYetValid: 'Not valid yet',
  active: 'Not expired',
  expiring: 'Expires soon',
  expired: 'Expired',
};

export function standingOf({ scale, lifetime }: Pick<PanelToken, 'scale' | 'lifetime'>, now: number): Standing {
  const state = scale === undefined ? (lifetime?.state ?? 'unknown') : stateAt(scale, now);
  return { state, name: names[state], text: scale === undefined ? '' : textOf(scale, state, now) };
}

/** Milliseconds until words about the instants of any of them can change; undefined when they never will. */
export function untilChange(scales: readonly (LifetimeScale | undefined)[], now: number): number | undefined {
  const instants = scales.flatMap((scale) =>
    Object.values(scale ?? {}).filter((instant) => typeof instant === 'number'),
  );
  return instants.length === 0 ? undefined : Math.min(...instants.map((instant) => untilNext(instant - now)));
}

const minute = 60_000;

/** By the second in the hour before and the minute after; else by the minute. */
function untilNext(left: number): number {
  if (left > hour) return Math.min(left - hour, left % minute || minute);
  if (left > 0) return left % 1000 || 1000;
  const unit = -left < minute ? 1000 : minute;
  return unit - (-left % unit);
}

/** As `lifetimeOf` of the host has it: expired from `exp` on, not yet valid before `nbf`. */
function stateAt({ notBefore, expiringFrom, expiresAt }: LifetimeScale, now: number): StandingState {
  if (expiresAt !== undefined && now >= expiresAt) return 'expired';
  if (notBefore !== undefined && now < notBefore) return 'notYetValid';
  if (expiresAt === undefined) return 'unbounded';
  return expiringFrom !== undefined && now > expiringFrom ? 'expiring' : 'active';
}

function textOf({ notBefore = 0, expiresAt = 0 }: LifetimeScale, state: StandingState, now: number): string {
  switch (state) {
    case 'unknown':
    case 'unbounded':
      return '';
    case 'notYetValid':
      return `valid in ${leftWords(notBefore, now)}`;
    case 'expired':
      return relativeWords(expiresAt, now);
    default:
      return `${leftWords(expiresAt, now)} left`;
  }
}
