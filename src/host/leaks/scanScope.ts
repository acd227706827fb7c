/** What can be searched, and what comes of it. */
import * as vscode from 'vscode';
import type { FileList } from '../../scan/files';
import type { Skipped } from '../../scan/found';
import type { Scope } from '../../scan/gather';
import type { SearchEnd } from '../../scan/pool';

/** What is searched. */
export interface ScanTarget {
  readonly folder: vscode.WorkspaceFolder;
  /** Path of the folder that is searched from that of the workspace: empty, or with a slash behind it. */
  readonly prefix: string;
  readonly scope: Scope;
}

/** What came of a search. */
export interface ScanOutcome {
  readonly target: ScanTarget;
  readonly end: SearchEnd | { readonly code: 'no-disk' };
  /** Files, or changes of files. */
  readonly searched: number;
  readonly found: number;
  readonly allowed: number;
  /** How many of those that were found a comment allows, once the workspace is trusted. */
  readonly marked: number;
  readonly skipped: readonly Skipped[];
  readonly by: FileList['by'] | 'editor';
  /** What Git says where it refused to list the files, in a line. */
  readonly refusal?: string | undefined;
  /** Whether commits are missing because the clone is shallow. */
  readonly isCutShort?: boolean;
}

/** The folder that is searched. */
export function rootOf({ folder, prefix }: Pick<ScanTarget, 'folder' | 'prefix'>): vscode.Uri {
  return prefix === '' ? folder.uri : vscode.Uri.joinPath(folder.uri, ...prefix.slice(0, -1).split('/'));
}
