/** The anchors by windows of a few bytes that stand in them, for the kernel that looks for the windows. */
import { Buffer } from 'node:buffer';
import type { Anchor } from '../core/leaks/anchors';
import { createGroups, windowsOf, type Window } from './windowGroups';

/** An anchor with one of its windows. */
export interface Entry {
  readonly anchor: Anchor;
  /** The literal in lower and upper case; twice the same where only one counts. */
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
  /** Where in the literal the window begins; -1 where that is in front of it. */
  readonly windowAt: number;
}

export interface WindowTable {
  /** The tables of halves that the kernel begins with. */
  readonly halves: Uint8Array;
  /** 1 at the {@link windowNumber} of each window. */
  readonly known: Uint8Array;
  /** By the bytes of a window as one number, the first byte the lowest. */
  readonly entries: ReadonlyMap<number, readonly Entry[]>;
}

/** A window of each anchor, of four bytes, or of three where the anchor ends with it. */
export function windowTable(anchors: readonly Anchor[]): WindowTable {
  const groups = createGroups();
  const known = new Uint8Array(1 << numberBits);
  const entries = new Map<number, Entry[]>();
  const all = anchors.map((anchor) => ({ anchor, windows: windowsOf(classesOf(anchor)) }));
  // Those that are frequent whatever their window find groups that still differ.
  const least = new Map(all.map(({ anchor, windows }) => [anchor, groups.leastShare(windows)]));
  all.sort((one, other) => (least.get(other.anchor) ?? 0) - (least.get(one.anchor) ?? 0));
  for (const { anchor, windows } of all) {
    const window = groups.takeIn(windows);
    const entry = entryOf(anchor, window);
    for (const bytes of writingsOf(window)) {
      known[windowNumber(bytes)] = 1;
      entries.set(bytes, [...(entries.get(bytes) ?? []), entry]);
    }
  }
  return { halves: groups.tables(), known, entries };
}

/** So many bits has the number of a window. */
const numberBits = 14;

/** Four bytes, or three and a NUL, as a number; others may have the same. The kernel makes it too. */
function windowNumber(bytes: number): number {
  return Math.imul(bytes, 0x9e3779b1) >>> (32 - numberBits);
}

/** Every way to write a window, as one number. */
function writingsOf({ places }: Window): ReadonlySet<number> {
  const [first = [], second = [], third = [], fourth = [0]] = places;
  const numbers = new Set<number>();
  for (const one of first)
    for (const two of second)
      for (const three of third) for (const four of fourth) numbers.add(numberOf(one, two, three, four));
  return numbers;
}

/** Four bytes as one number. */
export function numberOf(one: number, two: number, three: number, four: number): number {
  return one | (two << 8) | (three << 16) | (four << 24);
}

function entryOf(anchor: Anchor, { at }: Window): Entry {
  const { literal, before = '', foldsCase = false } = anchor;
  const lower = bytesOf(foldsCase ? literal.toLowerCase() : literal);
  const upper = foldsCase ? bytesOf(literal.toUpperCase()) : lower;
  return { anchor, lower, upper, windowAt: before === '' ? at : at - 1 };
}

/** The bytes that may stand at each place of an anchor. */
function classesOf({ literal, before = '', foldsCase = false }: Anchor): readonly (readonly number[])[] {
  const letters = [...literal].map((letter) => (foldsCase ? letter.toLowerCase() + letter.toUpperCase() : letter));
  const classes = before === '' ? letters : [before, ...letters];
  return classes.map((all) => [...bytesOf(all)]);
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
