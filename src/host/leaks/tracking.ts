/** Tells whether Git tracks a file: asked once a file, and again when something about it may have changed. */
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { gitText } from '../../scan/git';
import { userExcludes } from '../../scan/userExcludes';
import type { Clock } from '../clock';

/** `none` where Git does not say: no repository, no Git, a file that is not there. */
export type Tracking = 'tracked' | 'untracked' | 'ignored' | 'none';

export interface TrackingSource extends vscode.Disposable {
  /** As last heard, undefined before the first answer; asks where that is long ago. */
  readonly of: (file: vscode.Uri) => Tracking | undefined;
}

export interface TrackingDeps {
  readonly clock: Clock;
  readonly onDidChange: () => void;
}

interface Answer {
  readonly tracking: Tracking;
  readonly at: Date;
}

/** A program can add a file to Git, or take it out, without a sign that could be waited for. */
const staleMilliseconds = 5000;

const mostFiles = 500;

export function createTracking({ clock, onDidChange }: TrackingDeps): TrackingSource {
  const answers = new Map<string, Answer>();
  const asking = new Set<string>();

  async function ask(file: vscode.Uri, key: string): Promise<void> {
    if (asking.has(key)) return;
    asking.add(key);
    const tracking = await trackingOf(file.fsPath).catch(() => 'none' as const);
    asking.delete(key);
    const before = answers.get(key)?.tracking;
    answers.delete(key);
    answers.set(key, { tracking, at: clock.now() });
    for (const oldest of [...answers.keys()].slice(0, -mostFiles)) answers.delete(oldest);
    if (before !== tracking) onDidChange();
  }

  /** What is known stays until the new answer, so that no problem comes and goes. */
  function askAll(): void {
    for (const key of answers.keys()) void ask(vscode.Uri.parse(key, true), key);
  }

  const parts = watchFiles(askAll, (uri) => {
    const key = uri.toString();
    if (answers.has(key)) void ask(uri, key);
  });
  return {
    of: (file) => {
      const key = file.toString();
      const known = answers.get(key);
      if (known === undefined || clock.now().getTime() - known.at.getTime() > staleMilliseconds) void ask(file, key);
      return known?.tracking;
    },
    dispose: () => void parts.dispose(),
  };
}

/** Tells of a change of what Git ignores, and of each other file that is saved. */
function watchFiles(onIgnoreChange: () => void, onSave: (file: vscode.Uri) => void): vscode.Disposable {
  const ignoreFiles = vscode.workspace.createFileSystemWatcher('**/.gitignore');
  return vscode.Disposable.from(
    ignoreFiles,
    ignoreFiles.onDidChange(onIgnoreChange),
    ignoreFiles.onDidCreate(onIgnoreChange),
    ignoreFiles.onDidDelete(onIgnoreChange),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.path.endsWith('/.gitignore')) onIgnoreChange();
      else onSave(uri);
    }),
  );
}

/** Asked in the folder of the file, so that the innermost repository answers; a link is what it leads to. */
async function trackingOf(path: string): Promise<Tracking> {
  const real = await realpath(path);
  const folder = dirname(real);
  const excludes = await userExcludes(folder);
  const list = [
    ...excludes,
    'ls-files',
    '-z',
    '-t',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    basename(real),
  ];
  // A name may hold what Git would read as a pattern.
  const { text, problem } = await gitText(folder, list, { variables: { GIT_LITERAL_PATHSPECS: '1' } });
  if (problem !== undefined) return 'none';
  if (text === '') return 'ignored';
  return text.startsWith('?') ? 'untracked' : 'tracked';
}
