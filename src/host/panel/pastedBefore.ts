/** The pasted token that gave way to another, for a way back: in memory alone, and no more than the last one. */
import type { KeptToken, References } from '../references';
import type { Subject } from './subject';

export interface PastedBefore {
  /** Remembers a pasted token that another takes the place of; what is cleared is forgotten. */
  readonly leave: (shown: Subject | undefined, next: Subject | undefined) => void;
  readonly isThere: () => boolean;
  readonly take: () => Subject | undefined;
}

/** It stands in no file, so nobody could find it again. */
export function createPastedBefore(references: References): PastedBefore {
  let before: KeptToken | undefined;
  return {
    leave: (shown, next) => {
      if (next === undefined || next.source === 'pasted') before = undefined;
      else if (shown?.source === 'pasted') before = references.get(shown.reference);
    },
    isThere: () => before !== undefined,
    take: () => before && { source: 'pasted', reference: references.keep(before) },
  };
}
