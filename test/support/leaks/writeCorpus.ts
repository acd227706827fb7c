/** The corpus of leaks on disk, and what a search says of it held against what is there. */
import type { Find } from '../../../src/scan/found';
import { writeFiles } from '../scanning';
import { bytesOf } from './encodings';
import type { CorpusFile, Span } from './leakCorpus';
import { plantGroups } from './plant';

/** Writes the files below a folder. */
export function writeCorpus(root: string, files: readonly CorpusFile[]): void {
  writeFiles(root, Object.fromEntries(files.map(({ path, text, encoding }) => [path, bytesOf(text, encoding)])));
}

/** Something that a search points at: UTF-16 offsets in the text of a file. */
export interface Hit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface Score {
  readonly planted: number;
  /** Hit somewhere, and hit from the first to the last character. */
  readonly found: number;
  readonly exact: number;
  readonly decoys: number;
  readonly decoysHit: number;
  /** Hits on no credential. */
  readonly false: number;
  readonly hits: number;
  /** The part that is found of each group, from 0 to 1. */
  readonly shares: readonly number[];
  readonly missed: readonly string[];
  readonly inexact: readonly string[];
}

/** Holds hits against the manifest. */
export function scoreOf(files: readonly CorpusFile[], hits: readonly Hit[]): Score {
  const byPath = new Map<string, Hit[]>(files.map(({ path }) => [path, []]));
  for (const hit of hits) byPath.get(hit.path)?.push(hit);
  const overlaps = (hit: Hit, span: Span): boolean => hit.start < span.end && span.start < hit.end;
  const rows = files.flatMap(({ path, planted }) =>
    planted.map((span) => {
      const own = (byPath.get(path) ?? []).filter((hit) => overlaps(hit, span));
      const isExact = own.some(({ start, end }) => start === span.start && end === span.end);
      return { group: span.group, name: `${path}: ${span.kind} / ${span.context}`, isFound: own.length > 0, isExact };
    }),
  );
  const decoys = files.flatMap(({ path, decoys: all }) => all.map((span) => ({ path, span })));
  const isTrue = (hit: Hit): boolean =>
    files.some(({ path, planted }) => path === hit.path && planted.some((span) => overlaps(hit, span)));
  return {
    planted: rows.length,
    found: rows.filter(({ isFound }) => isFound).length,
    exact: rows.filter(({ isExact }) => isExact).length,
    decoys: decoys.length,
    decoysHit: decoys.filter(({ path, span }) => byPath.get(path)?.some((hit) => overlaps(hit, span))).length,
    false: hits.filter((hit) => !isTrue(hit)).length,
    hits: hits.length,
    shares: plantGroups.map((group) => {
      const own = rows.filter((row) => row.group === group);
      return own.filter(({ isFound }) => isFound).length / own.length;
    }),
    missed: rows.filter(({ isFound }) => !isFound).map(({ name }) => name),
    inexact: rows.filter(({ isFound, isExact }) => isFound && !isExact).map(({ name }) => name),
  };
}

/** Finds as offsets; lines end as editors end them. */
export function hitsOf(files: readonly CorpusFile[], finds: readonly Find[]): readonly Hit[] {
  const starts = new Map(files.map(({ path, text }) => [path, lineStarts(text)]));
  return finds.map(({ path, line, column, endLine, endColumn }) => {
    const all = starts.get(path) ?? [];
    const offset = (row: number, behind: number): number => (all[row - 1] ?? Number.NaN) + behind - 1;
    return { path, start: offset(line, column), end: offset(endLine, endColumn) };
  });
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
}
