/** The world as the flows of core may see it: network, time and randomness of this machine. */
import { randomBytes } from 'node:crypto';
import type { Http } from '../../core/issuers/http';
import type { OAuthDeps } from '../../core/oauth/client';
import { after, type Clock } from '../clock';

export interface OAuthDepsSource {
  readonly http: Http;
  readonly clock: Clock;
  readonly trace?: OAuthDeps['trace'];
}

export function createOAuthDeps({ http, clock, trace }: OAuthDepsSource): OAuthDeps {
  return {
    http,
    now: clock.now,
    monotonic: () => performance.now(),
    wait: (milliseconds, signal) => wait(clock, milliseconds, signal),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    trace,
  };
}

/** Ends at once when aborted, so that nobody who cancels waits for a timer. */
function wait(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = after(clock, milliseconds, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    function stop(): void {
      timer.dispose();
      // The reason is the caller's to choose.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(signal.reason);
    }
    signal.addEventListener('abort', stop, { once: true });
  });
}
