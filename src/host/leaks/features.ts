/** Everything behind the door to the leaks, put together when it is first seen or asked for. */
import * as vscode from 'vscode';
import { createTimeWords } from '../../core/present/times';
import { contextKeys as keyIds, viewIds } from '../../shared/contributions';
import type { LeakCommand } from '../commands/lateIds';
import type { CommandTable } from '../commands/table';
import { after } from '../clock';
import { createContextKeys } from '../contextKeys';
import { createDialog } from '../dialog';
import { commitText } from './commitDocuments';
import { createFolderBaselines, type FolderBaselines } from './folderBaselines';
import type { LeakStore } from './foundLeak';
import { leakCommands } from './leakCommands';
import { createLeakList, type LeakList } from './leakList';
import type { LeaksFeatureDeps } from './leaksDeps';
import { createLeaksTree, type LeaksTree } from './leaksTree';
import { lookAgain } from './lookAgain';
import { saveAnswers, savedAnswers } from './savedAnswers';
import { saveLeaks, savedLeaks, savedWereCut } from './savedLeaks';
import { createScans, type Scans } from './scans';
import { createSearchedBefore, type SearchedBefore } from './searchedBefore';
import { createVouching } from './vouching';

export interface LeaksFeature extends vscode.Disposable {
  readonly tree: LeaksTree;
  readonly store: LeakStore;
  readonly commands: Pick<CommandTable, LeakCommand>;
  readonly commitText: (uri: vscode.Uri) => Promise<string | undefined>;
}

export function createLeaksFeature(deps: LeaksFeatureDeps): LeaksFeature {
  const { context, clock, settings } = deps;
  const worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'scanWorker.js').fsPath;
  const maxBytes = (): number => settings.current().maxDocumentLength;
  const before = createSearchedBefore(context.workspaceState);
  const baselines = createFolderBaselines();
  const list = createLeakList({ clock, baselines });
  const scans = createScans({ clock, list, baselines, before, worker, maxBytes });
  const times = createTimeWords(vscode.env.language, undefined);
  const tree = createLeaksTree({ ...deps, list, scans, baselines, times });
  const vouching = createVouching({ ...deps, list });
  const kept = keepSaved({ ...deps, list, scans, before });
  const following = vscode.Disposable.from(tellContext(list, scans), followFolders(baselines, list));
  const parts = vscode.Disposable.from(baselines, list, scans, tree, vouching, kept, following);
  return {
    tree,
    store: storeOf(list, baselines, { worker, maxBytes }),
    commands: leakCommands({
      ...deps,
      list,
      scans,
      tree,
      before,
      baselines,
      dialog: createDialog(),
      folders: () => vscode.workspace.workspaceFolders ?? [],
      showView: async () => {
        if (!deps.view.visible) await vscode.commands.executeCommand(`${viewIds.leaks}.focus`);
      },
      onDidScan: vouching.judge,
    }),
    commitText,
    dispose: () => void parts.dispose(),
  };
}

/** What is known of the folders comes and goes with them. */
export function followFolders(
  baselines: Pick<FolderBaselines, 'read' | 'drop'>,
  list: Pick<LeakList, 'drop'>,
  onDidChange = vscode.workspace.onDidChangeWorkspaceFolders,
): vscode.Disposable {
  for (const folder of vscode.workspace.workspaceFolders ?? []) void baselines.read(folder);
  return onDidChange(({ added, removed }) => {
    for (const folder of removed) {
      baselines.drop(folder);
      list.drop(folder);
    }
    for (const folder of added) void baselines.read(folder);
  });
}

function storeOf(
  list: LeakList,
  baselines: FolderBaselines,
  options: { readonly worker: string; readonly maxBytes: () => number },
): LeakStore {
  return {
    all: list.all,
    onDidChange: list.onDidChange,
    check: list.check,
    lookAgain: (uris) => lookAgain(uris, { list, worker: options.worker, maxBytes: options.maxBytes() }),
    readBaseline: baselines.read,
  };
}

const saveMilliseconds = 1000;

/** Puts back what an earlier window has found, and keeps what this one finds; not while it is still finding. */
function keepSaved({
  list,
  scans,
  before,
  clock,
  context,
}: Pick<LeaksFeatureDeps, 'clock' | 'context'> & {
  readonly list: LeakList;
  readonly scans: Scans;
  readonly before: SearchedBefore;
}): vscode.Disposable {
  let waiting: vscode.Disposable | undefined;
  if (savedWereCut(context.workspaceState)) before.clear();
  list.restore(savedLeaks(context.workspaceState), savedAnswers(context.workspaceState));
  const save = (): void => {
    waiting = undefined;
    if (scans.isRunning()) return;
    saveLeaks(context.workspaceState, list.rows());
    saveAnswers(context.workspaceState, list.said(), list.rows());
  };
  const later = (): void => void (waiting ??= after(clock, saveMilliseconds, save));
  return vscode.Disposable.from(list.onDidChange(later), scans.onDidChange(later), {
    dispose: () => void waiting?.dispose(),
  });
}

/** For the `when` clauses of menus. */
function tellContext(
  list: Pick<LeakList, 'all' | 'onDidChange'>,
  scans: Pick<Scans, 'isRunning' | 'onDidChange'>,
): vscode.Disposable {
  const keys = createContextKeys();
  return vscode.Disposable.from(
    list.onDidChange(() => keys.set(keyIds.hasLeaks, list.all().length > 0)),
    scans.onDidChange(() => keys.set(keyIds.scanningLeaks, scans.isRunning())),
  );
}
