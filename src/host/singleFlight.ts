/** Runs a piece of work once for all who ask for it at the same time; it stops when the last of them has gone. */
import { aborted } from './aborted';

export interface SingleFlight<T> {
  /** Joins the work that runs under this key, or starts it. Rejects with the reason of the caller's own signal. */
  readonly run: (key: string, work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal) => Promise<T>;
  /** Lets nobody else join what runs now, because it began under other conditions. */
  readonly close: () => void;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();

  function start(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const result = work(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    const flight: Flight<T> = { result, controller, waiting: 0 };
    // Those who wait see the failure; without any of them left, nobody has to.
    result.catch(() => undefined);
    flights.set(key, flight);
    return flight;
  }

  return {
    run: async (key, work, signal) => {
      signal?.throwIfAborted();
      const flight = flights.get(key) ?? start(key, work);
      flight.waiting += 1;
      try {
        return await (signal === undefined ? flight.result : Promise.race([flight.result, aborted(signal)]));
      } finally {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          // Nobody may join what is about to stop.
          if (flights.get(key) === flight) flights.delete(key);
          flight.controller.abort();
        }
      }
    },
    close: () => flights.clear(),
  };
}
