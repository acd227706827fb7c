/** Looks again at files that were changed, so that the list is true after an act. */
import type * as vscode from 'vscode';
import { search } from '../../scan/pool';
import { workspaceTrust, type Trust } from '../trust';
import type { LeakList } from './leakList';
import type { LeakRow } from './leakRows';
import { isWithin } from './leakSearch';
import { readThroughEditor } from './givenFiles';

export interface LookAgainOptions {
  readonly list: Pick<LeakList, 'begin' | 'rows'>;
  readonly worker: string;
  readonly maxBytes: number;
  readonly trust?: Trust;
}

/**
 * As the editor shows them, saved or not; what is gone from them is resolved. What Git has staged is no file: there the
 * credential stands until the file is staged again.
 */
export async function lookAgain(uris: readonly vscode.Uri[], options: LookAgainOptions): Promise<void> {
  const wanted = new Set(uris.map((uri) => uri.toString()));
  const rows = options.list.rows().filter(({ uri, source }) => source === 'files' && wanted.has(uri.toString()));
  const folders = new Map<string, LeakRow[]>();
  for (const row of rows) {
    const name = row.folder.uri.toString();
    folders.set(name, [...(folders.get(name) ?? []), row]);
  }
  for (const ofFolder of folders.values()) await lookIn(ofFolder, options);
}

async function lookIn(
  rows: readonly LeakRow[],
  { list, worker, maxBytes, trust = workspaceTrust }: LookAgainOptions,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { folder } = first;
  const known = new Map(rows.map(({ path, tracking }) => [path, tracking === 'history' ? undefined : tracking]));
  const files = [...known].map(([path, tracking]) => ({ path, tracking }));
  const unread = new Set<string>();
  const found = list.begin({ folder, prefix: '', source: 'files' }, 'look');
  const jobs = readThroughEditor(folder.uri, files, {
    maxBytes,
    onSkipped: ({ path, code }) => {
      if (code !== 'gone') unread.add(path);
    },
  });
  const { code } = await search(jobs, {
    root: folder.uri.fsPath,
    worker,
    maxBytes,
    allowedToo: !trust.isTrusted(),
    signal: new AbortController().signal,
    onFindings: ({ finds, skipped }) => {
      for (const { path } of skipped) unread.add(path);
      found.add(finds);
    },
  });
  const isLookedAt = (row: LeakRow): boolean =>
    isWithin({ folder, prefix: '', source: 'files' }, row) && known.has(row.path) && !unread.has(row.path);
  found.end(code === 'done' ? isLookedAt : undefined);
}
