/** Finds the windows of a table in bytes, part by part in the memory of the kernel. */
import type { Buffer } from 'node:buffer';
import { createKernel, hasKernel, places, readBehind } from './windowKernel';
import type { WindowTable } from './windowTable';

/** As much as is read of most files at one go. */
const partLength = 1 << 16;

/** More than a window has behind its first byte. */
const overlap = 4;

/** Looks whether a function answers true for one of the places where a window may begin, from the first on. */
export interface WindowSearch {
  readonly someIn: (bytes: Buffer, isFound: (at: number) => boolean) => boolean;
}

/** Where a Node runs without WebAssembly every place has to be looked at. */
const everyPlace: WindowSearch = {
  someIn(bytes, isFound) {
    for (let at = 0; at < bytes.length; at++) if (isFound(at)) return true;
    return false;
  },
};

/** To copy bytes into a memory that never grows costs less than what has to mind a memory that does. */
export function createWindowSearch({ halves, known }: Pick<WindowTable, 'halves' | 'known'>): WindowSearch {
  if (!hasKernel()) return everyPlace;
  const { memory, next } = createKernel();
  const all = new Uint8Array(memory.buffer);
  all.set(halves, places.halves);
  all.set(known, places.known);
  return {
    someIn(bytes, isFound) {
      for (let from = 0; from < bytes.length; from += partLength) {
        const part = bytes.subarray(from, from + partLength + overlap);
        all.set(part, places.text);
        // No window has a NUL.
        all.fill(0, places.text + part.length, places.text + part.length + readBehind);
        const end = places.text + Math.min(part.length, partLength);
        for (let at = next(places.text, end); at < end; at = next(at + 1, end)) {
          if (isFound(from + at - places.text)) return true;
        }
      }
      return false;
    },
  };
}
