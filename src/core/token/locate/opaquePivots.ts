/** Looks for opaque tokens by one rare character of each prefix, since there are a hundred prefixes. */
import { opaqueShapes, opaqueTokenAt } from '../opaque';
import { type Candidate, type Pivot, pivotOf } from './pivots';

/** A literal that marks an opaque token, and how far behind the token's first character it stands. */
interface Mark {
  readonly literal: string;
  readonly at: number;
}

/** A mark, seen from its pivot. */
interface Entry extends Mark {
  readonly pivotIndex: number;
}

/**
 * The characters that marks are searched for by, the best first: those that many marks share or that text seldom has.
 * Each costs a pass over the text, and each occurrence in it as much as a thousand characters of the pass. Every mark
 * has at least one of them; `p` is the rarest letter of what has nothing else, such as `dapi`.
 */
const pivotCharacters = '_-~JZGKA09Mvp';

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
    const character = [...pivotCharacters].find((each) => mark.literal.includes(each)) ?? mark.literal.charAt(0);
    const entry = { ...mark, pivotIndex: mark.literal.indexOf(character) };
    groups.set(character, [...(groups.get(character) ?? []), entry]);
  }
  return [...groups].map(([character, entries]) => opaquePivot(character, entries));
}

/** Most occurrences of a pivot are ruled out by the character before it, or behind it where a literal begins with it. */
function opaquePivot(character: string, entries: readonly Entry[]): Pivot {
  const before = byNeighbour(
    entries.filter(({ pivotIndex }) => pivotIndex > 0),
    -1,
  );
  const after = byNeighbour(
    entries.filter(({ pivotIndex }) => pivotIndex === 0),
    1,
  );
  return pivotOf(
    character,
    charactersOf(before),
    charactersOf(after),
    (text, at) =>
      candidateOf(before.get(text.charCodeAt(at - 1)), text, at) ??
      candidateOf(after.get(text.charCodeAt(at + 1)), text, at),
  );
}

/** The entries by the code of the character that stands `distance` behind the pivot. */
function byNeighbour(entries: readonly Entry[], distance: number): ReadonlyMap<number, readonly Entry[]> {
  const groups = new Map<number, Entry[]>();
  for (const entry of entries) {
    const neighbour = entry.literal.charCodeAt(entry.pivotIndex + distance);
    groups.set(neighbour, [...(groups.get(neighbour) ?? []), entry]);
  }
  return groups;
}

function charactersOf(groups: ReadonlyMap<number, unknown>): string {
  return String.fromCharCode(...groups.keys());
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
