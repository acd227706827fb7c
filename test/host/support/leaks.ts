/** The search for leaks inside the editor, over a folder of its own in the workspace. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { createTimeWords } from '../../../src/core/present/times';
import { createFolderBaselines } from '../../../src/host/leaks/folderBaselines';
import type { FoundLeak } from '../../../src/host/leaks/foundLeak';
import type { LeakGrouping } from '../../../src/host/leaks/leakGroups';
import { createLeakList, type LeakList } from '../../../src/host/leaks/leakList';
import type { LeaksNode } from '../../../src/host/leaks/leakPages';
import { createLeaksTree, type LeaksTree, type LeaksView } from '../../../src/host/leaks/leaksTree';
import type { ScanOutcome } from '../../../src/host/leaks/scanScope';
import { createScans, type Scans } from '../../../src/host/leaks/scans';
import { workspaceTrust, type Trust } from '../../../src/host/trust';
import { createSearchedBefore } from '../../../src/host/leaks/searchedBefore';
import type { Scope } from '../../../src/scan/gather';
import { fakeClock, type FakeClock } from '../../support/fakeClock';
import { git, workspaceRoot } from './gitFolders';
import { memoryState } from './memory';

export interface LeaksScene extends vscode.Disposable {
  readonly clock: FakeClock;
  readonly folder: vscode.WorkspaceFolder;
  /** On disk. */
  readonly root: string;
  readonly prefix: string;
  readonly state: vscode.Memento;
  readonly list: LeakList;
  readonly scans: Scans;
  readonly tree: LeaksTree;
  readonly view: LeaksView;
  grouping: LeakGrouping;
  readonly readBaseline: () => Promise<void>;
  readonly write: (files: Readonly<Record<string, string | Buffer>>) => void;
  readonly scan: (kind: 'folder' | 'changed' | 'staged' | Scope) => Promise<ScanOutcome>;
}

export const startOfLeaks = new Date(Date.UTC(2026, 10, 22, 12));

function writeFiles(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Commits everything there is, and gives the commit. */
export function commitAll(root: string, message = 'Work'): string {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', message);
  return git(root, 'rev-parse', 'HEAD');
}

/** The program of the threads, as it is shipped. */
export function workerPath(): string {
  const extension = vscode.extensions.getExtension('claimcheck.claimcheck');
  assert.ok(extension);
  return join(extension.extensionPath, 'dist', 'scanWorker.js');
}

/** A folder with these files; a Git repository unless it is said to be none. */
export function leaksScene(
  files: Readonly<Record<string, string | Buffer>>,
  isRepository = true,
  trust: Trust = workspaceTrust,
): LeaksScene {
  const folder = workspaceRoot();
  const prefix = `leaks-${randomUUID()}/`;
  const root = join(folder.uri.fsPath, prefix);
  const write = (more: Readonly<Record<string, string | Buffer>>): void => writeFiles(root, more);
  write(files);
  if (isRepository) git(root, 'init', '--quiet', '--initial-branch=main');
  const clock = fakeClock(startOfLeaks);
  const state = memoryState();
  const baselines = createFolderBaselines(undefined, trust);
  const list = createLeakList({ clock, baselines, trust });
  const before = createSearchedBefore(state);
  const searching = { worker: workerPath(), maxBytes: () => 1_000_000, trust };
  const scans = createScans({ clock, list, baselines, before, ...searching });
  // What of a view is written, and no more.
  const view: { -readonly [K in keyof LeaksView]: LeaksView[K] } = { visible: true, badge: undefined };
  const parts = { clock, folder, root, prefix, state, list, scans, view };
  const scene: Omit<LeaksScene, 'tree'> = {
    ...parts,
    grouping: 'severity',
    readBaseline: () => baselines.read(folder),
    write,
    scan: async (kind) => {
      const scope = typeof kind === 'string' ? { kind } : kind;
      const outcomes = await scans.run([{ folder, prefix, scope }]);
      const [outcome] = outcomes ?? [];
      assert.ok(outcome);
      return outcome;
    },
    dispose: () => {
      vscode.Disposable.from(baselines, list, scans, tree).dispose();
      rmSync(root, { recursive: true, force: true });
    },
  };
  const times = createTimeWords('en', 'UTC');
  const tree = createLeaksTree({ ...parts, baselines, times, trust, grouping: () => scene.grouping });
  return Object.assign(scene, { tree });
}

export interface DrawnGroup {
  readonly item: vscode.TreeItem;
  readonly rows: readonly vscode.TreeItem[];
}

/** The tree as the editor asks for it, with every page opened. */
export function drawn({ tree }: Pick<LeaksScene, 'tree'>): readonly DrawnGroup[] {
  const rowsOf = (node: LeaksNode): readonly LeaksNode[] =>
    tree.getChildren(node).flatMap((child) => (child.kind === 'leak' ? [child] : rowsOf(child)));
  return tree.getChildren().map((node) => ({
    item: tree.getTreeItem(node),
    rows: rowsOf(node).map((row) => tree.resolveTreeItem(tree.getTreeItem(row), row)),
  }));
}

/** Such as `a.env:2 tracked new live`. */
export function told({ path, range, tracking, state, rank }: FoundLeak): string {
  return [`${path.slice(path.lastIndexOf('/') + 1)}:${String(range.start.line + 1)}`, tracking, state, rank].join(' ');
}
