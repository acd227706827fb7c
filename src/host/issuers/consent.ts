/** What the user agreed to: exactly these profiles of exactly this workspace. */
import { createHash } from 'node:crypto';
import type * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { stateKeys } from './state';

export interface Consent {
  readonly has: (place: string, digest: string) => boolean;
  /** `keyFile` is the digest of the file that the profile names for its keys. */
  readonly give: (place: string, digest: string, keyFile?: string) => Promise<void>;
  /** Whether the key file is still as it was when the profile was agreed to. */
  readonly hasKeyFile: (place: string, digest: string, keyFile: string) => boolean;
  readonly revoke: (place: string, digest: string) => Promise<void>;
}

/**
 * Keeps consent in the state that no workspace has a copy of, by the address of the folder that brings the profile. A
 * folder that is copied or cloned to another place has to be agreed to again.
 */
export function createConsent(state: vscode.Memento): Consent {
  const read = (): Readonly<Record<string, readonly string[]>> => {
    const kept: unknown = state.get(stateKeys.consent);
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(entries.map(([place, digests]) => [place, stringsIn(digests)]));
  };
  const write = async (place: string, digests: readonly string[]): Promise<void> => {
    const others = Object.entries(read()).filter(([key]) => key !== place);
    const own = digests.length === 0 ? [] : [[place, digests] as const];
    await state.update(stateKeys.consent, Object.fromEntries([...others, ...own]));
  };
  const digestsOf = (place: string): readonly string[] => new Map(Object.entries(read())).get(place) ?? [];
  const othersThan = (place: string, digest: string): readonly string[] =>
    digestsOf(place).filter((each) => each !== digest && !each.startsWith(`${digest}:`));
  return {
    has: (place, digest) => digestsOf(place).includes(digest),
    hasKeyFile: (place, digest, keyFile) => digestsOf(place).includes(`${digest}:${keyFile}`),
    give: (place, digest, keyFile) =>
      write(place, [...othersThan(place, digest), digest, ...(keyFile === undefined ? [] : [`${digest}:${keyFile}`])]),
    revoke: (place, digest) => write(place, othersThan(place, digest)),
  };
}

/** SHA-256 over every member of a profile, so that whatever is changed in it has to be agreed to anew. */
export function profileDigest(profile: IssuerProfile): string {
  return digestOf(canonicalJson(profile));
}

/** SHA-256 over a text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** JSON text with members in the order of their names, at every depth. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}

function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
