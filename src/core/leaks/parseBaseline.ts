/** Reads the text of a baseline, right entries and wrong ones. */
import { isReason } from '../edits/suppression';
import type { JsonValue } from '../token/decoded';
import { isJsonObject, parseJson } from '../token/json';
import { baselineOf, baselineVersion, type Baseline, type BaselineEntry } from './baseline';
import { leakKindOf } from './kinds';

export type BaselineProblemCode =
  | 'not-json'
  | 'not-an-object'
  /** Made by a version of Claimcheck that is not this one, or by hand; nothing of it counts. */
  | 'unknown-version'
  | 'entries-not-a-list'
  | 'too-many-entries'
  | 'entry-not-an-object'
  | 'bad-fingerprint'
  | 'bad-kind'
  | 'bad-title'
  | 'bad-path'
  /** A reason that is missing or says nothing. */
  | 'bad-reason'
  | 'bad-added'
  | 'bad-expires'
  /** An entry with the fingerprint of one before it, as a merge can leave it. */
  | 'repeated-fingerprint';

export interface BaselineProblem {
  /** Of the entry, from 0; undefined where it is about the file. */
  readonly index: number | undefined;
  readonly code: BaselineProblemCode;
}

/** More than any team accepts; the file comes with the repository, and so may be anybody's. */
const mostEntries = 20_000;

/**
 * Reads a baseline: every entry that is right counts, and every other one is told, so that no mistake in it accepts a
 * credential or passes in silence. Never throws. A file with problems must not be written anew from what was read:
 * what could not be read would be lost.
 */
export function parseBaseline(text: string): {
  readonly baseline: Baseline;
  readonly problems: readonly BaselineProblem[];
} {
  const value = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (value === undefined) return refused('not-json');
  if (!isJsonObject(value)) return refused('not-an-object');
  if (value['version'] !== baselineVersion) return refused('unknown-version');
  const list = value['entries'];
  if (!Array.isArray(list)) return refused('entries-not-a-list');
  return readEntries(list);
}

function refused(code: BaselineProblemCode): ReturnType<typeof parseBaseline> {
  return { baseline: baselineOf([]), problems: [{ index: undefined, code }] };
}

function readEntries(list: readonly JsonValue[]): ReturnType<typeof parseBaseline> {
  const entries: BaselineEntry[] = [];
  const problems: BaselineProblem[] = [];
  const seen = new Set<string>();
  for (const [index, value] of list.slice(0, mostEntries).entries()) {
    const { entry, codes } = readEntry(value);
    problems.push(...codes.map((code) => ({ index, code })));
    if (entry === undefined) continue;
    if (seen.has(entry.fingerprint)) problems.push({ index, code: 'repeated-fingerprint' });
    else entries.push(entry);
    seen.add(entry.fingerprint);
  }
  if (list.length > mostEntries) problems.push({ index: mostEntries, code: 'too-many-entries' });
  return { baseline: baselineOf(entries), problems };
}

/** An entry, or what is wrong with it: every member that is. */
function readEntry(value: JsonValue): {
  readonly entry: BaselineEntry | undefined;
  readonly codes: readonly BaselineProblemCode[];
} {
  if (!isJsonObject(value)) return { entry: undefined, codes: ['entry-not-an-object'] };
  const codes: BaselineProblemCode[] = [];
  const text = (name: string, code: BaselineProblemCode, isRight: (text: string) => boolean): string => {
    const written = value[name];
    if (typeof written === 'string' && isRight(written)) return written;
    codes.push(code);
    return '';
  };
  const kind = leakKindOf(value['kind']);
  if (kind === undefined) codes.push('bad-kind');
  const others = {
    fingerprint: text('fingerprint', 'bad-fingerprint', isFingerprint),
    title: text('title', 'bad-title', isSomething),
    path: text('path', 'bad-path', isSomething),
    reason: text('reason', 'bad-reason', isReason),
    added: text('added', 'bad-added', isCalendarDate),
    expires: value['expires'] === undefined ? undefined : text('expires', 'bad-expires', isCalendarDate),
  };
  return { entry: kind === undefined || codes.length > 0 ? undefined : { ...others, kind }, codes };
}

function isFingerprint(text: string): boolean {
  return /^[\da-f]{32}$/.test(text);
}

function isSomething(text: string): boolean {
  return text.trim() !== '';
}

/** Whether there is such a day, as ISO 8601 writes it; `Date` takes the 30th of February for the 2nd of March. */
function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
