/** UTF-8, decoded strictly (RFC 3629; Unicode table 3-7) without a platform decoder, so that core runs anywhere. */

/** Text read from bytes; `valid` is false where a strict reader refuses, and U+FFFD then stands for what was refused. */
export interface Utf8Text {
  readonly text: string;
  readonly valid: boolean;
}

/** One multi-byte sequence: how many bytes follow the first, and what the second may be. */
interface Lead {
  readonly follow: number;
  readonly low: number;
  readonly high: number;
}

const replacement = 0xfffd;
const leads = leadTable();

/** Reads bytes as UTF-8; overlong forms, surrogates and values above U+10FFFF are invalid. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): Utf8Text {
  let text = '';
  let valid = true;
  let index = 0;
  while (index < bytes.length) {
    const plain = asciiText(bytes, index);
    text += plain;
    index += plain.length;
    if (index === bytes.length) break;
    const { point, next } = readSequence(bytes, index);
    if (point < 0) valid = false;
    text += String.fromCodePoint(point < 0 ? replacement : point);
    index = next;
  }
  return { text, valid };
}

/** Writes text as UTF-8; a lone surrogate becomes U+FFFD, as in the WHATWG encoder. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return encodeSequences(text, bytes.subarray(0, index));
    bytes[index] = code;
  }
  return bytes;
}

/** The same for text that begins with characters below U+0080, which are `plain`, and has others. */
function encodeSequences(text: string, plain: Uint8Array): Uint8Array {
  let length = plain.length;
  const bytes = new Uint8Array(length + (text.length - length) * 3);
  bytes.set(plain);
  for (let index = length; index < text.length; index++) {
    let point = text.codePointAt(index) ?? replacement;
    if (point > 0xffff) index++;
    else if (point >= 0xd800 && point <= 0xdfff) point = replacement;
    if (point < 0x80) {
      bytes[length++] = point;
      continue;
    }
    const follow = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    bytes[length++] = (point >> (6 * follow)) | ((0xff00 >> (follow + 1)) & 0xff);
    for (let left = follow - 1; left >= 0; left--) bytes[length++] = ((point >> (6 * left)) & 0x3f) | 0x80;
  }
  return bytes.subarray(0, length);
}

/** The code point at `index`, or -1 where the longest acceptable beginning of a sequence is not a whole one. */
function readSequence(bytes: Uint8Array, index: number): { readonly point: number; readonly next: number } {
  const first = bytes[index] ?? 0;
  const lead = leads[first];
  if (lead === undefined) return { point: -1, next: index + 1 };
  let point = first & (0x3f >> lead.follow);
  for (let step = 1; step <= lead.follow; step++) {
    const byte = bytes[index + step] ?? 0;
    const [low, high] = step === 1 ? [lead.low, lead.high] : [0x80, 0xbf];
    if (byte < low || byte > high) return { point: -1, next: index + step };
    point = (point << 6) | (byte & 0x3f);
  }
  return { point, next: index + lead.follow + 1 };
}

/** The characters below U+0080 from `start` on; sixteen at a time is several times faster than one by one. */
function asciiText(bytes: Uint8Array, start: number): string {
  let text = '';
  let index = start;
  for (; index + 16 <= bytes.length; index += 16) {
    const a = at(bytes, index);
    const b = at(bytes, index + 1);
    const c = at(bytes, index + 2);
    const d = at(bytes, index + 3);
    const e = at(bytes, index + 4);
    const f = at(bytes, index + 5);
    const g = at(bytes, index + 6);
    const h = at(bytes, index + 7);
    const i = at(bytes, index + 8);
    const j = at(bytes, index + 9);
    const k = at(bytes, index + 10);
    const l = at(bytes, index + 11);
    const m = at(bytes, index + 12);
    const n = at(bytes, index + 13);
    const o = at(bytes, index + 14);
    const p = at(bytes, index + 15);
    if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p) > 0x7f) break;
    text += String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
  }
  for (; index < bytes.length && at(bytes, index) < 0x80; index++) text += String.fromCharCode(at(bytes, index));
  return text;
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function leadTable(): readonly (Lead | undefined)[] {
  const table: (Lead | undefined)[] = new Array<undefined>(256).fill(undefined);
  for (let byte = 0xc2; byte <= 0xf4; byte++) {
    const follow = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    // E0 and F0 would be overlong below these, ED a surrogate and F4 above U+10FFFF beyond them.
    const low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    table[byte] = { follow, low, high };
  }
  return table;
}
