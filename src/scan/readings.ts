/** What texts the bytes of a file may be: who writes them decides what they look like, and another program how they are read. */
import type { Buffer } from 'node:buffer';
import { mayHoldLeak } from './anchorSearch';
import { decodeText, textOfBytes, writingOf } from './decodeText';

/** Every text in which a credential may stand, which is none for nearly all files. */
export interface Readings {
  readonly texts: readonly string[];
  /** Where it is no text, nor anything that may hold a credential. */
  readonly code?: 'binary' | undefined;
}

/**
 * The readings of bytes. A mark of UTF-16, or some characters in it, can stand in front of anything: what is read byte by
 * byte is then searched as well. `binaryToo` does the same for what has a NUL in its beginning.
 */
export function readingsOf(bytes: Buffer, { binaryToo = false } = {}): Readings {
  const writing = writingOf(bytes);
  if (writing === 'binary' && !binaryToo) return { texts: [], code: writing };
  const byBytes = mayHoldLeak(bytes) ? [textOfBytes(bytes)] : [];
  if (writing === 'bytes') return { texts: byBytes };
  const { text, code } = decodeText(bytes);
  return text === undefined ? { texts: byBytes, code } : { texts: [text, ...byBytes] };
}
