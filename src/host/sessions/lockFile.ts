/** A lock made of files, for all windows whose extensions run on this machine, or on machines that share its disk. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, readlink, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { acquireMilliseconds, createWatch, type HeldLock, type SessionLock } from '../../core/sessions/lock';

export interface LockFilesDeps {
  /** Where the locks are, on a disk. */
  readonly folder: string;
  readonly now: () => Date;
  readonly monotonic: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface LockFiles extends SessionLock {
  /** Names the disk, the same in every window; undefined until a lock was taken there, and where none can be. */
  readonly place: () => string | undefined;
}

/** How often a holder gives a sign of life. */
const beatMilliseconds = 2_000;
const lookAgainMilliseconds = 100;

/**
 * The folder of a session holds a file for whoever has the lock, named by a number, and `NUMBER.free` once it was
 * released. Whoever wants the lock creates the next number, which only one can (`wx`), and only when the highest is free
 * or its holder is gone. Numbers never go back: the highest stays until a higher one is there, so that a late decision
 * about an old holder meets a file that exists, or finds itself below the highest. A lock that was taken over is known by
 * the number above it.
 */
export function createLockFiles(deps: LockFilesDeps): LockFiles {
  const watch = createWatch(deps.monotonic);
  let place: string | undefined;
  return {
    place: () => place,
    acquire: async (id, signal) => {
      const folder = join(deps.folder, id);
      try {
        await mkdir(folder, { recursive: true });
        place ??= await diskName(deps.folder);
      } catch {
        // Without a disk there is nothing to lock and nobody to lock out; records in SecretStorage are left.
        return { isHeld: () => Promise.resolve(true), release: () => Promise.resolve() };
      }
      const deadline = deps.monotonic() + acquireMilliseconds;
      const isGone = (top: number): Promise<boolean> => holderIsGone(join(folder, String(top)), watch.isStale);
      for (;;) {
        const number = await tryNext(folder, isGone, deps).catch(() => 'unavailable' as const);
        if (number === 'unavailable') return number;
        if (number !== undefined) return hold(folder, number, deps);
        if (deps.monotonic() >= deadline) return 'busy';
        await deps.wait(lookAgainMilliseconds, signal);
      }
    },
  };
}

/** The number that is now ours; undefined when somebody else has the lock. */
async function tryNext(
  folder: string,
  isGone: (top: number) => Promise<boolean>,
  deps: LockFilesDeps,
): Promise<number | undefined> {
  const { top, free } = await numbersIn(folder);
  if (top > 0 && !free && !(await isGone(top))) return undefined;
  const next = top + 1;
  const text = JSON.stringify({ ...(await thisProcess()), nonce: randomUUID(), at: deps.now().toISOString() });
  if (!(await create(join(folder, String(next)), text))) return undefined;
  if ((await numbersIn(folder)).top > next) {
    // What was read of the highest number was long out of date.
    await remove(join(folder, String(next)));
    return undefined;
  }
  return next;
}

async function hold(folder: string, number: number, deps: LockFilesDeps): Promise<HeldLock> {
  await removeBelow(folder, number);
  const file = join(folder, String(number));
  const stopping = new AbortController();
  void beat(file, stopping.signal, deps);
  return {
    isHeld: async () => (await numbersIn(folder).catch(() => undefined))?.top === number,
    release: async () => {
      stopping.abort();
      await create(`${file}.free`, '').catch(() => false);
    },
  };
}

async function beat(file: string, signal: AbortSignal, deps: LockFilesDeps): Promise<void> {
  const passes = (): Promise<boolean> =>
    deps.wait(beatMilliseconds, signal).then(
      () => true,
      () => false,
    );
  while (await passes()) {
    const now = deps.now();
    await utimes(file, now, now).catch(() => undefined);
  }
}

/** The highest number, 0 where there is none, and whether it was released. */
async function numbersIn(folder: string): Promise<{ readonly top: number; readonly free: boolean }> {
  const names = await readdir(folder);
  const top = Math.max(0, ...names.map(numberOf));
  return { top, free: names.includes(`${String(top)}.free`) };
}

function numberOf(name: string): number {
  return /^\d{1,15}$/.test(name) ? Number(name) : 0;
}

async function removeBelow(folder: string, number: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const its = numberOf(name.replace(/\.free$/, ''));
    if (its > 0 && its < number) await remove(join(folder, name));
  }
}

/** True when its process is no more; of one that cannot be asked, when it gave no sign of life for long enough. */
async function holderIsGone(file: string, isStale: (name: string, sign: string) => boolean): Promise<boolean> {
  try {
    const [text, { mtimeMs }, own] = await Promise.all([readFile(file, 'utf8'), stat(file), thisProcess()]);
    const pid = pidOf(text, own.host);
    return (pid !== undefined && !isRunning(pid)) || isStale(file, `${String(mtimeMs)} ${text}`);
  } catch {
    // Just removed, because a higher number is there.
    return false;
  }
}

/** Undefined for a process of another machine or container, and for a file that is still being written. */
function pidOf(text: string, host: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('host' in value) || !('pid' in value)) return undefined;
    return value.host === host && typeof value.pid === 'number' ? value.pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Two containers may have one name and one disk; what a process id means there, the name space says. */
async function thisProcess(): Promise<{ readonly pid: number; readonly host: string }> {
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  return { pid: process.pid, host: `${hostname()} ${space}` };
}

/** True when the file was made by this very call. */
async function create(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** What cannot be removed lies below the number that counts, and does no harm there. */
async function remove(file: string): Promise<void> {
  await unlink(file).catch(() => undefined);
}

/** Undefined while another window is about to write it for the first time. */
async function diskName(folder: string): Promise<string | undefined> {
  const file = join(folder, 'disk');
  await create(file, randomUUID());
  const name = await readFile(file, 'utf8');
  return name === '' ? undefined : name;
}
