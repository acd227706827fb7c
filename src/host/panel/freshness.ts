/** When what the panel says of a token stops being true because time passes. */
import { nextFindingChange } from '../../core/rules/nextChange';
import type { DecodedToken } from '../../core/token/decoded';
import type { LifetimeScale, PanelToken } from '../../shared/panelView';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Rules allow clocks to differ by this much. */
const toleranceMilliseconds = minute;

/** The last instant of ECMAScript time. */
const farthest = 8.64e15;

/** The instants after `now` at which the panel may say something else of a token, such as how long ago it expired. */
export function changesOf(token: PanelToken, decoded: DecodedToken, now: Date): readonly Date[] {
  const next = nextFindingChange(decoded, { now });
  return [...turnsOf(token, now), ...wordsInside(token, now), ...(next === undefined ? [] : [next])];
}

/** When what was found in tokens inside may be told in other words: of these only the view is here. */
function wordsInside({ nested }: PanelToken, now: Date): readonly Date[] {
  return nested.flatMap(({ token }) => [...wordsOf(token.scale, now), ...wordsInside(token, now)]);
}

/** As often as the words of a token itself: they say how long ago or how soon something is. */
function wordsOf(scale: LifetimeScale | undefined, now: Date): readonly Date[] {
  const { issuedAt, notBefore, expiresAt } = scale ?? {};
  const instants = [issuedAt, notBefore, expiresAt].filter((instant) => instant !== undefined);
  if (instants.length === 0) return [];
  const nearest = Math.min(...instants.map((instant) => Math.abs(instant - now.getTime())));
  return [new Date(now.getTime() + (nearest < 2 * hour ? minute : nearest < 2 * day ? hour : day))];
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
