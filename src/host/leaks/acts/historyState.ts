/** What Git says of credentials in the history of a folder; it is only read, and nothing is fetched. */
import { join } from 'node:path';
import { scanText } from '../../../core/leaks/scan';
import type { HistoryState, LeakInHistory } from '../../../core/present/historyGuide';
import { gather } from '../../../scan/gather';
import type { Find } from '../../../scan/found';
import { gitText } from '../../../scan/git';
import type { FoundLeak } from '../foundLeak';
import { findAgain } from './findAgain';
import { placeWords } from './actMessages';

/** More takes too long for somebody who waits for a guide. */
const mostCommits = 2000;

const mostBytes = 20_000_000;

export interface HistoryOptions {
  /** Where the script of the threads is. */
  readonly distPath: string;
  readonly signal: AbortSignal;
}

/** @param leaks of one folder */
export async function historyState(
  leaks: readonly FoundLeak[],
  { distPath, signal }: HistoryOptions,
): Promise<HistoryState | undefined> {
  const [first] = leaks;
  if (first === undefined) return undefined;
  const { folder } = first;
  const root = folder.uri.fsPath;
  const commits = folder.uri.scheme === 'file' ? Number(await answer(root, ['rev-list', '--count', 'HEAD'])) : 0;
  const isRepository = commits > 0;
  const finds = isRepository ? await findsIn(root, { distPath, signal }) : [];
  return {
    name: folder.name,
    isRepository,
    branch: isRepository ? await answer(root, ['symbolic-ref', '--short', '--quiet', 'HEAD']) : undefined,
    isShallow: isRepository && (await answer(root, ['rev-parse', '--is-shallow-repository'])) === 'true',
    remotes: isRepository ? lines(await answer(root, ['remote'])) : [],
    leaks: await leaksIn(root, leaks, finds),
    searched: Math.min(commits, mostCommits),
    commits,
  };
}

/** Undefined where Git gives none. */
async function answer(root: string, args: readonly string[]): Promise<string | undefined> {
  const { text, problem } = await gitText(root, args);
  return problem !== undefined || text === '' ? undefined : text;
}

function lines(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split('\n');
}

async function findsIn(root: string, { distPath, signal }: HistoryOptions): Promise<readonly Find[]> {
  const { finds } = await gather({
    root,
    scope: { kind: 'history', range: { commits: mostCommits } },
    maxBytes: mostBytes,
    worker: join(distPath, 'scanWorker.js'),
    signal,
  });
  return finds;
}

async function leaksIn(
  root: string,
  leaks: readonly FoundLeak[],
  finds: readonly Find[],
): Promise<readonly LeakInHistory[]> {
  const { standing } = await findAgain(leaks);
  const byFingerprint = new Map(leaks.map((found) => [found.leak.fingerprint, found]));
  const all: LeakInHistory[] = [];
  for (const [fingerprint, { leak, path, commit }] of byFingerprint) {
    const added = finds.filter((find) => find.leak.fingerprint === fingerprint);
    const ids = [
      ...new Set([...added.flatMap((find) => find.commit ?? []), ...(commit === undefined ? [] : [commit])]),
    ];
    const paths = new Set([path, ...added.map((find) => find.path)]);
    all.push({
      kind: leak.kind,
      title: leak.title,
      redacted: leak.redacted,
      files: standing
        .filter(({ found }) => found.leak.fingerprint === fingerprint)
        .map(({ found, document, leak: now }) =>
          placeWords({
            ...found,
            range: found.range.with(document.positionAt(now.start), document.positionAt(now.end)),
          }),
        ),
      isInHead: await isInHead(root, [...paths], fingerprint),
      commits: added.map((find) => ({ id: (find.commit ?? '').slice(0, shortId), path: find.path })),
      remoteBranches: await remoteBranches(root, ids),
    });
  }
  return all;
}

/** As Git abbreviates in most repositories. */
const shortId = 10;

/** One credential stands in few files; a hostile history may say otherwise. */
const mostAsked = 50;

async function isInHead(root: string, paths: readonly string[], fingerprint: string): Promise<boolean> {
  for (const path of paths.slice(0, mostAsked)) {
    const blob = `HEAD:./${path}`;
    const size = await answer(root, ['cat-file', '-s', blob]);
    if (size === undefined || Number(size) > mostBytes) continue;
    const text = (await answer(root, ['cat-file', 'blob', blob])) ?? '';
    if (scanText(text).some((leak) => leak.fingerprint === fingerprint)) return true;
  }
  return false;
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
