/** How long the code and a pause still last, for the eye and for the ear. */
import type { SignInView } from '../../../shared/signInMessages';
import { clockText, secondsUntil } from '../../state/clock';

export interface Countdown {
  /** Whole seconds left, the one that has begun included; never more than the code's lifetime. */
  readonly seconds: number;
  /** `mm:ss`, or `h:mm:ss`. */
  readonly text: string;
  /** What is left of the lifetime, from 0 to 1. */
  readonly share: number;
  /** Less than a minute. */
  readonly urgent: boolean;
  /** What a screen reader hears: it changes a few times in all. */
  readonly spoken: string;
}

/** Where the spoken words change, in seconds left. */
const marks = [30, 60, 120, 300, 600, 1200, 1800];

export function countdownOf({ expiresAt, lifetimeSeconds }: SignInView, now: number): Countdown {
  const lifetime = Math.max(lifetimeSeconds, 1);
  // A clock that was set back must not give the code a longer life than it got.
  const seconds = Math.min(secondsUntil(expiresAt, now), lifetime);
  return {
    seconds,
    text: clockText(seconds),
    share: seconds / lifetime,
    urgent: seconds < 60,
    spoken: spokenWords(seconds),
  };
}

function spokenWords(seconds: number): string {
  if (seconds === 0) return 'The code has run out.';
  const mark = marks.find((one) => seconds <= one);
  if (mark === undefined) return '';
  if (mark < 60) return `The code is good for less than ${String(mark)} seconds.`;
  return mark === 60
    ? 'The code is good for less than a minute.'
    : `The code is good for less than ${String(mark / 60)} minutes.`;
}
