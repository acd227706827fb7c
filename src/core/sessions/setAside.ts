/** Keeps what cannot be read under another key, and writes and deletes so that SecretStorage has to confirm it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { encodeUtf8 } from '../token/utf8';
import type { DamagedEntry, DamageReason } from './outcome';
import { damagedKey, isDamagedKey, type SecretStore } from './secretStore';
import { readSession } from './sessionText';

/**
 * Copies a secret, has the copy confirmed and only then deletes the original, unless that was written anew meanwhile. The
 * new key is made of the text, so that whoever does this again after a crash ends with one copy.
 */
export async function setAside(
  secrets: SecretStore,
  key: string,
  text: string,
  reason: DamageReason,
): Promise<DamagedEntry> {
  const copy = damagedKey(key, bytesToHex(sha256(encodeUtf8(text))).slice(0, 8));
  if (!(await storeConfirmed(secrets, copy, text))) return { key, reason, setAside: false };
  const present = await attempt(() => secrets.get(key));
  if (present.status === 'done' && present.value === text) await removeKey(secrets, key);
  return { key: copy, reason, setAside: true };
}

/** All that is set aside, by this window or others. */
export async function entriesSetAside(secrets: SecretStore): Promise<readonly DamagedEntry[]> {
  const keys = await attempt(() => secrets.keys());
  if (keys.status === 'failed') return [];
  const entries: DamagedEntry[] = [];
  for (const key of keys.value.filter(isDamagedKey)) {
    const text = await attempt(() => secrets.get(key));
    const reading = readSession((text.status === 'done' ? text.value : undefined) ?? '');
    // Set aside because it lay under another's key, where nothing else is wrong with it.
    entries.push({ key, reason: reading.status === 'read' ? 'incomplete' : reading.reason, setAside: true });
  }
  return entries;
}

/** True when SecretStorage gives back what it was given; it gets a second chance. */
export async function storeConfirmed(secrets: SecretStore, key: string, text: string): Promise<boolean> {
  return (await isStored(secrets, key, text)) || isStored(secrets, key, text);
}

async function isStored(secrets: SecretStore, key: string, text: string): Promise<boolean> {
  await attempt(() => secrets.store(key, text));
  const back = await attempt(() => secrets.get(key));
  return back.status === 'done' && back.value === text;
}

/** True when SecretStorage neither gives nor lists it any more. */
export async function removeKey(secrets: SecretStore, key: string): Promise<boolean> {
  return (await isRemoved(secrets, key)) || isRemoved(secrets, key);
}

async function isRemoved(secrets: SecretStore, key: string): Promise<boolean> {
  await attempt(() => secrets.delete(key));
  const back = await attempt(() => secrets.get(key));
  if (back.status === 'failed' || back.value !== undefined) return false;
  const keys = await attempt(() => secrets.keys());
  return keys.status === 'done' && !keys.value.includes(key);
}

export type Attempt<T> = { readonly status: 'done'; readonly value: T } | { readonly status: 'failed' };

/** Editors reject for reasons of their own, with words that may hold anything: only that it failed is kept. */
export async function attempt<T>(work: () => PromiseLike<T>): Promise<Attempt<T>> {
  try {
    return { status: 'done', value: await work() };
  } catch {
    return { status: 'failed' };
  }
}
