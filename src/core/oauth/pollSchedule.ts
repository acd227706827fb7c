/** When the next poll of a device flow is due (RFC 8628 section 3.5). */
import type { HttpFailureCode } from '../issuers/http';
import type { OAuthFailure } from './failure';

/** How often to poll, as far as the answers until now say. */
export interface PollSchedule {
  /** The server's interval with every `slow_down` added to it, for good. */
  readonly intervalSeconds: number;
  /** Failures below OAuth since the last answer. */
  readonly failures: number;
}

export interface NextPoll {
  readonly schedule: PollSchedule;
  readonly state: 'waiting' | 'slowed-down' | 'backing-off';
  readonly waitSeconds: number;
}

const slowDownSeconds = 5;
/** Of the waits between polls that fail. */
const longestBackOffSeconds = 60;

/**
 * What a failed poll means for the next one; undefined where there is to be none, as after any error that is not
 * `authorization_pending` or `slow_down` and came from the server.
 *
 * `asked` is the interval that an answer named; GitHub puts the new one into its `slow_down`.
 */
export function nextPoll(
  schedule: PollSchedule,
  failure: OAuthFailure,
  asked: number | undefined,
): NextPoll | undefined {
  const { intervalSeconds } = schedule;
  const atLeast = failure.retryAfterSeconds ?? 0;
  switch (failure.code) {
    case 'oauth-pending':
      return {
        schedule: { intervalSeconds, failures: 0 },
        state: 'waiting',
        waitSeconds: Math.max(intervalSeconds, atLeast),
      };
    case 'oauth-slow-down': {
      const slower = Math.max(intervalSeconds + slowDownSeconds, asked ?? 0);
      return {
        schedule: { intervalSeconds: slower, failures: 0 },
        state: 'slowed-down',
        waitSeconds: Math.max(slower, atLeast),
      };
    }
    case 'oauth-server-busy':
    case 'oauth-unreachable': {
      if (failure.http !== undefined && !mayPass.has(failure.http)) return undefined;
      const failures = schedule.failures + 1;
      return {
        schedule: { intervalSeconds, failures },
        state: 'backing-off',
        waitSeconds: Math.max(backOff(intervalSeconds, failures), atLeast),
      };
    }
    default:
      return undefined;
  }
}

/** Twice as long with each failure; longer than the interval even where that is longer than the limit. */
function backOff(intervalSeconds: number, failures: number): number {
  const limit = Math.max(longestBackOffSeconds, intervalSeconds * 2);
  return Math.min(intervalSeconds * 2 ** Math.min(failures, 10), limit);
}

/** Trouble of the way, which may be gone at the next poll; the others are decisions, of this product or of the server. */
const mayPass: ReadonlySet<HttpFailureCode> = new Set<HttpFailureCode>([
  'http-timeout',
  'http-tls',
  'http-dns',
  'http-unreachable',
  'http-too-many',
]);
