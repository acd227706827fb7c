/** Windows of tests: each renews with what it shares with others, and can be stopped dead at any step. */
import { blankEntry, type Ledger, type LedgerEntry } from '../../../../src/core/sessions/ledger';
import type { SessionLock } from '../../../../src/core/sessions/lock';
import { createRenewer, type Renewer, type RenewerDeps } from '../../../../src/core/sessions/renewal';
import type { SecretStore } from '../../../../src/core/sessions/secretStore';
import { createSessionStore, type SessionStore } from '../../../../src/core/sessions/store';
import type { RotatingServer } from './rotatingServer';
import type { Timeline } from './timeline';

export interface SessionWindow {
  readonly store: SessionStore;
  readonly renewer: Renewer;
}

export interface WindowParts {
  readonly secrets: SecretStore;
  readonly lock: SessionLock;
  readonly server: RotatingServer;
  readonly timeline: Timeline;
  readonly ledger?: Ledger;
  readonly owner?: string;
  readonly more?: Partial<RenewerDeps>;
}

export function openWindow({ secrets, lock, server, timeline, ledger, owner, more }: WindowParts): SessionWindow {
  const store = createSessionStore(secrets);
  const renewer = createRenewer({
    store,
    lock,
    ledger: ledger ?? memoryLedger(),
    owner: owner ?? 'window-1',
    now: timeline.now,
    pause: (milliseconds) => timeline.wait(milliseconds),
    prepare: (session) => Promise.resolve({ status: 'done', value: () => server.refresh(session.tokens) }),
    graceMilliseconds: () => 0,
    closing: new AbortController().signal,
    ...more,
  });
  return { store, renewer };
}

export function memoryLedger(entries = new Map<string, LedgerEntry>()): Ledger {
  return {
    read: (id) => Promise.resolve(entries.get(id) ?? blankEntry),
    write: (id, entry) => {
      entries.set(id, entry);
      return Promise.resolve();
    },
  };
}

/** A lock within this process, held by one at a time and waited for in the order of asking. */
export function memoryLock(): SessionLock & { readonly isTaken: () => boolean } {
  const queues = new Map<string, (() => void)[]>();
  const acquire: SessionLock['acquire'] = async (id) => {
    const queue = queues.get(id);
    if (queue === undefined) queues.set(id, []);
    else await new Promise<void>((resolve) => queue.push(resolve));
    return {
      isHeld: () => Promise.resolve(true),
      release: () => {
        const next = queues.get(id)?.shift();
        if (next === undefined) queues.delete(id);
        else next();
        return Promise.resolve();
      },
    };
  };
  return { acquire, isTaken: () => queues.size > 0 };
}

/** Counts the steps of a process, and stops it dead at one of them: what it waits for from then on never comes. */
export interface Doom {
  /** Makes each call of these functions a step; before it and after it the process can end. */
  readonly watch: <T extends object>(part: T) => T;
  readonly steps: () => number;
  readonly isDead: () => boolean;
}

export function createDoom(deadlyStep: number): Doom {
  let steps = 0;
  const step = async (): Promise<void> => {
    steps += 1;
    if (steps >= deadlyStep) await new Promise(() => undefined);
  };
  return {
    steps: () => steps,
    isDead: () => steps >= deadlyStep,
    watch: (part) =>
      new Proxy(part, {
        get: (target, name, receiver) => {
          const member: unknown = Reflect.get(target, name, receiver);
          if (typeof member !== 'function') return member;
          return async (...given: unknown[]) => {
            await step();
            // What is watched has asynchronous functions only.
            const answer: unknown = await (member as (...all: unknown[]) => unknown)(...given);
            await step();
            return answer;
          };
        },
      }),
  };
}
