/** The rows behind the list of leaks: one for each place of each credential, kept over searches. */
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { Allowance } from '../../core/leaks/ignore';
import type { Find } from '../../scan/found';
import type { FoundLeak } from './foundLeak';

/** What was read to find a leak. */
export type LeakSource = 'files' | 'staged' | 'history';

/** A found leak without what time, baselines and issuers say of it. */
export interface LeakRow extends Omit<FoundLeak, 'rank' | 'state' | 'isFresh'> {
  readonly source: LeakSource;
  readonly isFresh: boolean;
  readonly isResolved: boolean;
  /** What comments say of it, which counts where the workspace is trusted. */
  readonly comment?: Allowance;
}

/** Where a search looks: a folder of the workspace or one below it. */
export interface SearchedPlace {
  readonly folder: vscode.WorkspaceFolder;
  /** Path of the folder that is searched from that of the workspace: empty, or with a slash behind it. */
  readonly prefix: string;
  readonly source: LeakSource;
}

/** Makes rows of finds; one for each search, since it counts those that are alike. */
export function createRowMaker(place: SearchedPlace): (find: Find) => Omit<LeakRow, 'isFresh' | 'isResolved'> {
  const { folder, prefix, source } = place;
  const alike = new Map<string, number>();
  return ({ leak, tracking, commit, comment, ...find }) => {
    const path = `${prefix}${find.path}`;
    const name = rowName([folder.uri.toString(), path, commit ?? '', leak.fingerprint]);
    const before = alike.get(name) ?? 0;
    alike.set(name, before + 1);
    return {
      id: `leak:${name}${before === 0 ? '' : `.${String(before)}`}`,
      leak,
      folder,
      path,
      uri: vscode.Uri.joinPath(folder.uri, ...path.split('/')),
      range: new vscode.Range(find.line - 1, find.column - 1, find.endLine - 1, find.endColumn - 1),
      tracking,
      commit,
      comment,
      source,
    };
  };
}

/** A name that holds no text of a path, which can hold anything, such as a token. */
export function rowName(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
