/** The anchors by pairs of bytes that stand in them, for a search that looks at every second pair. */
import { Buffer } from 'node:buffer';
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
  const all: Entry[] = [];
  /** By pair, the places in `all`. */
  const byPair = new Map<number, number[]>();
  const triples = new Uint8Array(1 << 16);
  for (const anchor of anchors) {
    const classes = classesOf(anchor);
    const place = rarestWindow(classes);
    const [ones = [], others = [], thirds = []] = classes.slice(place, place + windowLength);
    for (const pair of pairsOf(ones, others)) add(byPair, pair, all.length);
    for (const pair of pairsOf(others, thirds)) add(byPair, pair, all.length + 1);
    all.push(...entriesOf(anchor, place));
    for (const one of ones)
      for (const other of others) for (const third of thirds) triples[tripleNumber(one, other, third)] = 1;
  }
  return { ...inBuckets(byPair, all), triples };
}

/** Pairs with the same anchors have one bucket. */
function inBuckets(
  byPair: ReadonlyMap<number, readonly number[]>,
  all: readonly Entry[],
): Pick<PairTable, 'buckets' | 'entries'> {
  const buckets = new Uint8Array(1 << 16);
  const entries: (readonly Entry[])[] = [[]];
  const known = new Map<string, number>();
  for (const [pair, own] of byPair) {
    const name = own.join();
    const bucket = known.get(name) ?? entries.push(own.flatMap((each) => all[each] ?? [])) - 1;
    known.set(name, bucket);
    buckets[pair] = bucket;
  }
  if (entries.length > buckets.BYTES_PER_ELEMENT << 8) throw new Error('There are more pairs than numbers for them.');
  return { buckets, entries };
}

function add(byPair: Map<number, number[]>, pair: number, entry: number): void {
  const own = byPair.get(pair);
  if (own === undefined) byPair.set(pair, [entry]);
  else own.push(entry);
}

/** Without those that two characters in upper and lower case make twice. */
function pairsOf(ones: readonly number[], others: readonly number[]): ReadonlySet<number> {
  return new Set(ones.flatMap((one) => others.map((other) => numberOf(one, other))));
}

/** For the pair at a place, and for the next. */
function entriesOf(anchor: Anchor, place: number): readonly Entry[] {
  const { literal, before = '', foldsCase = false } = anchor;
  const lower = bytesOf(foldsCase ? literal.toLowerCase() : literal);
  const upper = foldsCase ? bytesOf(literal.toUpperCase()) : lower;
  const pairAt = before === '' ? place : place - 1;
  return [
    { anchor, lower, upper, pairAt },
    { anchor, lower, upper, pairAt: pairAt + 1 },
  ];
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
  return Buffer.from(text, 'latin1');
}

/** Two bytes as this machine reads them as one number. */
export function numberOf(one: number, other: number): number {
  return isLittle ? one | (other << 8) : (one << 8) | other;
}

/** Whether the first byte of a number in memory is its lowest. */
export const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The characters of source text, the most frequent first. */
const frequent = ' etnraoislcdupmfhgy.,_-"\'();:=/xbTvw0ESk1ACINROD2L';

const weights: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  const rank = frequent.indexOf(String.fromCharCode(byte));
  return 1 / ((rank < 0 ? frequent.length : rank) + 2);
});

/** Where the three bytes begin that are seen least. */
function rarestWindow(classes: readonly (readonly number[])[]): number {
  const sums = classes.map((letters) => letters.reduce((sum, letter) => sum + (weights[letter] ?? 0), 0));
  const costs = sums
    .slice(0, sums.length - windowLength + 1)
    .map((one, at) => (sums[at + 1] ?? 0) * (one + (sums[at + 2] ?? 0)));
  return costs.indexOf(Math.min(...costs));
}
