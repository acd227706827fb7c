/** Splits a stream into lines. */
import { Buffer } from 'node:buffer';

/** Gives each line to `onLine`; of one that is longer than allowed the beginning, and that it was cut. */
export function lineSplitter(
  maxBytes: number,
  onLine: (line: Buffer, isCut: boolean) => void,
): { readonly push: (chunk: Buffer) => void; readonly end: () => void } {
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer): void => {
    if (length <= maxBytes) parts.push(part);
    length += part.length;
  };
  const finish = (): void => {
    const [only = Buffer.alloc(0), ...others] = parts;
    onLine(others.length === 0 ? only : Buffer.concat(parts), length > maxBytes);
    parts = [];
    length = 0;
  };
  return {
    push: (chunk) => {
      let start = 0;
      for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
        keep(chunk.subarray(start, end));
        finish();
        start = end + 1;
      }
      if (start < chunk.length) keep(chunk.subarray(start));
    },
    end: () => {
      if (length > 0) finish();
    },
  };
}

const lineFeed = 0x0a;
