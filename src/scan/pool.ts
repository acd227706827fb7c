/** Searches in threads, so that whoever asks for it never waits for a disk. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { errorDetail } from './errorDetail';
import type { ListedFile } from './files';
import type { Findings } from './found';
import type { GitProblem } from './git';
import type { Answer, Job, JobSettings, Stop } from './jobs';

/** How a search ended: all of it, ended by whoever asked, without Git's help, or with a thread that broke down. */
export type SearchEnd =
  | { readonly code: 'done' | 'cancelled' }
  /** With what Git or {@link errorDetail} says. */
  | { readonly code: GitProblem['code'] | 'worker-failed'; readonly detail: string };

export interface SearchOptions extends JobSettings {
  /** The file of the worker's program. */
  readonly worker: string;
  readonly signal: AbortSignal;
  /** How many threads at most; as many as are worth their start if not given. */
  readonly threads?: number | undefined;
  /** Called with what was found, as it comes, and never after the end. */
  readonly onFindings: (findings: Findings) => void;
}

const batchSize = 64;
const mostWorkers = 4;
/** To start a second thread takes as long as to search some hundred files. */
const filesForOne = 200;
/** Git is killed in less, once the thread has heard of it. */
const graceMs = 1000;

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

/** What is to be done and who does it. */
interface Pool {
  /** Taken from the end, so that what came back from a folder is done before the next. */
  readonly jobs: Job[];
  readonly suspects: Job[];
  /** More jobs, asked for one at a time; undefined when there are no more. */
  stream: AsyncIterator<Job, void> | undefined;
  isAsking: boolean;
  readonly options: SearchOptions;
  readonly threads: Set<Thread>;
  readonly end: (end: SearchEnd) => void;
}

interface Thread {
  readonly worker: Worker;
  /** What it works on; undefined while it waits. */
  job: Job | undefined;
  /** Whether it has looked for credentials before. */
  isFinder: boolean;
}

/** Does all jobs. When the signal says so it ends at once, in the middle of a file too. */
export function search(given: readonly Job[] | JobStream, options: SearchOptions): Promise<SearchEnd> {
  const { signal, threads: most = Infinity } = options;
  const { count, jobs, stream } =
    'count' in given
      ? { count: given.count, jobs: [], stream: given.jobs }
      : { count: given.length, jobs: given, stream: undefined };
  if (signal.aborted) return Promise.resolve({ code: 'cancelled' });
  if (count === 0) return Promise.resolve({ code: 'done' });
  return new Promise((resolve) => {
    const threads = new Set<Thread>();
    const end = (how: SearchEnd): void => {
      signal.removeEventListener('abort', cancel);
      for (const thread of threads) endThread(thread);
      threads.clear();
      resolve(how);
    };
    const cancel = (): void => end({ code: 'cancelled' });
    signal.addEventListener('abort', cancel, { once: true });
    const pool: Pool = { jobs: jobs.toReversed(), suspects: [], stream, isAsking: false, options, threads, end };
    const first = Math.min(most, workerCount(count, availableParallelism()));
    for (let thread = 0; thread < first; thread++) startThread(pool);
  });
}

/** Its Git is ended first; a thread that reads files cannot hear, and has none. */
function endThread({ worker, job }: Thread): void {
  worker.removeAllListeners();
  // In the middle of something it may still fail, which is of no interest.
  worker.on('error', () => undefined);
  const hasGit = job?.kind === 'staged' || job?.kind === 'history';
  if (!hasGit) return void worker.terminate();
  const stop: Stop = { kind: 'stop' };
  worker.on('message', ({ kind }: Answer) => {
    if (kind === 'end') void worker.terminate();
  });
  worker.postMessage(stop);
  setTimeout(() => void worker.terminate(), graceMs).unref();
}

function startThread(pool: Pool): void {
  const { root, maxBytes, allowedToo, worker: program, onFindings } = pool.options;
  const workerData: JobSettings = { root, maxBytes, allowedToo };
  const worker = new Worker(program, { workerData, execArgv: [] });
  const thread: Thread = { worker, job: undefined, isFinder: false };
  pool.threads.add(thread);
  worker.on('message', (answer: Answer) => {
    if (answer.kind === 'findings') onFindings(answer.findings);
    else if (answer.problem !== undefined) pool.end(answer.problem);
    else {
      thread.job = undefined;
      for (const job of answer.rest ?? []) (job.kind === 'suspects' ? pool.suspects : pool.jobs).push(job);
      giveOut(pool);
    }
  });
  worker.once('error', (error) => pool.end({ code: 'worker-failed', detail: errorDetail(error) }));
  worker.once('exit', (code) => pool.end({ code: 'worker-failed', detail: `exit code ${code}` }));
  giveOut(pool);
}

/** Jobs for all who wait for one, and another thread when there are more jobs than those who do them. */
function giveOut(pool: Pool): void {
  const { jobs, threads } = pool;
  for (const thread of threads) {
    if (thread.job !== undefined) continue;
    const job = nextJob(pool, thread);
    if (job === undefined) {
      askForMore(pool);
      break;
    }
    thread.job = job;
    thread.worker.postMessage(job);
  }
  const isIdle = pool.stream === undefined && [...threads].every(({ job }) => job === undefined);
  if (isIdle) return pool.end({ code: 'done' });
  const most = Math.min(availableParallelism(), mostWorkers, pool.options.threads ?? Infinity);
  if (jobs.some(({ kind }) => kind === 'folders') && threads.size < most) startThread(pool);
}

/**
 * The finder is slow until the engine has compiled it, once in each thread that finds: whoever has begun goes on with
 * it, and the others help when nothing else is left to do.
 */
function nextJob({ jobs, suspects }: Pool, thread: Thread): Job | undefined {
  const job = thread.isFinder ? (suspects.pop() ?? jobs.pop()) : (jobs.pop() ?? suspects.pop());
  thread.isFinder ||= job?.kind === 'suspects';
  return job;
}

function askForMore(pool: Pool): void {
  const { stream } = pool;
  if (stream === undefined || pool.isAsking) return;
  pool.isAsking = true;
  const take = ({ done, value }: IteratorResult<Job, void>): void => {
    pool.isAsking = false;
    if (pool.threads.size === 0) return;
    if (done === true) pool.stream = undefined;
    else pool.jobs.push(value);
    giveOut(pool);
  };
  void stream.next().then(take, (error: unknown) => pool.end({ code: 'worker-failed', detail: errorDetail(error) }));
}
