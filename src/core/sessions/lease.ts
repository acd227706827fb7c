/** A lock made of records in SecretStorage, for windows on different machines that share nothing else. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { isJsonObject, parseJson } from '../token/json';
import {
  acquireMilliseconds,
  createWatch,
  type HeldLock,
  type LockFailure,
  type SessionLock,
  type Watch,
} from './lock';
import { leaseKey, leaseKeysOf, type SecretStore } from './secretStore';
import { attempt, removeKey, storeConfirmed } from './setAside';

export interface LeaseDeps {
  readonly secrets: SecretStore;
  /** Of this window, unlike every other's. */
  readonly owner: string;
  /**
   * Names the disk whose lock is held whenever a lease is asked for; undefined without such a lock. Leases of other windows
   * of the same disk are then left over from windows that are gone.
   */
  readonly place: () => string | undefined;
  readonly monotonic: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: (bytes: number) => Uint8Array;
}

/** How often a holder gives a sign of life. */
const beatMilliseconds = 5_000;

/**
 * SecretStorage has no compare-and-swap. So each window raises a record of its own and then looks for those of others: of
 * two windows that do so in any order, at least one sees the other's, and of two that see each other only the one with the
 * lesser name stays. A pause between the two steps lets a record reach windows that are told of it late.
 */
export function createLease(deps: LeaseDeps): SessionLock {
  const watch = createWatch(deps.monotonic);
  return {
    acquire: async (id, signal) => {
      const attempting: Attempting = { id, deps, watch, signal, deadline: deps.monotonic() + acquireMilliseconds };
      try {
        const taken = await take(attempting);
        if (taken === 'held') return await hold(attempting);
        await lower(id, deps);
        return taken;
      } catch (error) {
        await lower(id, deps);
        throw error;
      }
    },
  };
}

interface Attempting {
  readonly id: string;
  readonly deps: LeaseDeps;
  readonly watch: Watch;
  readonly signal: AbortSignal;
  readonly deadline: number;
}

async function take(attempting: Attempting): Promise<'held' | LockFailure> {
  const { id, deps, signal, deadline } = attempting;
  while (deps.monotonic() < deadline) {
    const others = await readOthers(attempting);
    if (others === undefined) return 'unavailable';
    if (!others.some(isLiving)) {
      if (!(await raise(id, deps))) return 'unavailable';
      await deps.wait(pause(deps), signal);
      if (await outlast(attempting)) return 'held';
    }
    await deps.wait(pause(deps), signal);
  }
  return 'busy';
}

/** With the own record up: waits for those with greater names to go, and gives way to those with lesser ones. */
async function outlast(attempting: Attempting): Promise<boolean> {
  const { id, deps, signal, deadline } = attempting;
  while (deps.monotonic() < deadline) {
    const others = (await readOthers(attempting))?.filter(isLiving);
    if (others?.length === 0) return true;
    if (others === undefined || others.some(({ owner }) => owner < deps.owner)) break;
    await deps.wait(pause(deps), signal);
    // A sign of life for those who wait for this one.
    if (!(await raise(id, deps))) break;
  }
  await lower(id, deps);
  return false;
}

async function hold(attempting: Attempting): Promise<HeldLock> {
  const { id, deps } = attempting;
  // Left over from windows that are gone. One that lives after all finds its record missing, and then does not send.
  for (const { key, living } of (await readOthers(attempting)) ?? []) if (!living) await removeKey(deps.secrets, key);
  const stopping = new AbortController();
  const beating = beat(id, deps, stopping.signal);
  return {
    isHeld: async () => {
      const own = await attempt(() => deps.secrets.get(leaseKey(id, deps.owner)));
      return own.status === 'done' && own.value !== undefined;
    },
    release: async () => {
      stopping.abort();
      // A beat under way would put the record up again.
      await beating;
      await lower(id, deps);
    },
  };
}

async function beat(id: string, deps: LeaseDeps, signal: AbortSignal): Promise<void> {
  // Ends with the waiting, which `signal` ends.
  while ((await attempt(() => deps.wait(beatMilliseconds, signal))).status === 'done') await raise(id, deps);
}

/** Puts up the own record, with something new in it for those who watch. */
async function raise(id: string, deps: LeaseDeps): Promise<boolean> {
  const text = JSON.stringify({ owner: deps.owner, place: deps.place(), beat: bytesToHex(deps.random(8)) });
  return storeConfirmed(deps.secrets, leaseKey(id, deps.owner), text);
}

async function lower(id: string, deps: LeaseDeps): Promise<void> {
  await removeKey(deps.secrets, leaseKey(id, deps.owner));
}

interface OtherLease {
  readonly key: string;
  readonly owner: string;
  readonly living: boolean;
}

/** The leases of others on this session; undefined where SecretStorage does not say. */
async function readOthers({ id, deps, watch }: Attempting): Promise<readonly OtherLease[] | undefined> {
  const keys = await attempt(() => deps.secrets.keys());
  if (keys.status === 'failed') return undefined;
  const prefix = leaseKeysOf(id);
  const leases: OtherLease[] = [];
  for (const key of keys.value.filter((each) => each.startsWith(prefix) && each !== leaseKey(id, deps.owner))) {
    const text = await attempt(() => deps.secrets.get(key));
    if (text.status === 'failed') return undefined;
    if (text.value === undefined) continue;
    const isOfThisDisk = deps.place() !== undefined && placeIn(text.value) === deps.place();
    const living = !isOfThisDisk && !watch.isStale(key, text.value);
    leases.push({ key, owner: key.slice(prefix.length), living });
  }
  return leases;
}

function isLiving({ living }: OtherLease): boolean {
  return living;
}

function placeIn(text: string): string | undefined {
  const value = parseJson(text);
  const place = isJsonObject(value) ? value['place'] : undefined;
  return typeof place === 'string' ? place : undefined;
}

/** From 100 to 500 milliseconds. */
function pause({ random }: LeaseDeps): number {
  return 100 + Math.round(((random(1)[0] ?? 0) / 255) * 400);
}
