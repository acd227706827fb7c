/** An instant here and in UTC, as a hover writes it. */
import type { InstantView } from '../../../shared/tokenView';

/** Such as `24 Oct 2023, 21:23:21 CEST` and `(19:23:21 UTC)`: without the date where both share it. */
export function localAndUtc({ local, utc }: Pick<InstantView, 'local' | 'utc'>): readonly string[] {
  if (local === utc) return [utc];
  let shared = 0;
  for (let at = 0; at < local.length && local[at] === utc[at]; at++) if (utc[at] === ' ') shared = at + 1;
  return [local, `(${utc.slice(shared)})`];
}
