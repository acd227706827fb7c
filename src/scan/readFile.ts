/** Reads one file after the other, each into the same memory. */
import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { writingOf } from './decodeText';
import type { SkipCode } from './found';

/** The bytes of a file, which are good until the next one is read, or why there are none. */
export type FileBytes =
  { readonly bytes: Buffer; readonly code?: undefined } | { readonly bytes?: undefined; readonly code: SkipCode };

/** Where it is not known, a link is told by looking at it first. */
const hasNoFollow = 'O_NOFOLLOW' in constants;

/** Without waiting for somebody to write into a pipe, and not through a link, which can lead anywhere. */
const readingFlags = constants.O_RDONLY | (hasNoFollow ? constants.O_NOFOLLOW | constants.O_NONBLOCK : 0);

const firstSize = 1 << 18;
/** So much is read at first: nearly every file is shorter, and to ask for its size would take as long as to read it. */
const beginning = 1 << 16;

/**
 * A function that reads files of at most `maxBytes`.
 *
 * It waits for the disk, so it belongs into a thread of its own; asynchronous reading of many small files takes three
 * times as long.
 */
export function createFileReader(maxBytes: number): (path: string) => FileBytes {
  let memory = Buffer.allocUnsafeSlow(firstSize);
  const memoryFor = (size: number): Buffer => {
    if (memory.length >= size) return memory;
    const larger = Buffer.allocUnsafeSlow(Math.max(size, Math.min(memory.length * 2, maxBytes)));
    memory = larger;
    return memory;
  };
  return (path) => {
    let file: number | undefined;
    try {
      if (!hasNoFollow && lstatSync(path).isSymbolicLink()) return { code: 'symbolic-link' };
      file = openSync(path, readingFlags);
      const length = readSync(file, memory, 0, beginning, null);
      // Of files on some networks a part comes at a time.
      const isWhole = length > 0 && length < beginning && readSync(file, memory, length, 1, null) === 0;
      if (!isWhole) return readLong(file, maxBytes, memoryFor);
      return length > maxBytes ? { code: 'too-large' } : { bytes: memory.subarray(0, length) };
    } catch (error) {
      return { code: codeOf(error, path) };
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
}

/** A file of which the beginning was not all, or nothing. */
function readLong(file: number, maxBytes: number, memoryFor: (size: number) => Buffer): FileBytes {
  const stat = fstatSync(file);
  if (stat.isDirectory()) return { code: 'nested-repository' };
  if (!stat.isFile()) return { code: 'not-a-file' };
  if (stat.size > maxBytes) return { code: 'too-large' };
  const memory = memoryFor(stat.size);
  let length = 0;
  while (length < stat.size) {
    // Of a binary file the beginning is enough.
    const wanted = length === 0 ? Math.min(stat.size, beginning) : stat.size - length;
    const read = readSync(file, memory, length, wanted, length);
    // What somebody has just cut off and will write again is not all that there is.
    if (read === 0) return { code: 'changed' };
    if (length === 0 && writingOf(memory.subarray(0, read)) === 'binary') return { code: 'binary' };
    length += read;
  }
  return { bytes: memory.subarray(0, length) };
}

function codeOf(error: unknown, path: string): SkipCode {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      // A name that is no UTF-8 cannot be asked for as text, and is still there.
      return path.includes('\uFFFD') ? 'unreadable' : 'gone';
    case 'ELOOP':
    case 'EMLINK':
      return 'symbolic-link';
    case 'ENXIO':
    // A pipe that nobody has written into yet.
    case 'EAGAIN':
      return 'not-a-file';
    case 'EISDIR':
      return 'nested-repository';
    default:
      return 'unreadable';
  }
}
