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
  let abandon: (() => void) | undefined;
  const abandoned = new Promise<ObtainedKeys>((resolve) => {
    abandon = () => resolve({ status: 'aborted' });
    signal?.addEventListener('abort', abandon, { once: true });
  });
  try {
    return await Promise.race([keys.keysOf(profile, { keyId, signal }), abandoned]);
  } catch {
    return isAborted(signal) ? { status: 'aborted' } : { status: 'failed', failure: undefined };
  } finally {
    if (abandon !== undefined) signal?.removeEventListener('abort', abandon);
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
