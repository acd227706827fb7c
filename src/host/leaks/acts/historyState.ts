/** What Git says of credentials in the history of a folder; it is only read, and nothing is fetched. */
import { join } from 'node:path';
import type { HistoryState, LeakInHistory } from '../../../core/present/historyState';
import type { Find, Findings } from '../../../scan/found';
import { gather, type Gathered } from '../../../scan/gather';
import { gitText, type GitProblem } from '../../../scan/git';
import type { Log } from '../../log';
import { skipWords } from '../scanMessages';
import { logSearchFailures } from '../searchFailures';
import type { FoundLeak } from '../foundLeak';
import { findAgain } from './findAgain';
import { fullPlace, gitFailedLogged, unreadLogged } from './actMessages';
import { fingerprintsInHead } from './headState';

/** More takes too long for somebody who waits for a guide. */
const mostCommits = 2000;

const mostBytes = 20_000_000;

export interface HistoryOptions {
  /** Where the script of the threads is. */
  readonly distPath: string;
  readonly log: Pick<Log, 'warn'>;
  readonly signal: AbortSignal;
}

/**
 * Undefined where nobody waits for it any more.
 *
 * @param leaks of one folder
 */
export async function historyState(
  leaks: readonly FoundLeak[],
  options: HistoryOptions,
): Promise<HistoryState | undefined> {
  const [first] = leaks;
  if (first === undefined) return undefined;
  const { folder } = first;
  const root = folder.uri.fsPath;
  const counted = folder.uri.scheme === 'file' ? await countCommits(root) : { commits: 0, problem: undefined };
  const { commits } = counted;
  const isRepository = commits > 0;
  const gathered = isRepository ? await historyOf(root, options) : nothing;
  const inHistory = await leaksIn(root, leaks, gathered.finds, isRepository ? options : undefined);
  if (options.signal.aborted) return undefined;
  const counting = { end: counted.problem ?? nothing.end, skipped: [] };
  const brokeOff = breakOf(counting) ?? breakOf(gathered) ?? breakOf(inHistory);
  logFailures(options.log, [counting, gathered, inHistory]);
  return {
    name: folder.name,
    isRepository,
    branch: isRepository ? await answer(root, ['symbolic-ref', '--short', '--quiet', 'HEAD']) : undefined,
    isShallow: isRepository && (await answer(root, ['rev-parse', '--is-shallow-repository'])) === 'true',
    remotes: isRepository ? lines(await answer(root, ['remote'])) : [],
    leaks: inHistory.all,
    searched: Math.min(commits, mostCommits),
    commits,
    brokeOff,
    skipped: countSkipped(gathered.skipped),
  };
}

const nothing: Pick<Gathered, 'finds' | 'skipped' | 'end'> = { finds: [], skipped: [], end: { code: 'done' } };

/** None where there is no repository or no commit; where Git cannot say it, that is no none. */
async function countCommits(
  root: string,
): Promise<{ readonly commits: number; readonly problem: GitProblem | undefined }> {
  const { text, problem } = await gitText(root, ['rev-list', '--count', 'HEAD']);
  if (problem === undefined) return { commits: Number(text), problem };
  const isNone = problem.code === 'git-failed' && /not a git repository|'HEAD'/.test(problem.detail);
  return { commits: 0, problem: isNone ? undefined : problem };
}

/** What came of a search, as far as it can have failed. */
type Ended = Pick<Gathered, 'end' | 'skipped'>;

/** A file that the search itself failed in, or that Git could not give, may hold what is looked for. */
function breakOf({ end: { code }, skipped }: Ended): HistoryState['brokeOff'] {
  if (code === 'no-commit' || code === 'no-commit-in-shallow') return 'git-failed';
  if (code !== 'done' && code !== 'cancelled') return code;
  if (skipped.some((file) => file.code === 'failed')) return 'worker-failed';
  return skipped.some((file) => file.code === 'unreadable') ? 'git-failed' : undefined;
}

/** More of them have the same cause. */
const mostLogged = 20;

function isGitProblem(end: Ended['end']): end is GitProblem {
  return end.code === 'git-failed' || end.code === 'git-timeout' || end.code === 'git-missing';
}

function logFailures(log: HistoryOptions['log'], searches: readonly Ended[]): void {
  for (const search of searches) {
    const { end, skipped } = search;
    if (isGitProblem(end)) log.warn(gitFailedLogged(end));
    logSearchFailures(log, search);
    const unread = skipped.filter(({ code }) => code === 'unreadable');
    for (const { path } of unread.slice(0, mostLogged)) log.warn(unreadLogged(path));
  }
}

function countSkipped(skipped: Findings['skipped']): HistoryState['skipped'] {
  const counts = new Map<string, number>();
  for (const { code } of skipped) counts.set(skipWords(code), (counts.get(skipWords(code)) ?? 0) + 1);
  return counts;
}

/** Undefined where Git gives none. */
async function answer(root: string, args: readonly string[]): Promise<string | undefined> {
  const { text, problem } = await gitText(root, args);
  return problem !== undefined || text === '' ? undefined : text;
}

function lines(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split('\n');
}

function historyOf(root: string, { distPath, signal }: HistoryOptions): Promise<Gathered> {
  return gather({
    root,
    scope: { kind: 'history', range: { commits: mostCommits } },
    maxBytes: mostBytes,
    // It is asked for what is listed, whatever a comment said of it at its time.
    allowedToo: true,
    worker: join(distPath, 'scanWorker.js'),
    signal,
  });
}

async function leaksIn(
  root: string,
  leaks: readonly FoundLeak[],
  finds: readonly Find[],
  options: HistoryOptions | undefined,
): Promise<Ended & { readonly all: readonly LeakInHistory[] }> {
  const { standing } = await findAgain(leaks);
  const byFingerprint = new Map(leaks.map((found) => [found.leak.fingerprint, found]));
  const { fingerprints: inHead, end, skipped } = await headOf(root, [...byFingerprint.values()], finds, options);
  const all: LeakInHistory[] = [];
  for (const [fingerprint, { leak, commit }] of byFingerprint) {
    const added = finds.filter((find) => find.leak.fingerprint === fingerprint);
    const ids = [
      ...new Set([...added.flatMap((find) => find.commit ?? []), ...(commit === undefined ? [] : [commit])]),
    ];
    all.push({
      kind: leak.kind,
      title: leak.title,
      redacted: leak.redacted,
      files: standing
        .filter(({ found }) => found.leak.fingerprint === fingerprint)
        .map(({ found, document, leak: now }) =>
          fullPlace({
            ...found,
            range: found.range.with(document.positionAt(now.start), document.positionAt(now.end)),
          }),
        ),
      isInHead: inHead.has(fingerprint),
      commits: added.map((find) => ({ id: (find.commit ?? '').slice(0, shortId), path: find.path })),
      remoteBranches: await remoteBranches(root, ids),
    });
  }
  return { all, end, skipped };
}

/** As Git abbreviates in most repositories. */
const shortId = 10;

/** One credential stands in few files; a hostile history may say otherwise. */
const mostAsked = 50;

/** What the last commit holds, where the credentials stand and where they have stood. */
function headOf(
  root: string,
  leaks: readonly FoundLeak[],
  finds: readonly Find[],
  options: HistoryOptions | undefined,
): ReturnType<typeof fingerprintsInHead> {
  const paths = leaks.flatMap(({ leak: { fingerprint }, path }) => {
    const added = finds.filter(({ leak }) => leak.fingerprint === fingerprint).map((find) => find.path);
    return [...new Set([path, ...added])].slice(0, mostAsked);
  });
  if (options === undefined) return Promise.resolve({ fingerprints: new Set(), ...nothing });
  const worker = join(options.distPath, 'scanWorker.js');
  return fingerprintsInHead([...new Set(paths)], { root, maxBytes: mostBytes, worker, signal: options.signal });
}

async function remoteBranches(root: string, commits: readonly string[]): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const commit of commits.slice(0, mostAsked)) {
    if (!/^[\da-f]{40,64}$/.test(commit)) continue;
    const refs = ['for-each-ref', '--contains', commit, '--format=%(refname:short)', 'refs/remotes'];
    for (const name of lines(await answer(root, refs))) names.add(name);
  }
  return [...names];
}
