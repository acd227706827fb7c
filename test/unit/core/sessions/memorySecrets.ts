/** SecretStorage in memory, which can be made to misbehave in the ways that editors do. */
import type { SecretStore } from '../../../../src/core/sessions/secretStore';

export interface MemorySecrets extends SecretStore {
  readonly entries: Map<string, string>;
  /** What was written, in order. */
  readonly written: string[];
  /** Rejects each writing while true. */
  refuseWrites: boolean;
  /** Takes writings and does not do them. */
  forgetWrites: boolean;
  /** Rejects each reading while true. */
  refuseReads: boolean;
}

export function memorySecrets(entries = new Map<string, string>()): MemorySecrets {
  const secrets: MemorySecrets = {
    entries,
    written: [],
    refuseWrites: false,
    forgetWrites: false,
    refuseReads: false,
    get: (key) => (secrets.refuseReads ? Promise.reject(new Error('locked')) : Promise.resolve(entries.get(key))),
    store: (key, value) => {
      if (secrets.refuseWrites) return Promise.reject(new Error('locked'));
      secrets.written.push(key);
      if (!secrets.forgetWrites) entries.set(key, value);
      return Promise.resolve();
    },
    delete: (key) => {
      if (secrets.refuseWrites) return Promise.reject(new Error('locked'));
      if (!secrets.forgetWrites) entries.delete(key);
      return Promise.resolve();
    },
    keys: () => (secrets.refuseReads ? Promise.reject(new Error('locked')) : Promise.resolve([...entries.keys()])),
  };
  return secrets;
}

/**
 * As editors in a browser do it: a window copies all secrets when it opens, reads only its copy, and writes the whole of
 * that back each time.
 */
export function browserWindowOn(shared: { all: ReadonlyMap<string, string> }): MemorySecrets {
  const own = memorySecrets(new Map(shared.all));
  const save = (): void => {
    shared.all = new Map(own.entries);
  };
  return {
    ...own,
    store: async (key, value) => {
      await own.store(key, value);
      save();
    },
    delete: async (key) => {
      await own.delete(key);
      save();
    },
  };
}
