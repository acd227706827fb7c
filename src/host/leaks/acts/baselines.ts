/** The baselines of the folders, as they were last read. */
import * as vscode from 'vscode';
import { standingIn, type Baseline, type Standing } from '../../../core/leaks/baseline';
import type { Trust } from '../../trust';
import { baselineName, readBaselineFile } from './baselineFile';

/** What the baseline of one folder says. */
export interface FolderBaseline {
  readonly standing: (fingerprint: string, now: Date) => Standing;
  /** The last day on which a credential is accepted, as the file writes it. */
  readonly expires: (fingerprint: string) => string | undefined;
  /** The instant from which on it is accepted no longer. */
  readonly until: (fingerprint: string) => Date | undefined;
}

export interface Baselines extends vscode.Disposable {
  /** Undefined before it was read, which is told. One that cannot be read, or that nobody trusts, accepts nothing. */
  readonly of: (folder: vscode.WorkspaceFolder) => FolderBaseline | undefined;
}

export function createBaselines(onDidChange: () => void, trust: Pick<Trust, 'isTrusted'>): Baselines {
  const known = new Map<string, FolderBaseline>();
  const reading = new Set<string>();

  async function read(folder: vscode.WorkspaceFolder): Promise<void> {
    const key = folder.uri.toString();
    if (reading.has(key)) return;
    reading.add(key);
    const file = await readBaselineFile(folder);
    reading.delete(key);
    known.set(key, folderBaseline(file?.baseline));
    onDidChange();
  }

  function readAgain(file: vscode.Uri): void {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    if (folder !== undefined && known.has(folder.uri.toString())) void read(folder);
  }

  const watcher = vscode.workspace.createFileSystemWatcher(`**/${baselineName}`);
  const parts = vscode.Disposable.from(
    watcher,
    watcher.onDidChange(readAgain),
    watcher.onDidCreate(readAgain),
    watcher.onDidDelete(readAgain),
  );
  return {
    of: (folder) => {
      if (!trust.isTrusted()) return folderBaseline(undefined);
      const baseline = known.get(folder.uri.toString());
      if (baseline === undefined) void read(folder);
      return baseline;
    },
    dispose: () => void parts.dispose(),
  };
}

const dayInMilliseconds = 86_400_000;

function folderBaseline(baseline: Baseline | undefined): FolderBaseline {
  const expires = (fingerprint: string): string | undefined => baseline?.byFingerprint.get(fingerprint)?.expires;
  return {
    standing: (fingerprint, now) => (baseline === undefined ? 'new' : standingIn(baseline, fingerprint, now)),
    expires,
    until: (fingerprint) => {
      const day = expires(fingerprint);
      return day === undefined ? undefined : new Date(Date.parse(day) + dayInMilliseconds);
    },
  };
}
