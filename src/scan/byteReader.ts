/** Takes lines and counted bytes out of a stream. */
import { Buffer } from 'node:buffer';

export interface ByteReader {
  /** Up to the next line break, which is not part of it; undefined at the end. */
  readonly line: () => Promise<Buffer | undefined>;
  /** As many bytes; undefined where there are fewer. */
  readonly take: (length: number) => Promise<Buffer | undefined>;
  /** Forgets as many bytes without keeping them. */
  readonly skip: (length: number) => Promise<void>;
}

/** A reader of chunks that keeps no more than it is asked for. */
export function byteReader(chunks: AsyncIterable<Buffer>): ByteReader {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await source.next();
    rest = next.done === true ? Buffer.alloc(0) : next.value;
    return next.done !== true;
  };
  /** The next bytes of what is there, as many as wanted or fewer. */
  const cut = (length: number): Buffer => {
    const part = rest.subarray(0, length);
    rest = rest.subarray(part.length);
    return part;
  };
  const skip = async (length: number): Promise<void> => {
    for (let left = length; left > 0; left -= cut(left).length) if (rest.length === 0 && !(await more())) return;
  };
  const take = async (length: number): Promise<Buffer | undefined> => {
    const parts: Buffer[] = [];
    for (let left = length; left > 0;) {
      if (rest.length === 0 && !(await more())) return undefined;
      const part = cut(left);
      left -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  };
  const line = async (): Promise<Buffer | undefined> => {
    const parts: Buffer[] = [];
    for (;;) {
      if (rest.length === 0 && !(await more())) return parts.length === 0 ? undefined : Buffer.concat(parts);
      const end = rest.indexOf(lineFeed);
      parts.push(cut(end === -1 ? rest.length : end));
      if (end === -1) continue;
      cut(1);
      return Buffer.concat(parts);
    }
  };
  return { line, take, skip };
}

const lineFeed = 0x0a;
