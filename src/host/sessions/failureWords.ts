/** The parts of what is said of a failure. */
import type { SessionFailureCode } from '../../core/sessions/outcome';

/** What happened, and what to do where no provider's own help is known. */
export interface FailureWords {
  readonly happened: string;
  readonly next?: string | undefined;
}

/** The codes of keeping sessions; the others are of requests to the server. */
export type KeepingCode = Extract<SessionFailureCode, `session-${string}` | `store-${string}`>;
