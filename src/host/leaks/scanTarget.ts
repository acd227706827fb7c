/** One search in one folder, from the list of files to the rows of the list. */
import type { Findings, Skipped } from '../../scan/found';
import type { Scope } from '../../scan/gather';
import { isHistoryCutShort } from '../../scan/history';
import { search, type SearchEnd } from '../../scan/pool';
import { aborted } from '../aborted';
import { goneCommits } from './goneCommits';
import type { LeakList } from './leakList';
import type { LeakRow, LeakSource, SearchedPlace } from './leakRows';
import { isWithin } from './leakSearch';
import { prepareScan, type NothingPrepared, type PreparedScan } from './prepareScan';
import { rootOf, type ScanOutcome, type ScanTarget } from './scanScope';

/** How far a search is; `total` where it is known. */
export interface ScanProgress {
  readonly done: number;
  readonly total: number | undefined;
  readonly found: number;
}

export interface ScanTargetOptions {
  readonly list: Pick<LeakList, 'begin' | 'rows'>;
  /** Whether an earlier search looked at the same. */
  readonly compares: boolean;
  readonly worker: string;
  readonly maxBytes: number;
  /** Whether what comments allow is listed, since nobody trusts them. */
  readonly allowedToo?: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ScanProgress) => void;
}

export async function scanTarget(target: ScanTarget, options: ScanTargetOptions): Promise<ScanOutcome> {
  const skipped: Skipped[] = [];
  const counts = { searched: 0, found: 0, allowed: 0, marked: 0 };
  const place = placeOf(target);
  const prepared = await withinPatience(prepareScan(target, options, skipped), options.signal);
  if ('end' in prepared) return { target, ...counts, skipped, by: 'git', ...prepared };
  const { jobs, total, listed, by, refusal } = prepared;
  const found = options.list.begin(place, options.compares ? 'next' : 'first');
  const onFindings = (findings: Findings): void => {
    counts.searched += findings.searched;
    counts.found += findings.finds.length;
    counts.allowed += findings.allowed;
    counts.marked += findings.finds.filter(({ comment }) => comment === 'allowed').length;
    for (const file of findings.skipped) skipped.push(file);
    found.add(findings.finds);
    options.onProgress({ done: counts.searched + skipped.length, total, found: counts.found });
  };
  const root = rootOf(target).fsPath;
  const end = await search(jobs, { ...options, root, onFindings });
  found.end(end.code === 'done' ? await coverageOf(place, { ...options, root, listed, skipped }) : undefined);
  const isCutShort = await lacksCommits(target, end);
  return { target, end, ...counts, skipped, by, refusal, isCutShort };
}

/** Of a search that came to its end: of another it is known anyway that it is not whole. */
async function lacksCommits(target: ScanTarget, end: SearchEnd): Promise<boolean> {
  if (target.scope.kind !== 'history' || end.code !== 'done') return false;
  return isHistoryCutShort(rootOf(target).fsPath, target.scope.range);
}

function placeOf({ folder, prefix, scope }: ScanTarget): SearchedPlace {
  const sources: Readonly<Record<Scope['kind'], LeakSource>> = {
    folder: 'files',
    changed: 'files',
    staged: 'staged',
    history: 'history',
  };
  return { folder, prefix, source: sources[scope.kind] };
}

interface Searched extends Pick<ScanTargetOptions, 'list' | 'signal'> {
  readonly root: string;
  readonly listed: ReadonlySet<string> | undefined;
  readonly skipped: readonly Skipped[];
}

/** A commit stays where it is when later ones come between it and the number of them that are searched: Git is asked. */
async function coverageOf(place: SearchedPlace, searched: Searched): Promise<(row: LeakRow) => boolean> {
  if (place.source !== 'history') return coverage(place, searched.listed, searched.skipped);
  const rows = searched.list.rows().filter((row) => isWithin(place, row) && !row.isResolved);
  const commits = rows.flatMap(({ commit }) => commit ?? []);
  const gone = await goneCommits(searched.root, commits, searched.signal);
  return (row) => isWithin(place, row) && row.commit !== undefined && gone.has(row.commit);
}

/** Which rows a whole search has looked at: not those of files that it could not read. */
function coverage(
  place: SearchedPlace,
  listed: ReadonlySet<string> | undefined,
  skipped: readonly Skipped[],
): (row: LeakRow) => boolean {
  const unread = new Set(skipped.filter(({ code }) => code !== 'gone').map(({ path }) => path));
  const { prefix } = place;
  return (row) =>
    isWithin(place, row) &&
    !isIn(unread, row.path.slice(prefix.length)) &&
    (listed?.has(row.path.slice(prefix.length)) ?? true);
}

/** Whether the paths name a file, or a folder that it is in. */
function isIn(paths: ReadonlySet<string>, path: string): boolean {
  if (paths.size === 0) return false;
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (paths.has(at)) return true;
  return paths.has('');
}

async function withinPatience(
  preparing: Promise<PreparedScan | NothingPrepared>,
  signal: AbortSignal,
): Promise<PreparedScan | NothingPrepared> {
  try {
    return await Promise.race([preparing, aborted(signal)]);
  } catch (error) {
    if (signal.aborted) return { end: { code: 'cancelled' } };
    throw error;
  }
}
