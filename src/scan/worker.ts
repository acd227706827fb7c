/** The thread that searches: one job after the other, until whoever started it ends it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Findings } from './found';
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
    const post = (findings: Findings): void => {
      for (const part of inParts(findings)) answer({ kind: 'findings', findings: part });
    };
    if (job.kind === 'folders') {
      const { root, allowedToo } = settings;
      answer({ kind: 'end', problem: undefined, rest: searchFolders(job.paths, root, { readFile, post, allowedToo }) });
      return;
    }
    answer({ kind: 'end', problem: await runJob(job, settings, { readFile, post, signal: stop.signal }), rest: [] });
  };
  parentPort?.on('message', (order: Job | Stop) => (order.kind === 'stop' ? stop.abort() : void run(order)));
}

/** Whoever gets a message takes it in at one go, and a file of tokens alone has a hundred thousand of them. */
const mostFinds = 500;

function* inParts(findings: Findings): Generator<Findings> {
  const { finds } = findings;
  yield { ...findings, finds: finds.slice(0, mostFinds) };
  for (let from = mostFinds; from < finds.length; from += mostFinds) {
    yield { finds: finds.slice(from, from + mostFinds), skipped: [], searched: 0, allowed: 0 };
  }
}

serve();
