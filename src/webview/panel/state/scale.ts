/** The life of a token as a drawing: marks on a line, in order, and how much of it is over. */
import type { LifetimeScale } from '../../../shared/panelView';

export type MarkName = 'issued' | 'begins' | 'now' | 'expires' | 'refresh';

export interface Mark {
  readonly name: MarkName;
  /** Milliseconds. */
  readonly instant: number;
  /** In percent of the width. */
  readonly at: number;
}

/** From and to, in percent of the width. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface ScaleDrawing {
  /** By place, from left to right. */
  readonly marks: readonly Mark[];
  /** In which the token can be used; it reaches the border where nothing tells when it begins or ends. */
  readonly life: Stretch | undefined;
  /** What of its life is over. */
  readonly elapsed: Stretch | undefined;
  /** The time since it expired. */
  readonly expired: Stretch | undefined;
  /** In which only the refresh token is good. */
  readonly refresh: Stretch | undefined;
}

/** Room for the marks at both ends. */
const edge = 5;

/** What lies outside of all other marks is drawn this near, however far it is. */
const outside = 16;

/**
 * Ten minutes of life beside thirty days of a refresh token would be a dot: spans are drawn by the cube root of their
 * length, so that order and rough proportion stay. `now` lies in its span at its true share.
 */
export function scaleDrawing(scale: LifetimeScale, now: number): ScaleDrawing {
  const anchors = anchorsOf(scale);
  const places = placesOf(
    anchors.map(({ instant }) => instant),
    now,
  );
  const at = (instant: number): number => placeOf(instant, places);
  const marks = [...anchors, { name: 'now' as const, instant: now }].map((mark) => ({ ...mark, at: at(mark.instant) }));
  const { expiresAt, refreshExpiresAt } = scale;
  const begins = scale.notBefore ?? scale.issuedAt;
  const begin = begins === undefined ? 0 : at(begins);
  const end = expiresAt === undefined ? 100 : at(expiresAt);
  return {
    marks: marks.sort((one, other) => one.at - other.at || one.instant - other.instant),
    life: stretch(begin, end),
    elapsed: begins === undefined ? undefined : stretch(begin, Math.min(at(now), end)),
    expired: expiresAt === undefined ? undefined : stretch(end, at(now)),
    refresh: expiresAt === undefined || refreshExpiresAt === undefined ? undefined : stretch(end, at(refreshExpiresAt)),
  };
}

function stretch(from: number, to: number): Stretch | undefined {
  return from < to ? { from, to } : undefined;
}

function anchorsOf(scale: LifetimeScale): readonly { readonly name: MarkName; readonly instant: number }[] {
  const { issuedAt, notBefore, expiresAt, refreshExpiresAt } = scale;
  const begins = notBefore === issuedAt ? undefined : notBefore;
  const all = [
    ['issued', issuedAt],
    ['begins', begins],
    ['expires', expiresAt],
    ['refresh', refreshExpiresAt],
  ] as const;
  return all.flatMap(([name, instant]) => (instant === undefined ? [] : [{ name, instant }]));
}

interface Place {
  readonly instant: number;
  readonly at: number;
}

/** Where the anchors stand, with one more at either end where `now` lies beyond them. */
function placesOf(instants: readonly number[], now: number): readonly Place[] {
  const sorted = [...new Set(instants)].sort((one, other) => one - other);
  const first = sorted[0] ?? now;
  const last = sorted.at(-1) ?? now;
  const left = edge + (now < first ? outside : 0);
  const right = 100 - edge - (now > last ? outside : 0);
  const spans = sorted.slice(1).map((instant, index) => Math.cbrt(instant - (sorted[index] ?? instant)));
  const total = spans.reduce((sum, span) => sum + span, 0) || 1;
  const inner: Place[] = [];
  let at = left;
  for (const [index, instant] of sorted.entries()) {
    if (index > 0) at += ((spans[index - 1] ?? 0) / total) * (right - left);
    inner.push({ instant, at });
  }
  return [
    ...(now < first ? [{ instant: now, at: edge }] : []),
    ...inner,
    ...(now > last ? [{ instant: now, at: 100 - edge }] : []),
  ];
}

function placeOf(instant: number, places: readonly Place[]): number {
  const after = places.findIndex((place) => place.instant >= instant);
  const next = places[after];
  if (next === undefined) return 100 - edge;
  const before = places[after - 1];
  if (before === undefined || next.instant === instant) return next.at;
  const share = (instant - before.instant) / (next.instant - before.instant);
  return before.at + share * (next.at - before.at);
}
