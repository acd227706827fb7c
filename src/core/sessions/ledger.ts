/** A ledger of generations, kept outside of SecretStorage where all windows of a machine see it at once: numbers only. */

/**
 * Editors in a browser read SecretStorage once per window, and each write puts back the whole of what that window knows.
 * Such a window cannot see that a refresh token was sent by another; these numbers tell it.
 */
export interface LedgerEntry {
  /** The refresh token of this generation, and of those before it, was sent; 0 for none. */
  readonly spent: number;
  /** This generation, and those before it, were signed out; 0 for none. */
  readonly gone: number;
}

export interface Ledger {
  readonly read: (id: string) => Promise<LedgerEntry>;
  /** Never rejects: where there is no place to write, there is none for the lock beside it either. */
  readonly write: (id: string, entry: LedgerEntry) => Promise<void>;
}

export const blankEntry: LedgerEntry = { spent: 0, gone: 0 };

/** Of a place to keep numbers that there is not. */
export const noLedger: Ledger = {
  read: () => Promise.resolve(blankEntry),
  write: () => Promise.resolve(),
};
