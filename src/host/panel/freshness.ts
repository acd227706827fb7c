/** When what the panel says of a token stops being true because time passes. */
import type { PanelToken } from '../../shared/panelMessages';

/** Rules allow clocks to differ by this much. */
const toleranceMilliseconds = 60_000;

/** The last instant of ECMAScript time. */
const farthest = 8.64e15;

/** The instants after `now` at which a token begins or ends to be valid or to count as expiring, inner tokens included. */
export function changesOf({ scale, nested }: PanelToken, now: Date): readonly Date[] {
  const { notBefore, expiringFrom, expiresAt } = scale ?? {};
  const instants = [
    notBefore,
    notBefore === undefined ? undefined : notBefore - toleranceMilliseconds,
    expiringFrom,
    expiresAt,
    expiresAt === undefined ? undefined : expiresAt + toleranceMilliseconds,
  ];
  const own = instants.flatMap((instant) => {
    // A millisecond later, because some limits still count as before themselves.
    const after = instant === undefined ? undefined : Math.floor(instant) + 1;
    return after === undefined || after <= now.getTime() || after > farthest ? [] : [new Date(after)];
  });
  return [...own, ...nested.flatMap(({ token }) => changesOf(token, now))];
}
