/** The commands of the view of leaks. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import type { LeakCommand } from '../commands/lateIds';
import type { CommandHandler, CommandTable } from '../commands/table';
import type { Dialog } from '../dialog';
import { exportLeaks } from './exportLeaks';
import type { FolderBaselines } from './folderBaselines';
import type { LeakGrouping } from './leakGroups';
import type { LeakList } from './leakList';
import { nodeId } from './leakPages';
import type { LeaksFeatureDeps } from './leaksDeps';
import type { LeaksTree } from './leaksTree';
import { leakTreeMessages } from './leakTreeMessages';
import { revealLeak } from './revealLeak';
import { scanChosen, type ScanCommandDeps, scanFolders, scanHistory } from './scanCommands';
import { scanMessages } from './scanMessages';
import type { Scans } from './scans';
import type { SearchedBefore } from './searchedBefore';
import { skippedReport } from './skippedReport';

export interface LeakCommandDeps extends LeaksFeatureDeps {
  readonly list: LeakList;
  readonly scans: Scans;
  readonly tree: Pick<LeaksTree, 'inOrder' | 'refresh'>;
  readonly before: SearchedBefore;
  readonly baselines: FolderBaselines;
  readonly dialog: Dialog;
  readonly folders: () => readonly vscode.WorkspaceFolder[];
  readonly showView: () => Promise<void>;
  readonly onDidScan: () => Promise<void>;
}

export function leakCommands(deps: LeakCommandDeps): Pick<CommandTable, LeakCommand> {
  const { scans, list } = deps;
  const scan: ScanCommandDeps = deps;
  const step = createSteps(deps);
  return {
    [commandIds.scanWorkspace]: () => scanFolders(scan, { kind: 'folder' }),
    [commandIds.scanFolder]: (argument, selected) => scanChosen(scan, argument, selected),
    [commandIds.scanChangedFiles]: () => scanFolders(scan, { kind: 'changed' }),
    [commandIds.scanStagedFiles]: () => scanFolders(scan, { kind: 'staged' }),
    [commandIds.scanHistory]: () => scanHistory(scan),
    [commandIds.cancelScan]: () => (scans.isRunning() ? scans.cancel() : tell(scanMessages.notRunning)),
    [commandIds.showSkippedFiles]: () => showSkipped(deps),
    [commandIds.revealLeak]: (argument) => reveal(deps, argument),
    [commandIds.nextLeak]: () => step(1),
    [commandIds.previousLeak]: () => step(-1),
    [commandIds.groupLeaksBySeverity]: group(deps, 'severity'),
    [commandIds.groupLeaksByFile]: group(deps, 'file'),
    [commandIds.groupLeaksByIssuer]: group(deps, 'issuer'),
    [commandIds.groupLeaksByKind]: group(deps, 'kind'),
    [commandIds.exportLeaks]: () => exportLeaks(deps),
    [commandIds.clearLeaks]: () => {
      list.clear();
      deps.before.clear();
      scans.forget();
    },
  };
}

function group({ group: choose, tree }: LeakCommandDeps, by: LeakGrouping): CommandHandler {
  return async () => {
    await choose(by);
    tree.refresh();
  };
}

/** Only what is listed counts, so that no link can make a place up; a click leaves the focus in the list. */
async function reveal({ list }: LeakCommandDeps, argument: unknown): Promise<void> {
  const found = list.byId(idOf(argument));
  if (found === undefined) return tell(leakTreeMessages.unknown);
  await revealLeak(found, { preserveFocus: true });
}

function idOf(argument: unknown): unknown {
  const found: unknown = typeof argument === 'object' && argument !== null ? Reflect.get(argument, 'found') : undefined;
  return typeof found === 'object' && found !== null ? Reflect.get(found, 'id') : undefined;
}

/** Goes from the leak that was shown or selected last to its neighbour, and round at the ends. */
function createSteps({ tree, view, list }: LeakCommandDeps): (by: 1 | -1) => Promise<void> {
  let shownLast = '';
  // A view that is hidden keeps its selection, whatever is shown.
  let selectedBefore = '';
  return async (by) => {
    const all = tree.inOrder();
    if (all.length === 0) return tell(list.all().length === 0 ? leakTreeMessages.none : leakTreeMessages.onlyFolded);
    const selected = nodeId(view.selection[0]);
    const start = selected === selectedBefore && shownLast !== '' ? shownLast : selected;
    const at = all.findIndex((node) => nodeId(node) === start);
    const from = at === -1 && by === -1 ? 0 : at;
    const next = all[(from + by + all.length) % all.length];
    if (next === undefined) return;
    if (view.visible) await view.reveal(next, { select: true, focus: false });
    shownLast = nodeId(next);
    selectedBefore = nodeId(view.selection[0]);
    await revealLeak(next.found, { preserveFocus: false });
  };
}

async function showSkipped({ scans, reports }: LeakCommandDeps): Promise<void> {
  const outcomes = scans.last();
  if (outcomes.every(({ skipped }) => skipped.length === 0)) return tell(scanMessages.noSkipped);
  await reports.show(scanMessages.skippedTitle, skippedReport(outcomes), 'txt');
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}
