/** Looks for opaque tokens by one rare character of each prefix, since there are a hundred prefixes. */
import { opaqueShapes, opaqueTokenAt } from "../opaque";
import type { Candidate, Pivot } from "./pivots";

/** A literal that marks an opaque token, and how far behind the token's first character it stands. */
interface Mark {
  readonly literal: string;
  readonly at: number;
}

/** A mark, seen from its pivot. */
interface Entry extends Mark {
  readonly pivotIndex: number;
}

/** The pivots to choose from: characters that many prefixes have or that source text seldom has, the best first. */
const preference = "_-A~SKJZQXGMEv9H01";

/** For every mark, the one pivot that finds it. */
export const opaquePivots: readonly Pivot[] = pivotsOf(marks());

function marks(): readonly Mark[] {
  const found = opaqueShapes.flatMap(({ prefixes, anchor }) => [
    ...prefixes.map((literal) => ({ literal, at: 0 })),
    ...(anchor === undefined ? [] : [{ literal: anchor.text, at: anchor.at }]),
  ]);
  return [
    ...new Map(
      found.map((mark) => [`${String(mark.at)} ${mark.literal}`, mark]),
    ).values(),
  ];
}

function pivotsOf(all: readonly Mark[]): readonly Pivot[] {
  const groups = new Map<string, Entry[]>();
  for (const mark of all) {
    const character =
      [...preference].find((each) => mark.literal.includes(each)) ??
      mark.literal.charAt(0);
    const entry = { ...mark, pivotIndex: mark.literal.indexOf(character) };
    groups.set(character, [...(groups.get(character) ?? []), entry]);
  }
  return [...groups].map(([character, entries]) => pivotOf(character, entries));
}

/** Nearly every occurrence of a pivot is ruled out by the character before it, or behind it where it comes first. */
function pivotOf(character: string, entries: readonly Entry[]): Pivot {
  const byPrevious = byNeighbour(
    entries.filter(({ pivotIndex }) => pivotIndex > 0),
    -1,
  );
  const byNext = byNeighbour(
    entries.filter(({ pivotIndex }) => pivotIndex === 0),
    1,
  );
  const search = (
    text: string,
    at: number,
    some: readonly Entry[] | undefined,
  ): Candidate | undefined => {
    for (const { literal, at: offset, pivotIndex } of some ?? []) {
      const mark = at - pivotIndex;
      const start = mark - offset;
      if (start < 0 || !text.startsWith(literal, mark)) continue;
      const found = opaqueTokenAt(text, start);
      if (found !== undefined) return { kind: "opaque", start, end: found.end };
    }
    return undefined;
  };
  return {
    character,
    candidateAt: (text, at) =>
      search(text, at, byPrevious[text.charCodeAt(at - 1)]) ??
      search(text, at, byNext[text.charCodeAt(at + 1)]),
  };
}

/** The entries by the code of the literal's character `step` away from the pivot. */
function byNeighbour(
  entries: readonly Entry[],
  step: 1 | -1,
): readonly (readonly Entry[] | undefined)[] {
  const table: Entry[][] = [];
  for (const entry of entries) {
    const neighbour = entry.literal.charCodeAt(entry.pivotIndex + step);
    table[neighbour] = [...(table[neighbour] ?? []), entry];
  }
  return table;
}
