/** The baselines of the folders, as they are on disk. */
import * as vscode from 'vscode';
import { baselineOf, type Baseline } from '../../core/leaks/baseline';
import type { BaselineProblem } from '../../core/leaks/parseBaseline';
import { workspaceTrust } from '../trust';
import { baselineName, readBaselineFile } from './acts/baselineFile';

export interface FolderBaselines extends vscode.Disposable {
  /** As last read; accepts nothing before that, and nothing in a workspace that is not trusted. */
  readonly of: (folder: vscode.WorkspaceFolder) => Baseline;
  readonly problems: (folder: vscode.WorkspaceFolder) => readonly BaselineProblem[];
  /** Reads it anew, and from now on whenever it changes. */
  readonly read: (folder: vscode.WorkspaceFolder) => Promise<void>;
  /** Of a folder that is no longer part of the workspace. */
  readonly drop: (folder: vscode.WorkspaceFolder) => void;
  readonly onDidChange: vscode.Event<void>;
}

/** What the file of a folder says. */
export interface ReadBaseline {
  readonly baseline: Baseline;
  readonly problems: readonly BaselineProblem[];
}

const none: ReadBaseline = { baseline: baselineOf([]), problems: [] };

export function createFolderBaselines(readOf = readBaselineOf, trust = workspaceTrust): FolderBaselines {
  const changes = new vscode.EventEmitter<void>();
  const known = new Map<string, ReadBaseline>();
  /** The last read of each. */
  const reads = new Map<string, Promise<ReadBaseline>>();
  const watchers = new Map<string, vscode.Disposable>();

  const lastOf = (folder: vscode.WorkspaceFolder): ReadBaseline =>
    (trust.isTrusted() ? known.get(nameOf(folder)) : undefined) ?? none;
  const granting = trust.onDidGrant(() => changes.fire());

  async function read(folder: vscode.WorkspaceFolder): Promise<void> {
    if (!watchers.has(nameOf(folder)))
      watchers.set(
        nameOf(folder),
        watch(folder, () => void read(folder)),
      );
    const own = readOf(folder);
    reads.set(nameOf(folder), own);
    if (await isOvertaken(own, () => reads.get(nameOf(folder)))) return;
    known.set(nameOf(folder), await own);
    changes.fire();
  }

  function drop(folder: vscode.WorkspaceFolder): void {
    const name = nameOf(folder);
    watchers.get(name)?.dispose();
    for (const each of [watchers, reads, known]) each.delete(name);
    changes.fire();
  }

  return {
    of: (folder) => lastOf(folder).baseline,
    problems: (folder) => lastOf(folder).problems,
    read,
    drop,
    onDidChange: changes.event,
    dispose: () => void vscode.Disposable.from(changes, granting, ...watchers.values()).dispose(),
  };
}

function nameOf({ uri }: vscode.WorkspaceFolder): string {
  return uri.toString();
}

/** Whether a read tells what was; waits for the one that has overtaken it, so that the file is known then. */
async function isOvertaken(
  own: Promise<ReadBaseline>,
  lastRead: () => Promise<ReadBaseline> | undefined,
): Promise<boolean> {
  await own;
  for (let last = lastRead(); last !== own; last = lastRead()) {
    await last;
    if (last === lastRead()) return true;
  }
  return false;
}

function watch(folder: vscode.WorkspaceFolder, run: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, baselineName));
  const listeners = [watcher.onDidChange(run), watcher.onDidCreate(run), watcher.onDidDelete(run)];
  return vscode.Disposable.from(watcher, ...listeners);
}

/** One that is not there accepts nothing, as does one that cannot be read, which is a mistake. */
async function readBaselineOf(folder: vscode.WorkspaceFolder): Promise<ReadBaseline> {
  return (await readBaselineFile(folder)) ?? { ...none, problems: [{ index: undefined, code: 'not-json' }] };
}
