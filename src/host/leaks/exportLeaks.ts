/** Writes what is listed as a report for other programs: SARIF 2.1.0 or JSON. */
import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import { jsonReport, type ReportedLeak, type SkippedFile } from '../../core/leaks/report';
import { sarifReport } from '../../core/leaks/sarif';
import type { Invocation } from '../../core/leaks/sarifInvocation';
import { isSearchFailure } from '../../core/leaks/unsearched';
import type { Clock } from '../clock';
import type { Dialog } from '../dialog';
import type { FolderBaselines } from './folderBaselines';
import type { FoundLeak } from './foundLeak';
import { exportedWords, exportMessages } from './exportMessages';
import type { LeakList } from './leakList';
import type { LeaksDeps } from './leaksDeps';
import type { ScanOutcome } from './scanScope';
import type { Scans } from './scans';

export interface ExportDeps extends Pick<LeaksDeps, 'context'> {
  readonly list: Pick<LeakList, 'all'>;
  readonly scans: Pick<Scans, 'last'>;
  readonly baselines: Pick<FolderBaselines, 'of'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly dialog: Pick<Dialog, 'save' | 'say' | 'warn'>;
}

export async function exportLeaks(deps: ExportDeps): Promise<void> {
  const { list, dialog } = deps;
  const leaks = list.all().filter(({ state }) => state !== 'resolved');
  if (leaks.length === 0) return void dialog.warn(exportMessages.nothing);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await dialog.save({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, 'claimcheck-leaks.sarif') }),
    filters: { [exportMessages.sarif]: ['sarif'], [exportMessages.json]: ['json'] },
    title: exportMessages.title,
  });
  if (target === undefined) return;
  const text = target.path.endsWith('.json') ? asJson(deps, leaks) : asSarif(deps, leaks);
  try {
    await vscode.workspace.fs.writeFile(target, Buffer.from(text));
  } catch {
    return void dialog.warn(exportMessages.notWritten);
  }
  if ((await dialog.say(exportedWords(leaks.length), exportMessages.open)) === exportMessages.open) {
    await vscode.window.showTextDocument(target);
  }
}

function asSarif(deps: ExportDeps, leaks: readonly FoundLeak[]): string {
  return sarifReport(reported(deps, leaks), {
    toolVersion: versionOf(deps),
    now: deps.clock.now(),
    search: searchOf(deps),
  });
}

function asJson(deps: ExportDeps, leaks: readonly FoundLeak[]): string {
  const { skipped = [], isCutShort = false } = searchOf(deps) ?? {};
  const about = { now: deps.clock.now(), toolVersion: versionOf(deps), skipped, isCutShort };
  return jsonReport(reported(deps, leaks), about);
}

/** Of the last search; the list may have leaks of others too. */
function searchOf({ scans }: ExportDeps): Invocation | undefined {
  const outcomes = scans.last();
  if (outcomes.length === 0) return undefined;
  const isCutShort = outcomes.some((outcome) => outcome.isCutShort === true);
  const isWhole = outcomes.every(({ end, skipped }) => end.code === 'done' && !skipped.some(isSearchFailure));
  return { skipped: outcomes.flatMap(skippedIn), isWhole: isWhole && !isCutShort, isCutShort };
}

function skippedIn({ target: { folder, prefix }, skipped }: ScanOutcome): readonly SkippedFile[] {
  return skipped.map(({ path, code }) => ({ path: pathOf(folder, `${prefix}${path}`), code }));
}

function reported({ baselines }: ExportDeps, leaks: readonly FoundLeak[]): readonly ReportedLeak[] {
  return leaks.flatMap(({ leak, folder, path, range, rank, state, tracking, commit, said, comment }) => {
    if (state === 'resolved') return [];
    const { start, end } = range;
    const entry = state === 'known' ? baselines.of(folder).byFingerprint.get(leak.fingerprint) : undefined;
    return [
      {
        leak,
        path: pathOf(folder, path),
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        rank,
        standing: state,
        reason: entry?.reason,
        answer: said,
        comment,
        tracking,
        commit,
      },
    ];
  });
}

/** Of several folders each has its name in front. */
function pathOf(folder: vscode.WorkspaceFolder, path: string): string {
  return (vscode.workspace.workspaceFolders?.length ?? 0) > 1 ? `${folder.name}/${path}` : path;
}

function versionOf({ context }: ExportDeps): string {
  const manifest: unknown = context.extension.packageJSON;
  const isObject = typeof manifest === 'object' && manifest !== null;
  return isObject && 'version' in manifest && typeof manifest.version === 'string' ? manifest.version : '0.0.0';
}
