/** Shared secrets of profiles in SecretStorage, each under a key that no other profile has. */
import type * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { digestOf } from './consent';
import type { ProfileEntry } from './entries';
import type { IssuerProfiles } from './profiles';

export const secretPrefixes = {
  user: 'claimcheck.sharedSecret.user.',
  workspace: 'claimcheck.sharedSecret.workspace.',
  /** Keys that open encrypted tokens. */
  jweKey: 'claimcheck.jweKey.',
} as const;

/**
 * Where the secret of a profile lies. For one of a workspace the key is made of its place and of everything in it: it can
 * neither claim the secret of the user's profile of that name, nor keep its own when it changes.
 */
export function secretKeyOf({ profile, source }: ProfileEntry): string {
  if (source.kind === 'user') return `${secretPrefixes.user}${profile.name}`;
  const digest = digestOf(`${source.place}\n${source.digest}`);
  return `${secretPrefixes.workspace}${digest}`;
}

/** Makes the look-up of a profile's secret: only of a profile that is in effect, and says that it has one. */
export function createSecretOf(
  secrets: vscode.SecretStorage,
  profiles: Pick<IssuerProfiles, 'entryNamed'>,
): (profile: IssuerProfile) => Promise<Uint8Array | undefined> {
  return async ({ name, issuer }) => {
    const entry = profiles.entryNamed(name);
    if (entry?.profile.sharedSecret !== true || entry.profile.issuer !== issuer) return undefined;
    const stored = await secrets.get(secretKeyOf(entry));
    return stored === undefined ? undefined : new Uint8Array(Buffer.from(stored, 'base64url'));
  };
}

export async function storeSecret(secrets: vscode.SecretStorage, key: string, secret: Uint8Array): Promise<void> {
  await secrets.store(key, Buffer.from(secret).toString('base64url'));
}

/** How a person may have been given a secret. */
export type SecretEncoding = 'text' | 'base64' | 'hex';

/** The encodings that a secret can be read in, text always. */
export function encodingsOf(written: string): readonly SecretEncoding[] {
  const base64 = /^[\w+/-]{8,}={0,2}$/.test(written) && written.replaceAll('=', '').length % 4 !== 1;
  const hex = /^(?:[\da-f]{2}){8,}$/i.test(written);
  return ['text', ...(base64 ? (['base64'] as const) : []), ...(hex ? (['hex'] as const) : [])];
}

export function secretBytes(written: string, encoding: SecretEncoding): Uint8Array {
  const read = { text: 'utf8', base64: 'base64', hex: 'hex' } as const;
  return new Uint8Array(Buffer.from(written, read[encoding]));
}
