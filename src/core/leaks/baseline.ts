/** The baseline: a committed file of the credentials that a team knows of and has accepted, each with a reason. */
import { writeOutInvisible } from '../token/visible';
import type { LeakKind } from './leak';
import { withoutCredentials } from './scan';

/** One accepted credential. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly kind: LeakKind;
  readonly title: string;
  /** Where it stood when it was accepted, for who reads the file; it is accepted wherever it stands. */
  readonly path: string;
  readonly reason: string;
  /** A calendar date in UTC, such as `2026-11-28`. */
  readonly added: string;
  /** The last day on which it is accepted, in UTC; undefined where it is accepted for good. */
  readonly expires: string | undefined;
}

export interface Baseline {
  /** In the order of the file, no fingerprint twice. */
  readonly entries: readonly BaselineEntry[];
  readonly byFingerprint: ReadonlyMap<string, BaselineEntry>;
}

/** What the baseline says of a credential; `lapsed` where it was accepted up to a day that has passed. */
export type Standing = 'new' | 'known' | 'lapsed';

/** The format of {@link baselineText}. */
export const baselineVersion = 1;

const dayInMilliseconds = 86_400_000;

/** A baseline of entries; of two with the same fingerprint the first counts. */
export function baselineOf(all: readonly BaselineEntry[]): Baseline {
  const byFingerprint = new Map<string, BaselineEntry>();
  for (const entry of all) if (!byFingerprint.has(entry.fingerprint)) byFingerprint.set(entry.fingerprint, entry);
  return { entries: [...byFingerprint.values()], byFingerprint };
}

/** How a credential stands to the baseline at an instant. An entry that expires counts until that day ends in UTC. */
export function standingIn({ byFingerprint }: Baseline, fingerprint: string, now: Date): Standing {
  const entry = byFingerprint.get(fingerprint);
  if (entry === undefined) return 'new';
  if (entry.expires === undefined) return 'known';
  return now.getTime() < Date.parse(entry.expires) + dayInMilliseconds ? 'known' : 'lapsed';
}

/** The entries whose credential was not found any more; they may go. */
export function resolvedEntries({ entries }: Baseline, found: Iterable<string>): readonly BaselineEntry[] {
  const fingerprints = new Set(found);
  return entries.filter(({ fingerprint }) => !fingerprints.has(fingerprint));
}

/** The entries with one more, which takes the place of one with the same fingerprint. */
export function withEntry(entries: readonly BaselineEntry[], entry: BaselineEntry): readonly BaselineEntry[] {
  return [...entries.filter(({ fingerprint }) => fingerprint !== entry.fingerprint), entry];
}

/**
 * The text of the file. It is the same for the same entries in any order: sorted by fingerprint, so that two branches
 * seldom add at the same place. Whoever reviews it sees every character, those that are drawn as nothing as escapes.
 */
export function baselineText(all: readonly BaselineEntry[]): string {
  const sorted = [...all].sort((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1)).map(written);
  const lines = JSON.stringify({ version: baselineVersion, entries: sorted }, undefined, 2).split('\n');
  return lines.map((line) => `${writeOutInvisible(line, jsonEscape)}\n`).join('');
}

/** The members in their order, and none but these; JSON.stringify leaves out what is undefined. */
function written({ fingerprint, kind, title, path, reason, added, expires }: BaselineEntry): BaselineEntry {
  return { fingerprint, kind, title, path: withoutCredentials(path), reason, added, expires };
}

/** Characters that cannot be seen stand in strings alone, where JSON gives them back. */
function jsonEscape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
