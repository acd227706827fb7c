/** Looks for opaque tokens by one rare character of each prefix, since there are a hundred prefixes. */
import { opaqueShapes, opaqueTokenAt } from '../opaque';
import { type Candidate, neighbours, type Pivot } from './pivots';

/** A literal that marks an opaque token, and how far behind the token's first character it stands. */
interface Mark {
  readonly literal: string;
  readonly at: number;
}

/** A mark, seen from its pivot. */
interface Entry extends Mark {
  readonly pivotIndex: number;
}

const shortestLiteral = 2;

/** Characters that many prefixes have or that source text seldom has: they are searched for alone, the best first. */
const preference = '_-~ASKJZQXGMEv9H01';

/** For every mark, the one pivot that finds it. */
export const opaquePivots: readonly Pivot[] = pivotsOf(marks());

function marks(): readonly Mark[] {
  const found = opaqueShapes.flatMap(({ prefixes, anchor }) => [
    ...prefixes.map((literal) => ({ literal, at: 0 })),
    ...(anchor === undefined ? [] : [{ literal: anchor.text, at: anchor.at }]),
  ]);
  return [...new Map(found.map((mark) => [`${String(mark.at)} ${mark.literal}`, mark])).values()];
}

function pivotsOf(all: readonly Mark[]): readonly Pivot[] {
  const groups = new Map<string, Entry[]>();
  for (const mark of all) {
    const character = [...preference].find((each) => mark.literal.includes(each));
    // Without such a character the native search for several characters does better.
    const pivot = character ?? mark.literal.slice(0, shortestLiteral);
    const entry = { ...mark, pivotIndex: mark.literal.indexOf(pivot) };
    groups.set(pivot, [...(groups.get(pivot) ?? []), entry]);
  }
  return [...groups].map(([pivot, entries]) => pivotOf(pivot, entries));
}

/** Most occurrences of a pivot are ruled out by the character before it, or behind it where a literal begins with it. */
function pivotOf(pivot: string, entries: readonly Entry[]): Pivot {
  const before = byCharacter(
    entries.filter(({ pivotIndex }) => pivotIndex > 0),
    -1,
  );
  const after = byCharacter(
    entries.filter(({ pivotIndex }) => pivotIndex === 0),
    pivot.length,
  );
  return {
    literal: pivot,
    neighbours: neighbours([...before.keys()].join(''), [...after.keys()].join('')),
    candidateAt: (text, at) =>
      candidateOf(before.get(text.charAt(at - 1)), text, at) ??
      candidateOf(after.get(text.charAt(at + pivot.length)), text, at),
  };
}

/** The entries by the character that stands `distance` behind the pivot. */
function byCharacter(entries: readonly Entry[], distance: number): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const character = entry.literal.charAt(entry.pivotIndex + distance);
    groups.set(character, [...(groups.get(character) ?? []), entry]);
  }
  return groups;
}

function candidateOf(entries: readonly Entry[] | undefined, text: string, at: number): Candidate | undefined {
  if (entries === undefined) return undefined;
  for (const { literal, at: offset, pivotIndex } of entries) {
    const mark = at - pivotIndex;
    const start = mark - offset;
    if (start < 0 || !text.startsWith(literal, mark)) continue;
    const found = opaqueTokenAt(text, start);
    if (found !== undefined) return { kind: 'opaque', start, end: found.end };
  }
  return undefined;
}
