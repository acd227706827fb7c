/** A list of leaks without any: problems and what is done about them work without it. */
import type { LeakStore } from '../foundLeak';

export const emptyLeakStore: LeakStore = {
  all: () => [],
  onDidChange: () => ({ dispose: () => undefined }),
  check: () => undefined,
  lookAgain: () => Promise.resolve(),
  readBaseline: () => Promise.resolve(),
};
