/** Reads contents that Git holds by their ids: a path can hold what a command would read as something else. */
import type { Buffer } from 'node:buffer';
import { byteReader, type ByteReader } from './byteReader';
import type { SkipCode } from './found';
import { startGit, type GitProblem } from './git';

/** The bytes, or why they were not read. */
export type Blob =
  { readonly bytes: Buffer; readonly code?: undefined } | { readonly bytes?: undefined; readonly code: SkipCode };

/** How much may be read of one, and for how long. */
export interface BlobLimits {
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** Gives each of them to `onBlob`, in their order and one at a time in memory. */
export async function readBlobs(
  root: string,
  ids: readonly string[],
  { maxBytes, signal }: BlobLimits,
  onBlob: (blob: Blob, index: number) => void,
): Promise<GitProblem | undefined> {
  if (ids.length === 0) return undefined;
  const input = ids.map((id) => `${id}\n`).join('');
  const { output, ended } = startGit(root, ['cat-file', '--batch'], { input, signal });
  const reader = byteReader(output);
  for (const index of ids.keys()) onBlob(await readBlob(reader, maxBytes), index);
  return ended;
}

/** `id blob size`, the bytes, a line break; or `id missing` where a partial clone lacks it. */
async function readBlob(reader: ByteReader, maxBytes: number): Promise<Blob> {
  const header = (await reader.line())?.toString('latin1') ?? '';
  const [, size] = /^[\da-f]+ blob (\d+)$/.exec(header) ?? [];
  if (size === undefined) return { code: 'unreadable' };
  const length = Number(size);
  const bytes = length > maxBytes ? undefined : await reader.take(length);
  await reader.skip(length > maxBytes ? length + 1 : 1);
  if (length > maxBytes) return { code: 'too-large' };
  return bytes === undefined ? { code: 'unreadable' } : { bytes };
}
