/** Tells of the bytes of a file that no credential is in them, at the speed of memory and without making a text of them. */
import { isAscii, type Buffer } from 'node:buffer';
import { anchorReach, glance, leakAnchors, longestOpaque, shortestOpaque, type Anchor } from '../core/leaks/anchors';
import { isBase64url } from '../core/token/locate/alphabet';
import { escapeReach } from '../core/token/opaque';
import { createWindowSearch } from './windowSearch';
import { numberOf, windowTable, type Entry } from './windowTable';

const table = windowTable(leakAnchors);
const windows = createWindowSearch(table);

/** Whether a credential may be in a text of one byte a character, or in UTF-8; false is certain. */
export function mayHoldLeak(bytes: Buffer): boolean {
  const doubts: Doubts = { left: mostDoubts };
  return beginsShort(bytes, doubts) || windows.someIn(bytes, (at) => isAnchored(bytes, at, doubts));
}

/** What is searched for with a character in front of it can also be the first of all. */
const shortEntries = [
  ...new Set([...table.entries.values()].flat().filter(({ anchor }) => anchor.before !== undefined)),
];

function beginsShort(bytes: Buffer, doubts: Doubts): boolean {
  return shortEntries.some(
    ({ anchor, lower, upper }) => standsAt(bytes, 0, lower, upper) && isConfirmed(bytes, 0, anchor, doubts),
  );
}

/** How many anchors are still worth a closer look: behind so many that are none, the search in the text is faster. */
interface Doubts {
  left: number;
}

const mostDoubts = 500;

/** Whether an anchor has its window at a place. */
function isAnchored(bytes: Buffer, window: number, doubts: Doubts): boolean {
  const three = numberOf(bytes[window] ?? 0, bytes[window + 1] ?? 0, bytes[window + 2] ?? 0, 0);
  if (hasAnchor(bytes, window, table.entries.get(three), doubts)) return true;
  const fourth = bytes[window + 3] ?? 0;
  return fourth !== 0 && hasAnchor(bytes, window, table.entries.get(three | (fourth << 24)), doubts);
}

function hasAnchor(bytes: Buffer, window: number, entries: readonly Entry[] | undefined, doubts: Doubts): boolean {
  for (const { anchor, lower, upper, windowAt } of entries ?? []) {
    const at = window - windowAt;
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
  if (start < 0 || !mayBegin(bytes, start)) return false;
  const last = Math.min(bytes.length, start + longestOpaque);
  let end = start;
  while (end < last && isEnd[bytes[end] ?? 0] === 0) end++;
  if (end < start + shortestOpaque) return false;
  if (confirm === undefined || doubts.left <= 0) return true;
  doubts.left -= 1;
  const from = Math.max(0, start - boundary);
  return confirm(bytes.toString('latin1', from, Math.min(bytes.length, end + boundary)), at - from);
}

/** Behind a letter or digit a token begins only where that ends an escape or a colour; in long base64 most are none. */
function mayBegin(bytes: Buffer, start: number): boolean {
  if (start === 0 || !isBase64url(bytes[start - 1] ?? 0)) return true;
  for (let at = Math.max(0, start - escapeReach); at < start; at++) if (beginsEscape[bytes[at] ?? 0] === 1) return true;
  return false;
}

/** What around a token tells whether it begins and ends there. */
const boundary = 32;

/** White space, quotes, the comma and whatever is no ASCII. */
const isEnd = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte <= 0x22 || byte >= 0x7f || "',`".includes(String.fromCharCode(byte)) ? 1 : 0,
);

const beginsEscape = Uint8Array.from({ length: 256 }, (_, byte) =>
  '\\%['.includes(String.fromCharCode(byte)) ? 1 : 0,
);
