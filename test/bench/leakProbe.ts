/** A process of its own that searches a folder, and tells what that cost: time, memory, and how long it could do nothing else. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gather } from '../../src/scan/gather';

/** What the probe prints as JSON. */
export interface Probed {
  readonly ms: number;
  readonly megabytes: number;
  readonly p99: number;
  readonly longest: number;
  readonly searched: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly finds: number;
  readonly end: string;
}

/** The timer that the delay is measured with fires so often; what is later than that is delay. */
const resolution = 1;

async function main([root = '', worker = '', maxBytes = '']: readonly string[]): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  const begin = performance.now();
  const signal = new AbortController().signal;
  const gathered = await gather({ root, worker, scope: { kind: 'folder' }, maxBytes: Number(maxBytes), signal });
  const ms = performance.now() - begin;
  delay.disable();
  const skipped: Record<string, number> = {};
  for (const { code } of gathered.skipped) skipped[code] = (skipped[code] ?? 0) + 1;
  const probed: Probed = {
    ms,
    megabytes: (process.resourceUsage().maxRSS * 1024) / 1_000_000,
    p99: delay.percentile(99) / 1e6 - resolution,
    longest: delay.max / 1e6 - resolution,
    searched: gathered.searched,
    skipped,
    finds: gathered.finds.length,
    end: gathered.end.code,
  };
  console.log(JSON.stringify(probed));
}

void main(process.argv.slice(2));
