/** Asks a key source for the keys of a profile, and gives up when the one who waits does. */
import type { IssuerProfile } from '../issuers/issuer';
import type { KeySource, KeysOutcome } from '../issuers/keys';

export type ObtainedKeys =
  | KeysOutcome
  | { readonly status: 'aborted' }
  /** The key source broke its promise not to fail in other ways. */
  | { readonly status: 'failed'; readonly failure: undefined };

/** Never rejects, and never waits longer than until `signal` is aborted. */
export async function obtainKeys(
  profile: IssuerProfile,
  keyId: string | undefined,
  keys: Pick<KeySource, 'keysOf'>,
  signal: AbortSignal | undefined,
): Promise<ObtainedKeys> {
  if (isAborted(signal)) return { status: 'aborted' };
  try {
    const asked = keys.keysOf(profile, { keyId, signal });
    return await (signal === undefined ? asked : untilAborted(asked, signal));
  } catch {
    return isAborted(signal) ? { status: 'aborted' } : { status: 'failed', failure: undefined };
  }
}

async function untilAborted(asked: Promise<KeysOutcome>, signal: AbortSignal): Promise<ObtainedKeys> {
  const listening = new AbortController();
  const abandoned = new Promise<ObtainedKeys>((resolve) => {
    signal.addEventListener('abort', () => resolve({ status: 'aborted' }), { once: true, signal: listening.signal });
  });
  try {
    return await Promise.race([asked, abandoned]);
  } finally {
    listening.abort();
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
