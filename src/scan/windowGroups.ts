/** Puts windows of bytes into the few groups that the kernel tells apart, so that source text seldom looks like one. */

/** Three bytes, and a fourth where its anchor does not end with them. */
export interface Window {
  /** From the first byte of the anchor. */
  readonly at: number;
  /** What may stand at each of its places. */
  readonly places: readonly (readonly number[])[];
  /** For each of the first three places a bit for every low half of a byte, and above them one for every high half. */
  readonly halves: readonly number[];
}

const windowLength = 3;

/** Each has a bit in the tables of halves. */
const groupCount = 16;

/** All windows of an anchor. */
export function windowsOf(classes: readonly (readonly number[])[]): readonly Window[] {
  const halves = classes.map((bytes) => bytes.reduce((all, byte) => all | halvesOf(byte), 0));
  return Array.from({ length: classes.length - windowLength + 1 }, (_, at) => ({
    at,
    places: classes.slice(at, at + windowLength + 1),
    halves: halves.slice(at, at + windowLength),
  }));
}

/** What looks like one of the windows of a group has the halves of any of them at each place. */
interface Group {
  readonly halves: readonly number[];
  /** How much of source text looks like it, as far as the characters tell. */
  readonly share: number;
}

export interface Groups {
  /** How frequent the one of the windows is that is least frequent. */
  readonly leastShare: (windows: readonly Window[]) => number;
  /** Takes one of the windows into one of the groups, such that it becomes the least more frequent. */
  readonly takeIn: (windows: readonly Window[]) => Window;
  /** For 8 groups and then for 8 others, for the three places, for the low and the high half: a byte with the groups of each half. */
  readonly tables: () => Uint8Array;
}

/** Groups without a window. */
export function createGroups(): Groups {
  const groups = Array.from({ length: groupCount }, (): Group => ({ halves: [0, 0, 0], share: 0 }));
  return {
    leastShare: (windows) => Math.min(...windows.map(({ halves }) => shareOf(halves, halves))),
    takeIn(windows) {
      let least = Infinity;
      let best: { readonly window: Window; readonly index: number } | undefined;
      for (const window of windows) {
        for (const [index, group] of groups.entries()) {
          const more = shareOf(group.halves, window.halves) - group.share;
          if (more < least) [least, best] = [more, { window, index }];
        }
      }
      const group = groups[best?.index ?? 0];
      if (best === undefined || group === undefined) throw new Error('An anchor is shorter than a window.');
      const { window, index } = best;
      const halves = group.halves.map((all, place) => all | (window.halves[place] ?? 0));
      groups[index] = { halves, share: shareOf(halves, halves) };
      return window;
    },
    tables: () => tablesOf(groups),
  };
}

function tablesOf(groups: readonly Group[]): Uint8Array {
  const tables = new Uint8Array((groupCount / 8) * windowLength * 32);
  for (const [index, { halves }] of groups.entries()) {
    for (const [place, all] of halves.entries()) {
      const table = 32 * ((index >> 3) * windowLength + place);
      for (let half = 0; half < 32; half++) {
        if ((all >>> half) & 1) tables[table + half] = (tables[table + half] ?? 0) | (1 << (index & 7));
      }
    }
  }
  return tables;
}

function halvesOf(byte: number): number {
  return (1 << (byte & 15)) | (0x10000 << (byte >> 4));
}

/** The characters of source text, the most frequent first. */
const frequent = ' etnraois,lc\nduCAp.hmfg;")(E=yI/:b*_Bv\\x{}S0w1TkM-OD2G\'\tRQNPFK[]`3LU45\r6j89&|7>q';

const weights: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  const rank = frequent.indexOf(String.fromCharCode(byte));
  return (byte < 0x80 ? 1 : 0.2) / ((rank < 0 ? frequent.length : rank) + 2);
});
const total = weights.reduce((sum, weight) => sum + weight, 0);

/** How much of source text has the halves of either at each of the places. */
function shareOf(ones: readonly number[], others: readonly number[]): number {
  let product = 1;
  for (let place = 0; place < windowLength; place++) {
    product *= weightOf((ones[place] ?? 0) | (others[place] ?? 0)) / total;
  }
  return product;
}

function weightOf(halves: number): number {
  let sum = 0;
  for (let high = 0; high < 16; high++) {
    if (((halves >>> (16 + high)) & 1) === 0) continue;
    sum += (sums[(high << 9) | (halves & 0xff)] ?? 0) + (sums[(high << 9) | 0x100 | ((halves >>> 8) & 0xff)] ?? 0);
  }
  return sum;
}

/** For every high half, and for 8 low halves and then for 8 others, the weight of each set of these. */
const sums = sumsOf();

function sumsOf(): Float64Array {
  const all = new Float64Array(16 << 9);
  for (let eighth = 0; eighth < 32; eighth++) {
    for (let set = 1; set < 256; set++) {
      const lowest = 31 - Math.clz32(set & -set);
      all[(eighth << 8) | set] = (all[(eighth << 8) | (set & (set - 1))] ?? 0) + (weights[(eighth << 3) | lowest] ?? 0);
    }
  }
  return all;
}
