/** Tells of the bytes of a file that no credential is in them, at the speed of memory and without making a text of them. */
import { isAscii, type Buffer } from 'node:buffer';
import { anchorReach, glance, leakAnchors, longestOpaque, shortestOpaque, type Anchor } from '../core/leaks/anchors';
import { isLittle, numberOf, pairTable, tripleNumber } from './pairTable';

const { buckets, entries, triples } = pairTable(leakAnchors);

/**
 * Whether a credential may be in a text of one byte a character, or in UTF-8; false is certain.
 *
 * Of three bytes in a row, whatever their place, two stand together at an even place: every second pair is looked at,
 * and every place of an anchor is seen.
 */
export function mayHoldLeak(bytes: Buffer): boolean {
  const { buffer, byteOffset, length } = bytes;
  // An array of numbers begins at such a place of its memory; the few bytes in front of it and behind are seen to apart.
  const lead = Math.min(length, (4 - (byteOffset % 4)) % 4);
  const pairs = new Uint32Array(buffer, byteOffset + lead, (length - lead) >> 2);
  const count = pairs.length;
  const doubts: Doubts = { left: mostDoubts };
  for (let index = 0; index < count; index++) {
    const two = pairs[index] ?? 0;
    const first = buckets[two & 0xffff] ?? 0;
    const second = buckets[two >>> 16] ?? 0;
    if ((first | second) === 0) continue;
    const at = lead + 4 * index;
    if (first !== 0 && isAnchored(bytes, isLittle ? at : at + 2, first, doubts)) return true;
    if (second !== 0 && isAnchored(bytes, isLittle ? at + 2 : at, second, doubts)) return true;
  }
  return isAnchoredIn(bytes, 0, lead + 1, doubts) || isAnchoredIn(bytes, lead + 4 * count - 1, length, doubts);
}

/** How many anchors are still worth a closer look: behind so many that are none, the search in the text is faster. */
interface Doubts {
  left: number;
}

const mostDoubts = 500;

/** The same for a few bytes, pair by pair. */
function isAnchoredIn(bytes: Buffer, from: number, to: number, doubts: Doubts): boolean {
  for (let at = Math.max(0, from); at + 1 < Math.min(to, bytes.length); at++) {
    const bucket = buckets[numberOf(bytes[at] ?? 0, bytes[at + 1] ?? 0)] ?? 0;
    if (bucket !== 0 && isAnchored(bytes, at, bucket, doubts)) return true;
  }
  return false;
}

function isAnchored(bytes: Buffer, pair: number, bucket: number, doubts: Doubts): boolean {
  const one = bytes[pair] ?? 0;
  const other = bytes[pair + 1] ?? 0;
  const before = pair === 0 ? 0 : (bytes[pair - 1] ?? 0);
  const isOfThree =
    triples[tripleNumber(one, other, bytes[pair + 2] ?? 0)] === 1 || triples[tripleNumber(before, one, other)] === 1;
  return isOfThree && hasAnchorAt(bytes, pair, bucket, doubts);
}

function hasAnchorAt(bytes: Buffer, pair: number, bucket: number, doubts: Doubts): boolean {
  for (const { anchor, lower, upper, pairAt } of entries[bucket] ?? []) {
    const at = pair - pairAt;
    if (standsAt(bytes, at, lower, upper) && isConfirmed(bytes, at, anchor, doubts)) return true;
  }
  return false;
}

function standsAt(bytes: Buffer, at: number, lower: Uint8Array, upper: Uint8Array): boolean {
  if (at < 0 || at + lower.length > bytes.length) return false;
  for (let index = 0; index < lower.length; index++) {
    const byte = bytes[at + index];
    if (byte !== lower[index] && byte !== upper[index]) return false;
  }
  return true;
}

function isConfirmed(bytes: Buffer, at: number, anchor: Anchor, doubts: Doubts): boolean {
  const { isLikely, confirm, inToken, needs, reach = anchorReach } = anchor;
  if (inToken !== undefined) return isOpaque(bytes, at, at - inToken, anchor, doubts);
  if (needs !== undefined && !bytes.includes(needs)) return false;
  if (isLikely?.(bytes.toString('latin1', at, Math.min(bytes.length, at + glance))) === false) return false;
  if (confirm === undefined || doubts.left <= 0) return true;
  doubts.left -= 1;
  const from = Math.max(0, at - anchorReach);
  const around = bytes.subarray(from, Math.min(bytes.length, at + reach));
  if (confirm(around.toString('latin1'), at - from)) return true;
  // White space beyond ASCII is white space in one of the encodings alone.
  return !isAscii(around) && confirm(around.toString('utf8'), around.toString('utf8', 0, at - from).length);
}

/** The token of a vendor has no white space; most of what looks like its beginning is too short, as in source maps. */
function isOpaque(bytes: Buffer, at: number, start: number, { confirm }: Anchor, doubts: Doubts): boolean {
  if (start < 0) return false;
  const last = Math.min(bytes.length, start + longestOpaque);
  let end = start;
  while (end < last && isEnd[bytes[end] ?? 0] === 0) end++;
  if (end < start + shortestOpaque) return false;
  if (confirm === undefined || doubts.left <= 0) return true;
  doubts.left -= 1;
  const from = Math.max(0, start - boundary);
  return confirm(bytes.toString('latin1', from, Math.min(bytes.length, end + boundary)), at - from);
}

/** What around a token tells whether it begins and ends there. */
const boundary = 32;

/** White space, quotes, the comma and whatever is no ASCII. */
const isEnd = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte <= 0x22 || byte >= 0x7f || "',`".includes(String.fromCharCode(byte)) ? 1 : 0,
);
