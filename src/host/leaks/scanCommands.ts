/** The commands that search: what they are about, asked where it is not said. */
import * as vscode from 'vscode';
import type { HistoryRange } from '../../scan/history';
import type { Scope } from '../../scan/gather';
import type { Dialog } from '../dialog';
import type { Log } from '../log';
import { failureWords, scanMessages } from './scanMessages';
import type { ScanOutcome, ScanTarget } from './scanScope';
import type { Scans } from './scans';
import { logSearchFailures } from './searchFailures';

export interface ScanCommandDeps {
  readonly scans: Pick<Scans, 'isRunning' | 'run' | 'cancel'>;
  readonly dialog: Dialog;
  readonly log: Pick<Log, 'warn'>;
  readonly folders: () => readonly vscode.WorkspaceFolder[];
  /** Shows the view, where it is not seen. */
  readonly showView: () => Promise<void>;
  /** Ends what a finished search leaves to do. */
  readonly onDidScan: () => Promise<void>;
}

/** Searches every folder of the workspace: its files, or what of them the scope names. */
export async function scanFolders(deps: ScanCommandDeps, scope: Scope): Promise<void> {
  const folders = deps.folders();
  if (folders.length === 0) return void deps.dialog.warn(scanMessages.noFolder);
  await scan(
    deps,
    folders.map((folder) => ({ folder, prefix: '', scope })),
  );
}

/** Searches the folders that the explorer names, or one that is asked for. */
export async function scanChosen(deps: ScanCommandDeps, argument: unknown, selected: unknown): Promise<void> {
  const all: readonly unknown[] = Array.isArray(selected) ? selected : [];
  const named = [argument, ...all].filter((each) => each instanceof vscode.Uri);
  const chosen = named.length > 0 ? named : await askFolder(deps);
  if (chosen.length === 0) return;
  const targets = [...new Map(chosen.map((uri) => [uri.toString(), uri])).values()].map(targetOf);
  const within = targets.filter((target) => target !== undefined);
  if (within.length === 0) return void deps.dialog.warn(scanMessages.otherFolder);
  await scan(deps, withoutInner(within));
}

async function askFolder({ folders, dialog }: ScanCommandDeps): Promise<readonly vscode.Uri[]> {
  const [first] = folders();
  if (first === undefined) {
    void dialog.warn(scanMessages.noFolder);
    return [];
  }
  const options = { canSelectFiles: false, canSelectFolders: true, defaultUri: first.uri };
  const chosen = await dialog.file({ ...options, openLabel: scanMessages.pickFolder });
  return chosen === undefined ? [] : [chosen];
}

function targetOf(uri: vscode.Uri): ScanTarget | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return undefined;
  const parts = uri.path.slice(folder.uri.path.length).split('/');
  const prefix = parts.flatMap((part) => (part === '' ? [] : [`${part}/`])).join('');
  return { folder, prefix, scope: { kind: 'folder' } };
}

/** A folder is searched with all that is in it, and not twice. */
function withoutInner(targets: readonly ScanTarget[]): readonly ScanTarget[] {
  return targets.filter(
    (one) =>
      !targets.some((other) => other !== one && other.folder === one.folder && one.prefix.startsWith(other.prefix)),
  );
}

/** Asks which commits, then searches what they added. */
export async function scanHistory(deps: ScanCommandDeps): Promise<void> {
  if (deps.folders().length === 0) return void deps.dialog.warn(scanMessages.noFolder);
  const range = await askRange(deps.dialog);
  if (range !== undefined) await scanFolders(deps, { kind: 'history', range });
}

/** More than any repository has. */
const everyCommit = 2_000_000_000;

async function askRange(dialog: Dialog): Promise<HistoryRange | undefined> {
  const items = [
    { label: scanMessages.last100, ask: () => Promise.resolve({ commits: 100 }) },
    { label: scanMessages.last1000, ask: () => Promise.resolve({ commits: 1000 }) },
    {
      label: scanMessages.allCommits,
      detail: scanMessages.allCommitsDetail,
      ask: () => Promise.resolve({ commits: everyCommit }),
    },
    { label: scanMessages.lastMany, ask: () => askNumber(dialog) },
    { label: scanMessages.since, ask: () => askSince(dialog) },
  ];
  const options = { title: scanMessages.historyTitle, placeHolder: scanMessages.historyPrompt };
  return (await dialog.pick(items, options))?.ask();
}

async function askNumber(dialog: Dialog): Promise<HistoryRange | undefined> {
  const text = await dialog.input({
    title: scanMessages.historyTitle,
    prompt: scanMessages.manyPrompt,
    validateInput: (typed) => (numberIn(typed) === undefined ? scanMessages.manyInvalid : undefined),
  });
  const commits = text === undefined ? undefined : numberIn(text);
  return commits === undefined ? undefined : { commits };
}

function numberIn(text: string): number | undefined {
  return /^[1-9]\d{0,5}$|^1000000$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

async function askSince(dialog: Dialog): Promise<HistoryRange | undefined> {
  const isName = (typed: string): boolean => typed.trim() !== '' && !typed.trim().startsWith('-');
  const since = await dialog.input({
    title: scanMessages.historyTitle,
    prompt: scanMessages.sincePrompt,
    validateInput: (typed) => (isName(typed) ? undefined : scanMessages.sinceInvalid),
  });
  return since === undefined || !isName(since) ? undefined : { since: since.trim() };
}

async function scan(deps: ScanCommandDeps, targets: readonly ScanTarget[]): Promise<void> {
  const { scans, dialog } = deps;
  if (scans.isRunning()) {
    if ((await dialog.warn(scanMessages.running, scanMessages.cancel)) === scanMessages.cancel) scans.cancel();
    return;
  }
  const [outcomes] = await Promise.all([scans.run(targets), deps.showView()]);
  if (outcomes === undefined) return;
  for (const outcome of outcomes) logSearchFailures(deps.log, outcome);
  await deps.onDidScan();
  const failures = outcomes.flatMap((outcome) => failureWords(outcome) ?? []);
  // Some folders of a workspace have no Git, and that is no news while others have.
  const isNews = outcomes.every(({ end }) => end.code !== 'done') || outcomes.some(isOurs);
  if (failures.length > 0 && isNews) void dialog.warn([...new Set(failures)].join(' '));
}

function isOurs({ end }: ScanOutcome): boolean {
  return end.code === 'worker-failed';
}
