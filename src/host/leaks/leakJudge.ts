/** Makes problems of the credentials of a file: of those that Git tracks and nothing accepts. */
import * as vscode from 'vscode';
import { rankOf, type LeakRank } from '../../core/leaks/leak';
import { createTimeWords } from '../../core/present/times';
import type { Clock } from '../clock';
import { problemSource } from '../editor/problemSource';
import { ruleUri } from '../editor/rulePages';
import type { Trust } from '../trust';
import { createBaselines, type FolderBaseline } from './acts/baselines';
import { leakCode } from './leakCode';
import { leakMessage } from './leakProblemMessages';
import type { LeakInDocument } from './leakFile';
import { createTracking } from './tracking';

/** The credentials of one file. */
export interface FileLeaks {
  /** What Git may track. */
  readonly file: vscode.Uri;
  readonly folder: vscode.WorkspaceFolder;
  readonly leaks: readonly LeakInDocument[];
}

export interface JudgedLeaks {
  readonly diagnostics: readonly vscode.Diagnostic[];
  /** When they change because time passes. */
  readonly until: Date | undefined;
}

export interface LeakJudge extends vscode.Disposable {
  /** From what is known; what is not yet is asked for, and told when it has come. */
  readonly problemsOf: (leaks: FileLeaks) => JudgedLeaks;
}

export interface LeakJudgeDeps {
  readonly clock: Clock;
  readonly onDidChange: () => void;
  readonly trust: Trust;
}

export function createLeakJudge({ clock, onDidChange, trust }: LeakJudgeDeps): LeakJudge {
  const tracking = createTracking({ clock, onDidChange });
  const baselines = createBaselines(onDidChange, trust);
  const times = createTimeWords(vscode.env.language, undefined);

  function diagnosticOf(
    found: LeakInDocument,
    baseline: FolderBaseline,
    isTracked: boolean,
  ): readonly vscode.Diagnostic[] {
    const { leak, range } = found;
    const now = clock.now();
    const standing = baseline.standing(leak.fingerprint, now);
    if (standing === 'known') return [];
    const rank = rankOf(leak, now);
    const lapsed = standing === 'lapsed' ? baseline.expires(leak.fingerprint) : undefined;
    const hasRefusedComment = found.comment === 'unreasoned';
    const message = leakMessage({ leak, rank, isTracked, lapsed, hasRefusedComment }, times, now);
    const diagnostic = new vscode.Diagnostic(firstLine(range), message, severityOf(rank));
    diagnostic.source = problemSource;
    diagnostic.code = { value: leakCode, target: ruleUri(leakCode) };
    return [diagnostic];
  }

  return {
    problemsOf: ({ file, folder, leaks }) => {
      const standing = tracking.of(file);
      const baseline = baselines.of(folder);
      if (baseline === undefined || (standing !== 'tracked' && standing !== 'untracked')) return none;
      return {
        diagnostics: leaks.flatMap((leak) => diagnosticOf(leak, baseline, standing === 'tracked')),
        until: nextEnd(leaks, baseline, clock.now()),
      };
    },
    dispose: () => void vscode.Disposable.from(tracking, baselines).dispose(),
  };
}

const none: JudgedLeaks = { diagnostics: [], until: undefined };

function severityOf(rank: LeakRank): vscode.DiagnosticSeverity {
  const { Warning, Information } = vscode.DiagnosticSeverity;
  return rank === 'verified' || rank === 'live' ? Warning : Information;
}

/** A key of thirty lines is marked on the first. */
function firstLine(range: vscode.Range): vscode.Range {
  if (range.isSingleLine) return range;
  return new vscode.Range(range.start, new vscode.Position(range.start.line + 1, 0));
}

/** When the next of them expires, or is accepted no longer. */
function nextEnd(leaks: readonly LeakInDocument[], baseline: FolderBaseline, now: Date): Date | undefined {
  const ends = leaks
    .flatMap(({ leak }) => [leak.expiresAt, baseline.until(leak.fingerprint)])
    .filter((end) => end !== undefined && end > now);
  return ends.reduce(
    (first, end) => (first === undefined || (end !== undefined && end < first) ? end : first),
    undefined,
  );
}
