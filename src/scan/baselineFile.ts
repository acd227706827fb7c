/** The baseline on disk, or as it is staged. */
import type { Buffer } from 'node:buffer';
import { baselineOf, baselineText, type Baseline } from '../core/leaks/baseline';
import { parseBaseline, type BaselineProblem } from '../core/leaks/parseBaseline';
import type { ReportedLeak } from '../core/leaks/report';
import { decodeText } from './decodeText';
import { gitBytes } from './git';
import { readerInside } from './insideRoot';
import { createFileReader, type FileBytes } from './readFile';

/** The name of the file that counts without being named. */
export const defaultBaseline = '.claimcheck-baseline.json';

/** A baseline with what is wrong in it, or why there is none. */
export type ReadBaseline =
  | { readonly baseline: Baseline; readonly problems: readonly BaselineProblem[] }
  | { readonly baseline?: undefined; readonly code: string };

const longest = 20_000_000;

/** Reads the file; where it need not be there, none is one that accepts nothing. It is not read through a link. */
export function readBaseline(path: string, mustExist: boolean): ReadBaseline {
  return readingOf(createFileReader(longest)(path), mustExist);
}

/** The one at a path from a folder, which need not be there; through no link, of a folder on the way neither. */
export function readBaselineIn(root: string, path: string): ReadBaseline {
  return readingOf(readerInside(root, createFileReader(longest))(path), false);
}

function readingOf({ bytes, code }: FileBytes, mustExist: boolean): ReadBaseline {
  if (bytes !== undefined) return parsed(bytes);
  return code === 'gone' && !mustExist ? { baseline: baselineOf([]), problems: [] } : { code };
}

/**
 * The baseline that is committed along with what is staged, of the root or a folder below: one that nobody else will
 * see accepts nothing. Without one, or without an answer of Git, nothing is accepted.
 */
export async function readStagedBaseline(root: string, folder = ''): Promise<ReadBaseline> {
  const path = folder === '' ? defaultBaseline : `${folder}/${defaultBaseline}`;
  const { bytes, problem } = await gitBytes(root, ['cat-file', 'blob', `:./${path}`]);
  return problem === undefined ? parsed(bytes) : { baseline: baselineOf([]), problems: [] };
}

function parsed(bytes: Buffer): ReadBaseline {
  const { text, code: noText } = decodeText(bytes);
  if (text === undefined) return { code: noText };
  const { baseline, problems } = parseBaseline(text);
  const whole = problems.find(({ index }) => index === undefined);
  return whole === undefined ? { baseline, problems } : { code: whole.code };
}

/** The text of a baseline that accepts, besides what it accepted, what was found; and how many that adds. */
export function acceptingAll(
  { entries }: Baseline,
  found: readonly ReportedLeak[],
  { reason, now }: { readonly reason: string; readonly now: Date },
): { readonly text: string; readonly added: number } {
  const added = now.toISOString().slice(0, 10);
  const accepted = new Map(
    found
      .filter(({ standing }) => standing !== 'known')
      .map(({ leak: { fingerprint, kind, title }, path }) => [
        fingerprint,
        { fingerprint, kind, title, path, reason, added, expires: undefined },
      ]),
  );
  const kept = entries.filter(({ fingerprint }) => !accepted.has(fingerprint));
  return { text: baselineText([...kept, ...accepted.values()]), added: accepted.size };
}
