/** The thread that searches: one job after the other, until whoever started it ends it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Job, JobSettings, Stop } from './jobs';
import { createFileReader } from './readFile';
import { runJob } from './runJob';
import { searchFolders } from './searchFolders';

function serve(): void {
  // The pool writes them, in the same version of this program.
  const settings = workerData as JobSettings;
  const readFile = createFileReader(settings.maxBytes);
  const answer = (message: Answer): void => parentPort?.postMessage(message);
  const stop = new AbortController();
  const run = async (job: Job): Promise<void> => {
    const post = (findings: Extract<Answer, { kind: 'findings' }>['findings']): void =>
      answer({ kind: 'findings', findings });
    if (job.kind === 'folders') {
      answer({ kind: 'end', problem: undefined, rest: searchFolders(job.paths, settings.root, { readFile, post }) });
      return;
    }
    answer({ kind: 'end', problem: await runJob(job, settings, { readFile, post, signal: stop.signal }), rest: [] });
  };
  parentPort?.on('message', (order: Job | Stop) => (order.kind === 'stop' ? stop.abort() : void run(order)));
}

serve();
