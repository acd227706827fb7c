/** How core sees SecretStorage, and under which keys sessions lie there. */

/** `vscode.SecretStorage` without its event. What it rejects with counts as "cannot be read", never as "is not there". */
export interface SecretStore {
  readonly get: (key: string) => PromiseLike<string | undefined>;
  readonly store: (key: string, value: string) => PromiseLike<void>;
  readonly delete: (key: string) => PromiseLike<void>;
  readonly keys: () => PromiseLike<readonly string[]>;
}

const sessionPrefix = 'claimcheck.session.';
const damagedPrefix = 'claimcheck.damaged.';
const leasePrefix = 'claimcheck.lease.';

/** The key of a session. */
export function sessionKey(id: string): string {
  return `${sessionPrefix}${id}`;
}

/** The id of the session that lies under a key; undefined for keys of anything else. */
export function idOfSessionKey(key: string): string | undefined {
  return key.startsWith(sessionPrefix) ? key.slice(sessionPrefix.length) : undefined;
}

/** Where something that cannot be read is set aside; `unique` keeps apart what came from the same key. */
export function damagedKey(key: string, unique: string): string {
  return `${damagedPrefix}${key.slice('claimcheck.'.length)}.${unique}`;
}

export function isDamagedKey(key: string): boolean {
  return key.startsWith(damagedPrefix);
}

/** The key of the lease that one window takes on a session; each window has its own, so that none writes over another's. */
export function leaseKey(id: string, owner: string): string {
  return `${leaseKeysOf(id)}${owner}`;
}

/** What the keys of all leases on a session begin with. */
export function leaseKeysOf(id: string): string {
  return `${leasePrefix}${id}.`;
}

/** Whether a session, or anything that belongs to one, lies under this key. */
export function isSessionsKey(key: string): boolean {
  return [sessionPrefix, damagedPrefix, leasePrefix].some((prefix) => key.startsWith(prefix));
}
