/** Tells whether secrets outlive the window, which the editor itself never says. */
import type * as vscode from 'vscode';
import type { StoreHealth } from '../../core/sessions/outcome';

export interface StoreHealthDeps {
  readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>;
  /** Outlives the window even where secrets do not. */
  readonly state: vscode.Memento;
  /** Of this start of this window, unlike every other's. */
  readonly owner: string;
}

/** A secret that is none, and which start of a window first left it there. */
const canaryKey = 'claimcheck.canary';
const plantedByKey = 'claimcheck.canaryPlantedBy';
const probeKey = 'claimcheck.probe';

/**
 * Where the system has no keyring, the editor keeps secrets in memory without a word. So the first window leaves a canary
 * and remembers that it did: a later one that remembers it and does not find it knows that secrets are lost. Once known,
 * it stays known for as long as the window lives; the canary is left anew for the next.
 */
export function createStoreHealth({ secrets, state, owner }: StoreHealthDeps): () => Promise<StoreHealth> {
  let isLost = false;
  return async () => {
    if (!(await keepsProbe(secrets))) return 'unavailable';
    const plantedBy = state.get(plantedByKey);
    const isThere = (await secrets.get(canaryKey)) !== undefined;
    isLost ||= typeof plantedBy === 'string' && plantedBy !== owner && !isThere;
    if (!isThere) {
      await secrets.store(canaryKey, owner);
      await state.update(plantedByKey, owner);
    }
    if (isLost) return 'not-persisted';
    return isThere && plantedBy !== owner ? 'ok' : 'unknown';
  };
}

async function keepsProbe(secrets: StoreHealthDeps['secrets']): Promise<boolean> {
  const text = randomText();
  try {
    await secrets.store(probeKey, text);
    const isKept = (await secrets.get(probeKey)) === text;
    await secrets.delete(probeKey);
    return isKept;
  } catch {
    return false;
  }
}

function randomText(): string {
  return globalThis.crypto.randomUUID();
}
