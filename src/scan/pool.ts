/** Searches in threads, so that whoever asks for it never waits for a disk. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ListedFile } from './files';
import type { Findings } from './found';
import type { GitProblem } from './git';
import type { Answer, Job, JobSettings } from './jobs';

/** How a search ended: all of it, ended by whoever asked, without Git's help, or with a thread that broke down. */
export type SearchEnd =
  | { readonly code: 'done' | 'cancelled' | 'worker-failed' }
  | { readonly code: GitProblem['code']; readonly detail: string };

export interface SearchOptions extends JobSettings {
  /** The file of the worker's program. */
  readonly worker: string;
  readonly signal: AbortSignal;
  /** Called with what was found, as it comes, and never after the end. */
  readonly onFindings: (findings: Findings) => void;
}

const batchSize = 64;
const mostWorkers = 4;
/** To start a second thread takes as long as to search some hundred files. */
const filesForOne = 200;

/** The jobs for a list of files. */
export function fileJobs(files: readonly ListedFile[]): readonly Job[] {
  const count = Math.ceil(files.length / batchSize);
  return Array.from({ length: count }, (_, index) => ({
    kind: 'files',
    files: files.slice(index * batchSize, (index + 1) * batchSize),
  }));
}

/** How many threads are worth their start. */
export function workerCount(jobs: number, cores: number): number {
  if (jobs * batchSize <= filesForOne) return Math.min(jobs, 1);
  return Math.min(jobs, cores, mostWorkers);
}

/** Jobs that are made while others are done, and about how many there will be. */
export interface JobStream {
  readonly count: number;
  readonly jobs: AsyncIterator<Job, void>;
}

/** Does all jobs. When the signal says so it ends at once, in the middle of a file too. */
export async function search(jobs: readonly Job[] | JobStream, options: SearchOptions): Promise<SearchEnd> {
  const { signal } = options;
  if (signal.aborted) return { code: 'cancelled' };
  const { count, jobs: waiting } = 'count' in jobs ? jobs : { count: jobs.length, jobs: jobs.values() };
  const own = new AbortController();
  const state = { isCancelled: false };
  const stop = (): void => {
    state.isCancelled = true;
    own.abort();
  };
  signal.addEventListener('abort', stop, { once: true });
  const threads = Array.from({ length: workerCount(count, availableParallelism()) }, async () => {
    const end = await runWorker(waiting, options, own.signal);
    // The others work for nothing once one has failed.
    if (end.code !== 'done') own.abort();
    return end;
  });
  const ends = await Promise.all(threads);
  signal.removeEventListener('abort', stop);
  if (state.isCancelled) return { code: 'cancelled' };
  return ends.find(({ code }) => code !== 'done' && code !== 'cancelled') ?? { code: 'done' };
}

type Waiting = Iterator<Job> | AsyncIterator<Job, void>;

function runWorker(waiting: Waiting, options: SearchOptions, signal: AbortSignal): Promise<SearchEnd> {
  const { root, maxBytes, onFindings } = options;
  const workerData: JobSettings = { root, maxBytes };
  const worker = new Worker(options.worker, { workerData, execArgv: [] });
  return new Promise((resolve) => {
    const finish = (end: SearchEnd): void => {
      signal.removeEventListener('abort', cancel);
      worker.removeAllListeners('message');
      resolve(end);
      void worker.terminate();
    };
    const cancel = (): void => finish({ code: 'cancelled' });
    const next = async (): Promise<void> => {
      const job = await waiting.next();
      if (signal.aborted) return;
      if (job.done === true) finish({ code: 'done' });
      else worker.postMessage(job.value);
    };
    const goOn = (): void => void next().catch(() => finish({ code: 'worker-failed' }));
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (answer: Answer) => {
      if (answer.kind === 'findings') onFindings(answer.findings);
      else if (answer.problem === undefined) goOn();
      else finish(answer.problem);
    });
    worker.once('error', () => finish({ code: 'worker-failed' }));
    worker.once('exit', () => finish({ code: 'worker-failed' }));
    goOn();
  });
}
