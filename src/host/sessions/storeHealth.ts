/** Tells whether secrets outlive the window, which the editor itself never says. */
import type * as vscode from 'vscode';
import type { StoreHealth } from '../../core/sessions/outcome';

export interface StoreHealthDeps {
  readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>;
  /** Outlives the window even where secrets do not. */
  readonly state: vscode.Memento;
  /** When this window began: what was kept after that by another one, some editors do not show here. */
  readonly startedAt: Date;
  readonly now: () => Date;
}

/** A secret that is none, and in the state when it was left there, in milliseconds since 1970. */
const canaryKey = 'claimcheck.canary';
const plantedAtKey = 'claimcheck.canaryPlantedAt';
const probeKey = 'claimcheck.probe';

/**
 * Where the system has no keyring, the editor keeps secrets in memory without a word. So a window leaves a canary and
 * remembers that it did: a later one that does not find it knows that secrets are lost. Once known, it stays known for as
 * long as the window lives; the canary is left anew for the next.
 */
export function createStoreHealth(deps: StoreHealthDeps): () => Promise<StoreHealth> {
  const { secrets, state, startedAt, now } = deps;
  let isLost = false;
  return async () => {
    if (!(await keepsProbe(secrets))) return 'unavailable';
    const plantedAt = state.get(plantedAtKey);
    const isOfBefore = typeof plantedAt === 'number' && plantedAt < startedAt.getTime();
    const isThere = (await secrets.get(canaryKey)) !== undefined;
    isLost ||= isOfBefore && !isThere;
    if (!isThere) {
      await secrets.store(canaryKey, 'canary');
      await state.update(plantedAtKey, now().getTime());
    }
    if (isLost) return 'not-persisted';
    return isOfBefore ? 'ok' : 'unknown';
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
