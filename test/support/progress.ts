/** Says what a long job is doing and how long it took, so that nobody waits in front of a silent terminal. */
const beatSeconds = 15;

/** Prints one line of what is going on. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
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
