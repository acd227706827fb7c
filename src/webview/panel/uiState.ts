/** Which parts of the panel are open, kept by the editor while the view is hidden: names of ours and nothing else. */
import { type Region, regions } from './state/reduce';

export interface UiStateApi {
  readonly getState: () => unknown;
  readonly setState: (state: readonly Region[]) => void;
}

export function readOpen({ getState }: UiStateApi): readonly Region[] {
  const kept = getState();
  return Array.isArray(kept) ? regions.filter((region) => kept.includes(region)) : [];
}

export function keepOpen({ setState }: UiStateApi, open: ReadonlySet<Region>): void {
  setState(regions.filter((region) => open.has(region)));
}
