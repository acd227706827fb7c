/** Remembers what was searched to the end, so that the next search there can tell what is new since then. */
import type * as vscode from 'vscode';
import { rowName } from './leakRows';
import type { ScanTarget } from './scanScope';

export interface SearchedBefore {
  readonly has: (target: ScanTarget) => boolean;
  readonly add: (target: ScanTarget) => void;
  /** Where the list does not hold what was found, nothing can be told to be new. */
  readonly forget: (target: ScanTarget) => void;
  readonly clear: () => void;
}

const stateKey = 'claimcheck.leaksSearched';

const mostKept = 50;

/** In the state of the workspace, and by digests, since a path can hold anything. */
export function createSearchedBefore(state: vscode.Memento): SearchedBefore {
  const read = (): readonly string[] => {
    const kept = state.get<unknown>(stateKey);
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
  };
  const without = (name: string): readonly string[] => read().filter((each) => each !== name);
  return {
    has: (target) => read().includes(nameOf(target)),
    add: (target) => {
      const name = nameOf(target);
      void state.update(stateKey, [...without(name), name].slice(-mostKept));
    },
    forget: (target) => void state.update(stateKey, without(nameOf(target))),
    clear: () => void state.update(stateKey, undefined),
  };
}

function nameOf({ folder, prefix, scope }: ScanTarget): string {
  const { since = '', commits = 0 } = scope.kind === 'history' ? scope.range : {};
  return rowName([folder.uri.toString(), prefix, scope.kind, since, String(commits)]);
}
