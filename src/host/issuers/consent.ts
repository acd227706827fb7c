/** What the user agreed to: exactly these profiles of exactly this workspace. */
import { createHash } from 'node:crypto';
import type * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { stateKeys } from './state';

export interface Consent {
  readonly has: (place: string, digest: string) => boolean;
  readonly give: (place: string, digest: string) => Promise<void>;
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
  return {
    has: (place, digest) => digestsOf(place).includes(digest),
    give: (place, digest) => write(place, [...digestsOf(place).filter((each) => each !== digest), digest]),
    revoke: (place, digest) =>
      write(
        place,
        digestsOf(place).filter((each) => each !== digest),
      ),
  };
}

/** SHA-256 over every member of a profile, so that whatever is changed in it has to be agreed to anew. */
export function profileDigest(profile: IssuerProfile): string {
  return createHash('sha256').update(canonicalJson(profile)).digest('base64url');
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
