/** What a client authenticates with, in SecretStorage: secrets, private keys, and registrations with AWS. */
import type * as vscode from 'vscode';
import type { JsonObject } from '../../core/token/decoded';
import { digestOf } from '../issuers/consent';
import type { ProfileEntry } from '../issuers/entries';

/** `registration` is what AWS IAM Identity Center gave to this machine. */
export type ClientSecretKind = 'secret' | 'key' | 'registration';

const prefixes: Readonly<Record<ClientSecretKind, string>> = {
  secret: 'claimcheck.clientSecret.',
  key: 'claimcheck.clientKey.',
  registration: 'claimcheck.clientRegistration.',
};
const kinds: readonly ClientSecretKind[] = ['secret', 'key', 'registration'];

/**
 * Where it lies. As with shared secrets, that of a workspace's profile is under a digest of its place and of everything
 * in it: it cannot claim what was given for the user's profile of that name, nor keep its own when it changes.
 */
export function clientSecretKeyOf({ profile, source }: ProfileEntry, kind: ClientSecretKind): string {
  const owner =
    source.kind === 'user' ? `user.${profile.name}` : `workspace.${digestOf(`${source.place}\n${source.digest}`)}`;
  return `${prefixes[kind]}${owner}`;
}

/** What kind of thing a key of SecretStorage is for, and for which profile of the user; undefined for other keys. */
export function readClientSecretKey(
  key: string,
): { readonly kind: ClientSecretKind; readonly name: string | undefined } | undefined {
  const kind = kinds.find((each) => key.startsWith(prefixes[each]));
  if (kind === undefined) return undefined;
  const owner = key.slice(prefixes[kind].length);
  return { kind, name: owner.startsWith('user.') ? owner.slice('user.'.length) : undefined };
}

/** What `kind` of secret the profile signs in with. */
export function wantedKind({ profile }: ProfileEntry): 'secret' | 'key' | undefined {
  switch (profile.tokenEndpointAuthMethod) {
    case 'none':
      return undefined;
    case 'client_secret_basic':
    case 'client_secret_post':
      return 'secret';
    case 'private_key_jwt':
      return 'key';
  }
}

/** What is kept, with whom it was given for: it goes to nobody else when the profile is turned to another server. */
interface Kept {
  readonly issuer: string;
  readonly clientId: string;
  readonly value: unknown;
}

export async function storeClientSecret(
  secrets: vscode.SecretStorage,
  entry: ProfileEntry,
  kind: ClientSecretKind,
  value: string | JsonObject,
): Promise<void> {
  const { issuer, clientId = '' } = entry.profile;
  const kept: Kept = { issuer, clientId, value };
  await secrets.store(clientSecretKeyOf(entry, kind), JSON.stringify(kept));
}

/** Undefined when there is none, or one for another issuer or client. */
export async function readClientSecret(
  secrets: vscode.SecretStorage,
  entry: ProfileEntry,
  kind: ClientSecretKind,
): Promise<unknown> {
  const stored = await secrets.get(clientSecretKeyOf(entry, kind));
  const kept = stored === undefined ? undefined : keptIn(stored);
  const { issuer, clientId = '' } = entry.profile;
  return kept?.issuer === issuer && kept.clientId === clientId ? kept.value : undefined;
}

/** Deletes everything that is kept for the client of a profile. */
export async function deleteClientSecrets(secrets: vscode.SecretStorage, entry: ProfileEntry): Promise<void> {
  for (const key of await storedKeys(secrets, entry)) await secrets.delete(key);
}

/** The keys of SecretStorage that hold something for the client of a profile. */
export async function storedKeys(secrets: vscode.SecretStorage, entry: ProfileEntry): Promise<readonly string[]> {
  const stored = await secrets.keys();
  return kinds.map((kind) => clientSecretKeyOf(entry, kind)).filter((key) => stored.includes(key));
}

function keptIn(stored: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null || !('value' in value)) return undefined;
    const { issuer, clientId } = { issuer: undefined, clientId: undefined, ...value };
    return typeof issuer === 'string' && typeof clientId === 'string'
      ? { issuer, clientId, value: value.value }
      : undefined;
  } catch {
    return undefined;
  }
}
