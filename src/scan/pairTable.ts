/** The anchors by pairs of bytes that stand in them, for a search that looks at every second pair. */
import type { Anchor } from '../core/leaks/anchors';

/** An anchor with a pair of bytes at an offset. */
export interface Entry {
  readonly anchor: Anchor;
  /** The literal in lower and upper case; twice the same where only one counts. */
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
  /** From the beginning of the literal; -1 where the pair begins in front of it. */
  readonly pairAt: number;
}

export interface PairTable {
  /** For every pair, read as one number in the order of this machine, the place in `entries`; 0 for nearly all. */
  readonly buckets: Uint8Array;
  readonly entries: readonly (readonly Entry[])[];
  /** 1 at the {@link tripleNumber} of three bytes of an anchor, of which one of the pairs is a part. */
  readonly triples: Uint8Array;
}

/** Of so many bytes in a row two stand at an even place. */
const windowLength = 3;

/** Two pairs of each anchor: those that source text has least. */
export function pairTable(anchors: readonly Anchor[]): PairTable {
  const byPair = new Map<number, Entry[]>();
  const triples = new Uint8Array(1 << 16);
  for (const anchor of anchors) {
    for (const { pair, entry } of pairsOf(anchor)) byPair.set(pair, [...(byPair.get(pair) ?? []), entry]);
    for (const triple of triplesOf(anchor)) triples[triple] = 1;
  }
  const buckets = new Uint8Array(1 << 16);
  const entries: (readonly Entry[])[] = [[]];
  for (const [pair, own] of byPair) {
    const isSame = (all: readonly Entry[]): boolean =>
      all.length === own.length && all.every((each, at) => each === own[at]);
    const known = entries.findIndex(isSame);
    buckets[pair] = known > 0 ? known : entries.push(own) - 1;
  }
  if (entries.length > buckets.BYTES_PER_ELEMENT << 8) throw new Error('There are more pairs than numbers for them.');
  return { buckets, entries, triples };
}

function pairsOf(anchor: Anchor): readonly { readonly pair: number; readonly entry: Entry }[] {
  const { literal, before = '', foldsCase = false } = anchor;
  const [lower, upper] = foldsCase ? [literal.toLowerCase(), literal.toUpperCase()] : [literal, literal];
  const classes = classesOf(anchor);
  const window = rarestWindow(classes);
  return [window, window + 1].flatMap((place) => {
    const pairAt = before === '' ? place : place - 1;
    const entry: Entry = { anchor, lower: bytesOf(lower), upper: bytesOf(upper), pairAt };
    const [ones = [], others = []] = classes.slice(place, place + 2);
    return ones.flatMap((one) => others.map((other) => ({ pair: numberOf(one, other), entry })));
  });
}

function triplesOf(anchor: Anchor): readonly number[] {
  const classes = classesOf(anchor);
  const window = rarestWindow(classes);
  const [ones = [], others = [], thirds = []] = classes.slice(window, window + windowLength);
  return ones.flatMap((one) => others.flatMap((other) => thirds.map((third) => tripleNumber(one, other, third))));
}

/** The bytes that may stand at each place of an anchor. */
function classesOf({ literal, before = '', foldsCase = false }: Anchor): readonly (readonly number[])[] {
  const letters = [...literal].map((letter) => (foldsCase ? letter.toLowerCase() + letter.toUpperCase() : letter));
  const classes = before === '' ? letters : [before, ...letters];
  return classes.map((all) => [...bytesOf(all)]);
}

/** Three bytes as a number of 16 bits; others may have the same. */
export function tripleNumber(one: number, other: number, third: number): number {
  return ((one << 8) ^ (other << 4) ^ third ^ (one >> 3)) & 0xffff;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Two bytes as this machine reads them as one number. */
export function numberOf(one: number, other: number): number {
  return isLittle ? one | (other << 8) : (one << 8) | other;
}

/** Whether the first byte of a number in memory is its lowest. */
export const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The characters of source text, the most frequent first. */
const frequent = ' etnraoislcdupmfhgy.,_-"\'();:=/xbTvw0ESk1ACINROD2L';

/** Where the three bytes begin that are seen least. */
function rarestWindow(classes: readonly (readonly number[])[]): number {
  const weights = classes.map((letters) => letters.reduce((sum, letter) => sum + weightOf(letter), 0));
  const costs = weights
    .slice(0, weights.length - windowLength + 1)
    .map((one, at) => (weights[at + 1] ?? 0) * (one + (weights[at + 2] ?? 0)));
  return costs.indexOf(Math.min(...costs));
}

function weightOf(byte: number): number {
  const rank = frequent.indexOf(String.fromCharCode(byte));
  return 1 / ((rank < 0 ? frequent.length : rank) + 2);
}
