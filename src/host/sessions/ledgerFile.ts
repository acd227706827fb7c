/** The ledger of generations as files, one small one a session, beside the locks that they are written under. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger, LedgerEntry } from '../../core/sessions/ledger';

export function createLedgerFiles(folder: string): Ledger {
  return {
    read: async (id) => {
      try {
        return entryIn(JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')));
      } catch {
        return { spent: 0, gone: 0 };
      }
    },
    write: async (id, entry) => {
      try {
        await mkdir(folder, { recursive: true });
        const draft = join(folder, `${id}.${randomUUID()}.new`);
        await writeFile(draft, JSON.stringify(entry), { mode: 0o600 });
        await rename(draft, join(folder, `${id}.json`));
      } catch {
        // A disk that takes no ledger takes no lock either.
      }
    },
  };
}

function entryIn(value: unknown): LedgerEntry {
  if (typeof value !== 'object' || value === null) return { spent: 0, gone: 0 };
  return {
    spent: 'spent' in value ? numberIn(value.spent) : 0,
    gone: 'gone' in value ? numberIn(value.gone) : 0,
  };
}

function numberIn(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
