/** Bytes of a file as text, whatever of the usual encodings it is in. */
import { Buffer, isAscii, isUtf8 } from 'node:buffer';

/** A text, or why the bytes are none. */
export type DecodedText =
  { readonly text: string; readonly code?: undefined } | { readonly text?: undefined; readonly code: 'binary' };

/** How far the bytes are looked at to tell a text from something else; Git looks at as many. */
const guardLength = 8192;

/** How the characters of a text are written; `bytes` is UTF-8, Latin-1 or any other in which ASCII is ASCII. */
export type Writing = 'bytes' | 'little' | 'big' | 'binary';

/** What the beginning of a file tells of it. */
export function writingOf(bytes: Buffer): Writing {
  return utf16Order(bytes) ?? (bytes.subarray(0, guardLength).includes(0) ? 'binary' : 'bytes');
}

/**
 * The text in UTF-8, in UTF-16 with a byte order mark or seen by its NULs, or else in Latin-1, which any bytes can be.
 * The mark is no part of it, so that columns are those of an editor.
 */
export function decodeText(bytes: Buffer): DecodedText {
  const writing = writingOf(bytes);
  if (writing === 'binary') return { code: writing };
  if (writing !== 'bytes') return { text: decodeUtf16(bytes, writing) };
  return { text: textOfBytes(bytes) };
}

/** The text in UTF-8, or else in Latin-1, whatever the beginning tells. */
export function textOfBytes(bytes: Buffer): string {
  // The most frequent first: one byte a character is what every later step is fastest with.
  if (isAscii(bytes)) return bytes.toString('latin1');
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const unmarked = isMarked ? bytes.subarray(3) : bytes;
  return isUtf8(unmarked) ? unmarked.toString('utf8') : unmarked.toString('latin1');
}

function utf16Order(bytes: Buffer): 'little' | 'big' | undefined {
  // The mark of UTF-32 in little-endian order begins with that of UTF-16.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? undefined : 'little';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'big';
  return unmarkedOrder(bytes);
}

/** Of a text without a mark that begins in ASCII: every other byte of its beginning is NUL and no other is. */
function unmarkedOrder(bytes: Buffer): 'little' | 'big' | undefined {
  const length = Math.min(bytes.length - (bytes.length % 2), 64);
  // Nearly every text is seen to be neither at once.
  if (length < 4 || (bytes[0] === 0) === (bytes[1] === 0)) return undefined;
  const nul = bytes[0] === 0 ? 0 : 1;
  for (let at = 0; at < length; at++) if ((bytes[at] === 0) !== (at % 2 === nul)) return undefined;
  return nul === 1 ? 'little' : 'big';
}

function decodeUtf16(bytes: Buffer, order: 'little' | 'big'): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  // A copy: the bytes stand in a buffer that is not ours to turn around.
  const text = (order === 'little' ? whole : Buffer.from(whole).swap16()).toString('utf16le');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
