/** Says what a long job is doing and how long it took, so that nobody waits in front of a silent terminal. */
import { AsyncLocalStorage } from 'node:async_hooks';

const beatSeconds = 15;

const speaker = new AsyncLocalStorage<string>();

/** Prints one line of what is going on, behind the name of who says it where several jobs run. */
export function say(line: string): void {
  const name = speaker.getStore();
  process.stdout.write(name === undefined ? `${line}\n` : `${name} | ${line}\n`);
}

/** Runs a job whose lines begin with a name: it runs beside another one. */
export function sayingAs<T>(name: string, job: () => Promise<T>): Promise<T> {
  return speaker.run(name, job);
}

/** Runs a job, says that it goes on every few seconds, and prints its time at the end. */
export async function step<T>(what: string, job: () => Promise<T>): Promise<T> {
  const started = performance.now();
  say(`… ${what}`);
  const beat = setInterval(() => {
    say(`  still at it: ${what} (${secondsSince(started)} s)`);
  }, beatSeconds * 1000);
  try {
    const result = await job();
    say(`✔ ${what} (${secondsSince(started)} s)`);
    return result;
  } catch (error) {
    say(`✘ ${what} (${secondsSince(started)} s)`);
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** Whole and tenth seconds since an instant of `performance.now()`. */
export function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
