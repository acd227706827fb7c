/** Remembers what was fetched: how long it is fresh, what failed and when to ask again, and one request for all who wait. */

export type Fetched<Value, Failure> =
  | { readonly status: 'found'; readonly value: Value; readonly maxAgeSeconds: number | undefined }
  /** `passing`: nothing was sent, so that nothing is spared by remembering it. */
  | { readonly status: 'failed'; readonly failure: Failure; readonly passing: boolean };

/** A value and how long it needs no second look. */
export interface Kept<Value> {
  readonly value: Value;
  readonly obtainedAt: Date;
  readonly freshUntil: Date;
}

/** A failure, and when it may be tried again. */
export interface Failed<Failure> {
  readonly failure: Failure;
  readonly failedAt: Date;
  readonly retryAt: Date;
  /** How many failed in a row. */
  readonly count: number;
}

export interface Remembered<Value, Failure> {
  readonly kept: Kept<Value> | undefined;
  readonly failed: Failed<Failure> | undefined;
}

export interface Recalled<Value, Failure> {
  readonly kept: Kept<Value> | undefined;
  readonly failure: Failure | undefined;
  /** True when this very call waited for an answer. */
  readonly asked: boolean;
}

export interface RecallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Asks again though what is kept is fresh, at most once in a cool-down. */
  readonly renew?: boolean;
}

type Fetch<Value, Failure> = (signal: AbortSignal) => Promise<Fetched<Value, Failure>>;

export interface Memory<Value, Failure> {
  /** What is kept, after fetching it where it is missing or stale. Rejects with the reason of an aborted signal. */
  readonly recall: (
    key: string,
    fetchIt: Fetch<Value, Failure>,
    options?: RecallOptions,
  ) => Promise<Recalled<Value, Failure>>;
  readonly peek: (key: string) => Remembered<Value, Failure> | undefined;
  /** Puts in what was kept elsewhere; what is here already stays. */
  readonly restore: (key: string, kept: Kept<Value>) => void;
  readonly all: () => readonly (readonly [key: string, Remembered<Value, Failure>])[];
  readonly forget: (isMeant: (key: string) => boolean) => void;
}

/** Longer is no key kept without a second look, whatever the server allows. */
export const maxFreshSeconds = 600;
/** A server that forbids to keep anything is still not asked again for each of many tokens. */
const minFreshSeconds = 5;
/** Between two fetches for the sake of an unknown key id, and after a first failure. */
const coolDownSeconds = 30;
const longestPauseSeconds = 600;

interface Slot<Value, Failure> {
  kept: Kept<Value> | undefined;
  failed: Failed<Failure> | undefined;
  renewedAt: Date | undefined;
  flight: Flight<Failure> | undefined;
}

interface Flight<Failure> {
  readonly done: Promise<Failure | undefined>;
  readonly controller: AbortController;
  waiters: number;
}

/** `onChange` is called after each new value. */
export function createMemory<Value, Failure>(now: () => Date, onChange: () => void): Memory<Value, Failure> {
  const slots = new Map<string, Slot<Value, Failure>>();
  const slotOf = (key: string): Slot<Value, Failure> => {
    const slot = slots.get(key) ?? { kept: undefined, failed: undefined, renewedAt: undefined, flight: undefined };
    slots.set(key, slot);
    return slot;
  };
  return {
    recall: async (key, fetchIt, { signal, renew = false } = {}) => {
      signal?.throwIfAborted();
      const slot = slotOf(key);
      const wanted = renew || slot.kept === undefined || !isBetween(now(), slot.kept.obtainedAt, slot.kept.freshUntil);
      if (wanted && slot.flight === undefined && mayAsk(slot, renew, now())) {
        if (renew) slot.renewedAt = now();
        startFlight(slot, fetchIt, now, () => {
          if (slots.get(key) === slot) onChange();
        });
      }
      if (!wanted || slot.flight === undefined) {
        return { kept: slot.kept, failure: slot.failed?.failure, asked: false };
      }
      const failure = await waitFor(slot, slot.flight, signal);
      return { kept: slot.kept, failure, asked: true };
    },
    peek: (key) => slots.get(key),
    restore: (key, kept) => {
      slotOf(key).kept ??= kept;
    },
    all: () => [...slots],
    forget: (isMeant) => {
      for (const key of [...slots.keys()].filter(isMeant)) slots.delete(key);
    },
  };
}

function mayAsk(slot: Slot<unknown, unknown>, renew: boolean, now: Date): boolean {
  if (slot.failed !== undefined && isBetween(now, slot.failed.failedAt, slot.failed.retryAt)) return false;
  return (
    !renew || slot.renewedAt === undefined || !isBetween(now, slot.renewedAt, after(slot.renewedAt, coolDownSeconds))
  );
}

/** Its result goes into the slot, unless all who waited for it have gone. */
function startFlight<Value, Failure>(
  slot: Slot<Value, Failure>,
  fetchIt: Fetch<Value, Failure>,
  now: () => Date,
  onFound: () => void,
): void {
  const controller = new AbortController();
  const done = fetchIt(controller.signal).then(
    (fetched) => {
      if (slot.flight !== flight) return undefined;
      slot.flight = undefined;
      if (fetched.status === 'found') {
        slot.kept = keep(fetched, now());
        slot.failed = undefined;
        onFound();
        return undefined;
      }
      if (!fetched.passing) slot.failed = failedAgain(fetched.failure, slot.failed, now());
      return fetched.failure;
    },
    (error: unknown) => {
      if (slot.flight === flight) slot.flight = undefined;
      throw error;
    },
  );
  const flight: Flight<Failure> = { done, controller, waiters: 0 };
  slot.flight = flight;
}

async function waitFor<Failure>(
  slot: Slot<unknown, Failure>,
  flight: Flight<Failure>,
  signal: AbortSignal | undefined,
): Promise<Failure | undefined> {
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    // The reason is the caller's to choose.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  flight.waiters += 1;
  try {
    return await Promise.race([flight.done, aborted]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    flight.waiters -= 1;
    if (flight.waiters === 0 && slot.flight === flight) {
      slot.flight = undefined;
      flight.controller.abort();
    }
  }
}

function keep<Value>(
  found: { readonly value: Value; readonly maxAgeSeconds: number | undefined },
  now: Date,
): Kept<Value> {
  const seconds = Math.min(maxFreshSeconds, Math.max(minFreshSeconds, found.maxAgeSeconds ?? maxFreshSeconds));
  return { value: found.value, obtainedAt: now, freshUntil: after(now, seconds) };
}

function failedAgain<Failure>(failure: Failure, last: Failed<Failure> | undefined, now: Date): Failed<Failure> {
  const count = (last?.count ?? 0) + 1;
  const pauseSeconds = Math.min(longestPauseSeconds, coolDownSeconds * 2 ** (count - 1));
  return { failure, count, failedAt: now, retryAt: after(now, pauseSeconds) };
}

function after(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}

/** False also when the clock was set back to before `from`: then nothing is known of how old something is. */
function isBetween(now: Date, from: Date, until: Date): boolean {
  return now.getTime() >= from.getTime() && now.getTime() < until.getTime();
}
