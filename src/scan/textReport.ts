/** What was found as lines for a person, without any secret part of it. */
import type { BaselineEntry } from '../core/leaks/baseline';
import type { LeakRank } from '../core/leaks/leak';
import { worstFirst, type ReportedLeak } from '../core/leaks/report';
import { shownPath } from '../core/leaks/shownPath';
import { writeOutInvisible } from '../core/token/visible';
import type { Findings } from './found';
import type { Judged } from './report';

/** A line for each find that is not accepted, the worst first; another where a comment for it does not count. */
export function findLines(told: readonly ReportedLeak[]): readonly string[] {
  return worstFirst(told.filter(({ standing }) => standing !== 'known')).flatMap(linesOf);
}

/** More of them are no help to whoever reads. */
const mostSkipped = 100;

/** A line for each file that was not searched, as far as they can be read through. */
export function skippedLines(skipped: Findings['skipped']): readonly string[] {
  const rest = skipped.length - mostSkipped;
  return [
    ...skipped.slice(0, mostSkipped).map(({ path, code }) => `${linePath(path)}  not searched: ${code}`),
    ...(rest > 0 ? [`and ${rest} more that were not searched`] : []),
  ];
}

/** How much there is of everything, what was not searched included. */
export function summaryLines(
  { told, lesser }: Judged,
  { searched, skipped, allowed }: Pick<Findings, 'searched' | 'skipped' | 'allowed'>,
): readonly string[] {
  const open = told.filter(({ standing }) => standing !== 'known');
  const lapsed = open.filter(({ standing }) => standing === 'lapsed').length;
  const known = told.length - open.length;
  return [
    open.length === 0 ? 'Nothing was found that is not accepted.' : `${open.length} found: ${ranksOf(open)}.`,
    ...(lapsed === 0 ? [] : [`${lapsed} of them accepted only up to a day that has passed.`]),
    ...(known === 0 ? [] : [`${known} more accepted by the baseline.`]),
    ...(allowed === 0 ? [] : [`${allowed} more allowed by comments.`]),
    ...(lesser.size === 0 ? [] : [`Not listed: ${countsOf(lesser)}; --min-rank lists them.`]),
    `Searched: ${searched}.`,
    ...(skipped.length === 0
      ? []
      : [`Skipped: ${skipped.length} (${countsOf(countBy(skipped.map(({ code }) => code)))}).`]),
  ];
}

/** Under what a commit is refused for. */
export const refusedLines: readonly string[] = [
  'Claimcheck refuses this commit. Revoke first what may be live, then take it out and stage the files again.',
  'What is right where it stands is accepted by a comment, such as "claimcheck-ignore leak: why", or by the baseline',
  '(--update-baseline --reason WHY). "git commit --no-verify" commits all the same.',
];

const unreadable: Readonly<Record<string, string>> = {
  gone: 'it is not there',
  'not-json': 'it is no JSON',
  'unknown-version': 'it is of a version that this program does not know',
  'symbolic-link': 'it is a link',
  'too-large': 'it is too large',
};

/** Why a file is not read, with its code. */
export function unreadableWords(code: string): string {
  const words = unreadable[code];
  return words === undefined ? code : `${words} (${code})`;
}

const mostNamed = 5;

/** What of the baseline a search of a whole folder has not found; a commit may still have it. */
export function resolvedLines(resolved: readonly BaselineEntry[]): readonly string[] {
  if (resolved.length === 0) return [];
  const named = resolved.slice(0, mostNamed).map(({ path, fingerprint }) => `${fingerprint} ${shownPath(path)}`);
  const more = resolved.length > mostNamed ? [`and ${resolved.length - mostNamed} more`] : [];
  return [
    `Accepted, and in no file any more: ${[...named, ...more].join(', ')}.`,
    'Unless a commit still has them and is to be searched, they can be removed from the baseline.',
  ];
}

/** Nobody was asked whether one can be used. */
const rankWords: Readonly<Record<LeakRank, string>> = {
  verified: 'live',
  live: 'may be live',
  test: 'test',
  expired: 'expired',
};

/** Whoever wrote such a comment takes the credential for allowed. */
function linesOf(found: ReportedLeak): readonly string[] {
  if (found.comment !== 'unreasoned') return [findLine(found)];
  const place = `${linePath(found.path)}:${found.line}`;
  return [findLine(found), `${place}  the comment for it gives no reason behind a colon, so it does not count`];
}

function findLine({ leak, path, line, column, rank, commit }: ReportedLeak): string {
  const parts = [
    `${linePath(path)}:${line}:${column}`,
    rankWords[rank],
    writeOutInvisible(leak.title),
    writeOutInvisible(leak.redacted),
    leak.fingerprint,
    ...(commit === undefined ? [] : [`commit ${commit}`]),
  ];
  return parts.join('  ');
}

/** Some build services take a line that begins with `::` for a command. */
function linePath(path: string): string {
  return shownPath(/^\s*:/.test(path) ? `./${path}` : path);
}

function ranksOf(open: readonly ReportedLeak[]): string {
  return countsOf(countBy(worstFirst(open).map(({ rank }) => rankWords[rank])));
}

function countBy<Name extends string>(names: readonly Name[]): ReadonlyMap<Name, number> {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function countsOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
}
