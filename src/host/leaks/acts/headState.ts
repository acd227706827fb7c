/** Which credentials the last commit of a folder holds; its files are searched in a thread. */
import { readBlobs } from '../../../scan/blobs';
import { gitText } from '../../../scan/git';
import type { Skipped } from '../../../scan/found';
import type { Job } from '../../../scan/jobs';
import { search, type SearchEnd } from '../../../scan/pool';

export interface HeadOptions {
  readonly root: string;
  readonly maxBytes: number;
  readonly worker: string;
  readonly signal: AbortSignal;
}

export interface HeadState {
  readonly fingerprints: ReadonlySet<string>;
  readonly end: SearchEnd;
  /** What of the paths was not searched. */
  readonly skipped: readonly Skipped[];
}

/** The fingerprints of what stands in the last commit at the paths. */
export async function fingerprintsInHead(paths: readonly string[], options: HeadOptions): Promise<HeadState> {
  const fingerprints = new Set<string>();
  const skipped: Skipped[] = [];
  const onUnread = (file: Skipped): void => void skipped.push(file);
  const end = await search(
    { count: paths.length, jobs: jobsFor(paths, options, onUnread) },
    {
      ...options,
      threads: 1,
      allowedToo: true,
      onFindings: ({ finds, skipped: files }) => {
        files.forEach(onUnread);
        for (const { leak } of finds) fingerprints.add(leak.fingerprint);
      },
    },
  );
  return { fingerprints, end, skipped };
}

/** One at a time, so that no more than one file is in memory. */
async function* jobsFor(
  paths: readonly string[],
  { root, maxBytes, signal }: HeadOptions,
  onUnread: (file: Skipped) => void,
): AsyncGenerator<Job, void> {
  for (const path of paths) {
    const { text: id } = await gitText(root, ['rev-parse', '--verify', '--quiet', `HEAD:./${path}`], { signal });
    if (!/^[\da-f]{40,64}$/.test(id)) continue;
    const read: Uint8Array[] = [];
    await readBlobs(root, [id], { maxBytes, signal }, ({ bytes, code }) => {
      if (bytes === undefined) onUnread({ path, code });
      else read.push(bytes);
    });
    yield { kind: 'given', files: read.map((bytes) => ({ path, tracking: 'tracked' as const, bytes })) };
  }
}
