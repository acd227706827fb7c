/** Finds every credential of a text that must not lie in a repository. */
import { clientSecretLeaks } from './clientSecrets';
import { keyLeaks } from './keyLeaks';
import type { Leak } from './leak';
import { newTrials } from './testCredential';
import { tokenLeaks } from './tokenLeaks';
import { wrappedLeaks } from './wrappedLeaks';

/**
 * The tokens, private keys and client secrets of a text, in order and without overlap; never throws. Each finder passes
 * over the text once.
 */
export function scanText(text: string): readonly Leak[] {
  const trials = newTrials();
  return inOrder(finders.flatMap((find) => find(text, trials)));
}

/** The same with a pause between one passage over the text and the next, where others wait for the thread. */
export async function scanTextInTurns(text: string, pause: () => Promise<void>): Promise<readonly Leak[]> {
  const trials = newTrials();
  const all: Leak[] = [];
  for (const find of finders) {
    all.push(...find(text, trials));
    await pause();
  }
  return inOrder(all);
}

const finders = [tokenLeaks, keyLeaks, wrappedLeaks, clientSecretLeaks] as const;

function inOrder(all: readonly Leak[]): readonly Leak[] {
  return withoutOverlap([...all].sort((one, other) => one.start - other.start || other.end - one.end));
}

/** What stands inside another, such as a token as a client secret, is told once, by the one that begins first. */
function withoutOverlap(sorted: readonly Leak[]): readonly Leak[] {
  const apart: Leak[] = [];
  for (const leak of sorted) if (leak.start >= (apart.at(-1)?.end ?? 0)) apart.push(leak);
  return apart;
}
