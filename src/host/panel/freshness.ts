/** When what the panel says of a token stops being true because time passes. */
import { nextFindingChange } from '../../core/rules/nextChange';
import type { DecodedToken } from '../../core/token/decoded';
import type { PanelToken } from '../../shared/panelView';

/** Rules allow clocks to differ by this much. */
const toleranceMilliseconds = 60_000;

/** The last instant of ECMAScript time. */
const farthest = 8.64e15;

/** The instants after `now` at which the panel may say something else of a token, such as how long ago it expired. */
export function changesOf(token: PanelToken, decoded: DecodedToken, now: Date): readonly Date[] {
  const next = nextFindingChange(decoded, { now });
  return [...turnsOf(token, now), ...(next === undefined ? [] : [next])];
}

/** When the token begins or ends to be valid or to count as expiring, inner tokens included. */
function turnsOf({ scale, nested }: PanelToken, now: Date): readonly Date[] {
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
  return [...own, ...nested.flatMap(({ token }) => turnsOf(token, now))];
}
