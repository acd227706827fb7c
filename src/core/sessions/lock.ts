/** What lets one window at a time renew a session. */

/** One way of keeping others out, such as a file or a record. */
export interface SessionLock {
  /** Waits until it is held; `busy` when somebody else holds it for too long. Rejects with the reason of `signal`. */
  readonly acquire: (id: string, signal: AbortSignal) => Promise<HeldLock | 'busy'>;
}

export interface HeldLock {
  /** False when somebody took it over, for instance because this process was stopped for a while. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}
