/** Where a token stands in its life at an instant, in words that count down. */
import type { LifetimeScale } from '../../../shared/panelMessages';
import { clockText, secondsUntil } from '../../state/clock';
import { spanWords } from './spans';

export type StandingState = 'unbounded' | 'notYetValid' | 'active' | 'expiring' | 'expired';

export interface Standing {
  readonly state: StandingState;
  /** Such as `Expires soon`. */
  readonly name: string;
  /** Such as `04:59 left`; changes by the second in the last hour. */
  readonly text: string;
  /** What a screen reader hears when the state changes. */
  readonly spoken: string;
}

const hour = 3_600_000;

/** Undefined for a token that says nothing of its life. */
export function standingOf(scale: LifetimeScale | undefined, now: number): Standing | undefined {
  if (scale === undefined) return undefined;
  const state = stateAt(scale, now);
  const name = names[state];
  return { state, name, text: textOf(scale, state, now), spoken: `${name}.` };
}

/** Milliseconds until the words can change; undefined when they never will. */
export function untilChange(scale: LifetimeScale | undefined, now: number): number | undefined {
  if (scale === undefined) return undefined;
  const ends = [scale.notBefore, scale.expiringFrom, scale.expiresAt, scale.refreshExpiresAt];
  const left = ends.filter((end) => end !== undefined).map((end) => end - now);
  if (left.length === 0) return undefined;
  const next = Math.min(...left.filter((each) => each > 0));
  if (next > hour) return Math.min(60_000, next - hour);
  return next % 1000 === 0 ? 1000 : next % 1000;
}

const names: Readonly<Record<StandingState, string>> = {
  unbounded: 'Never expires',
  notYetValid: 'Not valid yet',
  active: 'Not expired',
  expiring: 'Expires soon',
  expired: 'Expired',
};

function stateAt({ notBefore, expiringFrom, expiresAt }: LifetimeScale, now: number): StandingState {
  if (expiresAt !== undefined && now >= expiresAt) return 'expired';
  if (notBefore !== undefined && now < notBefore) return 'notYetValid';
  if (expiresAt === undefined) return 'unbounded';
  return expiringFrom !== undefined && now > expiringFrom ? 'expiring' : 'active';
}

function textOf({ notBefore = 0, expiresAt = 0 }: LifetimeScale, state: StandingState, now: number): string {
  switch (state) {
    case 'unbounded':
      return '';
    case 'notYetValid':
      return `starts in ${leftText(notBefore, now)}`;
    case 'expired':
      return `${spanWords(now - expiresAt)} ago`;
    default:
      return `${leftText(expiresAt, now)} left`;
  }
}

function leftText(instant: number, now: number): string {
  return instant - now < hour ? clockText(secondsUntil(instant, now)) : spanWords(instant - now);
}
