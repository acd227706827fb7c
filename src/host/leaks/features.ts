/** Everything behind the door to the leaks, put together when it is first seen or asked for. */
import * as vscode from 'vscode';
import { createTimeWords } from '../../core/present/times';
import { contextKeys as keyIds, viewIds } from '../../shared/contributions';
import type { LeakCommand } from '../commands/lateIds';
import type { CommandTable } from '../commands/table';
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
import { createScans } from './scans';
import { createSearchedBefore } from './searchedBefore';

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
  const scans = createScans({ clock, list, before, worker, maxBytes });
  const times = createTimeWords(vscode.env.language, undefined);
  const tree = createLeaksTree({ ...deps, list, scans, baselines, times });
  const parts = vscode.Disposable.from(baselines, list, scans, tree, tellContext(list, scans));
  for (const folder of vscode.workspace.workspaceFolders ?? []) void baselines.read(folder);
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
    }),
    commitText,
    dispose: () => void parts.dispose(),
  };
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

/** For the `when` clauses of menus. */
function tellContext(
  list: Pick<LeakList, 'all' | 'onDidChange'>,
  scans: Pick<ReturnType<typeof createScans>, 'isRunning' | 'onDidChange'>,
): vscode.Disposable {
  const keys = createContextKeys();
  return vscode.Disposable.from(
    list.onDidChange(() => keys.set(keyIds.hasLeaks, list.all().length > 0)),
    scans.onDidChange(() => keys.set(keyIds.scanningLeaks, scans.isRunning())),
  );
}
