/** Which sessions are known to come of a sign-in as strong and new as an API demanded. */
import { claimsOf } from '../../core/token/claimsSet';
import { decodeToken } from '../../core/token/decode';
import type { SessionView } from '../../core/sessions/session';
import type { Clock } from '../clock';
import { meets, type StepUp } from './challenges';

export interface StepUps {
  /** A person just signed in as demanded. Only an authorization request can demand it, so no other way counts. */
  readonly remember: (view: SessionView, demanded: StepUp) => void;
  readonly isMet: (view: SessionView, accessToken: string, demanded: StepUp) => boolean;
}

/** Kept in memory: after a reload the person is asked again where the token itself does not say enough. */
export function createStepUps(clock: Pick<Clock, 'now'>): StepUps {
  const done = new Map<string, Date>();
  const keyOf = ({ id }: SessionView, demanded: StepUp): string => JSON.stringify([id, demanded]);
  return {
    remember: (view, demanded) => {
      if (view.way === 'browser') done.set(keyOf(view, demanded), clock.now());
    },
    isMet: (view, accessToken, demanded) => {
      const now = clock.now();
      const signedInAt = done.get(keyOf(view, demanded));
      if (signedInAt !== undefined) return isNewEnough(signedInAt, demanded, now);
      return meets(demanded, claimsOf(decodeToken(accessToken)) ?? {}, now);
    },
  };
}

function isNewEnough(signedInAt: Date, { maxAge }: StepUp, now: Date): boolean {
  return maxAge === undefined || now.getTime() - signedInAt.getTime() < maxAge * 1000;
}
