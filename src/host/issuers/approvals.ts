/** Hosts that were agreed to for an issuer, each list under a key of the global state. */
import type * as vscode from 'vscode';

export interface Approvals {
  readonly has: (issuer: string, origin: string) => boolean;
  readonly countOf: (issuer: string) => number;
  readonly add: (issuer: string, origins: readonly string[]) => Promise<void>;
}

/** Kept as `origin issuer`, so that approval for one issuer is none for another. */
export function createApprovals(state: vscode.Memento, key: string): Approvals {
  const read = (): readonly unknown[] => {
    const kept: unknown = state.get(key);
    return Array.isArray(kept) ? kept : [];
  };
  const has = (issuer: string, origin: string): boolean => read().includes(`${origin} ${issuer}`);
  return {
    has,
    // An origin holds no space, but an issuer may.
    countOf: (issuer) =>
      read().filter((each) => typeof each === 'string' && each.slice(each.indexOf(' ') + 1) === issuer).length,
    add: async (issuer, origins) => {
      const added = origins.filter((origin) => !has(issuer, origin)).map((origin) => `${origin} ${issuer}`);
      if (added.length > 0) await state.update(key, [...read(), ...new Set(added)]);
    },
  };
}
