/** Runs searches for leaks, one at a time, and shows how far they are. */
import * as vscode from 'vscode';
import { viewIds } from '../../shared/contributions';
import { after, type Clock } from '../clock';
import type { FolderBaselines } from './folderBaselines';
import type { LeakList } from './leakList';
import { workspaceTrust, type Trust } from '../trust';
import { progressWords, scanMessages } from './scanMessages';
import type { ScanOutcome, ScanTarget } from './scanScope';
import { scanTarget, type ScanProgress } from './scanTarget';
import type { SearchedBefore } from './searchedBefore';

export interface Scans extends vscode.Disposable {
  readonly isRunning: () => boolean;
  /** Searches one target after the other; undefined where a search is running already. */
  readonly run: (targets: readonly ScanTarget[]) => Promise<readonly ScanOutcome[] | undefined>;
  readonly cancel: () => void;
  /** How far the running one is. */
  readonly progress: () => ScanProgress | undefined;
  /** What the last search came to. */
  readonly last: () => readonly ScanOutcome[];
  readonly forget: () => void;
  readonly onDidChange: vscode.Event<void>;
}

export interface ScansDeps {
  readonly clock: Clock;
  readonly list: Pick<LeakList, 'begin' | 'rows' | 'unlisted'>;
  readonly baselines: Pick<FolderBaselines, 'read'>;
  readonly before: SearchedBefore;
  readonly worker: string;
  readonly maxBytes: () => number;
  readonly trust?: Trust;
}

/** Nobody reads faster, and every word of it costs. */
const tellMilliseconds = 100;

/** A search that is over before is seen in the view alone. */
const notificationMilliseconds = 2000;

/** What is known of the searches of this window. */
interface Known {
  running: AbortController | undefined;
  progress: ScanProgress | undefined;
  last: readonly ScanOutcome[];
}

export function createScans(deps: ScansDeps): Scans {
  const changes = new vscode.EventEmitter<void>();
  const known: Known = { running: undefined, progress: undefined, last: [] };
  const tell = createTeller(deps.clock, () => changes.fire());
  return {
    isRunning: () => known.running !== undefined,
    run: (targets) => runOnce(deps, targets, known, { changes, tell }),
    cancel: () => known.running?.abort(),
    progress: () => known.progress,
    last: () => known.last,
    forget: () => {
      known.last = [];
      changes.fire();
    },
    onDidChange: changes.event,
    dispose: () => {
      known.running?.abort();
      changes.dispose();
    },
  };
}

async function runOnce(
  deps: ScansDeps,
  targets: readonly ScanTarget[],
  known: Known,
  { changes, tell }: { readonly changes: vscode.EventEmitter<void>; readonly tell: () => void },
): Promise<readonly ScanOutcome[] | undefined> {
  if (known.running !== undefined) return undefined;
  const running = (known.running = new AbortController());
  const shown = showProgress(deps.clock, running, () => known.progress, changes.event);
  try {
    known.last = await scanAll(deps, targets, running.signal, (next) => {
      known.progress = next;
      tell();
    });
  } finally {
    shown.dispose();
    known.running = known.progress = undefined;
    changes.fire();
  }
  return known.last;
}

/** Tells of progress, but not more often than somebody can read it. */
function createTeller(clock: Clock, tell: () => void): () => void {
  let told = 0;
  return () => {
    const now = clock.now().getTime();
    if (now - told < tellMilliseconds) return;
    told = now;
    tell();
  };
}

async function scanAll(
  deps: ScansDeps,
  targets: readonly ScanTarget[],
  signal: AbortSignal,
  onProgress: (progress: ScanProgress) => void,
): Promise<readonly ScanOutcome[]> {
  const outcomes: ScanOutcome[] = [];
  for (const target of targets) {
    if (signal.aborted) break;
    onProgress({ done: 0, total: undefined, found: 0 });
    outcomes.push(await scanOne(deps, target, signal, onProgress));
  }
  return outcomes;
}

async function scanOne(
  { list, baselines, before, worker, maxBytes, trust = workspaceTrust }: ScansDeps,
  target: ScanTarget,
  signal: AbortSignal,
  onProgress: (progress: ScanProgress) => void,
): Promise<ScanOutcome> {
  // Its file may be on a disk that tells of no change.
  await baselines.read(target.folder);
  const compares = before.has(target);
  const settings = { worker, maxBytes: maxBytes(), allowedToo: !trust.isTrusted() };
  const outcome = await scanTarget(target, { list, compares, ...settings, signal, onProgress });
  if (outcome.end.code === 'done') {
    if (list.unlisted() === 0) before.add(target);
    else before.forget(target);
  }
  return outcome;
}

/** In the view at once, and where it takes longer in a notification with a button that cancels it. */
function showProgress(
  clock: Clock,
  controller: AbortController,
  progress: () => ScanProgress | undefined,
  onDidChange: vscode.Event<void>,
): vscode.Disposable {
  let finish = (): void => undefined;
  const ended = new Promise<void>((resolve) => (finish = resolve));
  void vscode.window.withProgress({ location: { viewId: viewIds.leaks } }, () => ended);
  const options = { location: vscode.ProgressLocation.Notification, title: scanMessages.title, cancellable: true };
  const late = after(clock, notificationMilliseconds, () => {
    void vscode.window.withProgress(options, async (notification, token) => {
      const told = { percent: 0 };
      const tell = (): void => tellProgress(notification, progress(), told);
      const listeners = [token.onCancellationRequested(() => controller.abort()), onDidChange(tell)];
      tell();
      await ended;
      vscode.Disposable.from(...listeners).dispose();
    });
  });
  return vscode.Disposable.from(late, { dispose: () => finish() });
}

function tellProgress(
  notification: vscode.Progress<{ message?: string; increment?: number }>,
  progress: ScanProgress | undefined,
  told: { percent: number },
): void {
  if (progress === undefined) return;
  const { done, total } = progress;
  const percent = total === undefined || total === 0 ? told.percent : Math.min(100, (100 * done) / total);
  const increment = Math.max(0, percent - told.percent);
  told.percent += increment;
  const message = done === 0 ? scanMessages.listing : progressWords(progress);
  notification.report({ message, increment });
}
