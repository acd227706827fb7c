/** Tells in the status bar how the tokens of the active file stand. */
import * as vscode from 'vscode';
import { decodeToken } from '../../core/token/decode';
import { tokenLifetime } from '../../core/token/lifetime';
import type { TokenMatch } from '../../core/token/match';
import { commandIds } from '../../shared/contributions';
import type { Clock } from '../clock';
import type { TokenReader } from '../reading';
import type { TokenIndex } from '../tokenIndex';
import {
  statusLabel,
  statusLine,
  statusMore,
  statusText,
  verdictMessages,
  type StatusCounts,
} from '../verdictMessages';
import type { Verdict, Verdicts } from '../verdicts';

export interface VerdictStatusDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly verdicts: Verdicts;
  readonly clock: Clock;
}

const pauseMilliseconds = 300;

/** More are counted no further: the file is a log. */
const mostTokens = 200;

const mostLines = 10;

/** Right of what other extensions say about the file. */
const priority = 10;

export function registerVerdictStatus(deps: VerdictStatusDeps): vscode.Disposable {
  const { verdicts, clock } = deps;
  const item = vscode.window.createStatusBarItem('claimcheck.tokens', vscode.StatusBarAlignment.Right, priority);
  item.name = verdictMessages.statusName;
  item.command = commandIds.listTokensInFile;
  let waiting: vscode.Disposable | undefined;

  function update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const matches = document === undefined ? [] : deps.index.matches(document).slice(0, mostTokens);
    if (document === undefined || matches.length === 0) return item.hide();
    const { counts, until } = countsOf(deps, matches);
    item.text = statusText(counts);
    item.tooltip = tooltipOf(deps, document, matches);
    item.accessibilityInformation = { label: statusLabel(counts), role: 'button' };
    item.show();
    if (until !== undefined) wait(until);
  }

  function wait(until: Date): void {
    waiting?.dispose();
    waiting = clock.at(until, update);
  }

  const soon = (): void => wait(new Date(clock.now().getTime() + pauseMilliseconds));
  soon();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) soon();
    }),
    verdicts.onDidChange(soon),
    { dispose: () => void waiting?.dispose() },
  );
}

interface Counted {
  readonly counts: StatusCounts;
  /** When a count changes by itself, because a token expires. */
  readonly until: Date | undefined;
}

function countsOf({ verdicts, clock }: VerdictStatusDeps, matches: readonly TokenMatch[]): Counted {
  const counts = { valid: 0, invalid: 0, expired: 0, undecided: 0 };
  const now = clock.now();
  const ends: number[] = [];
  for (const { compact } of matches) {
    const lifetime = tokenLifetime(decodeToken(compact), now);
    const isExpired = lifetime?.state === 'expired';
    counts[standing(verdicts.known(compact), isExpired)] += 1;
    if (!isExpired && lifetime?.expiresAt !== undefined) ends.push(lifetime.expiresAt.getTime() + 1);
  }
  const soonest = Math.min(...ends);
  return { counts, until: Number.isFinite(soonest) ? new Date(soonest) : undefined };
}

/** That a token is expired can be seen without a verdict; that it is nothing worse, only a verdict tells. */
function standing(verdict: Verdict | undefined, isExpired: boolean): keyof StatusCounts {
  const validation = verdict?.validation;
  if (validation?.status === 'valid') return 'valid';
  if (validation?.status === 'invalid' && !validation.reasons.every(({ code }) => code === 'expired')) return 'invalid';
  return isExpired ? 'expired' : 'undecided';
}

function tooltipOf(
  { reader }: VerdictStatusDeps,
  document: vscode.TextDocument,
  matches: readonly TokenMatch[],
): string {
  const lines = matches.slice(0, mostLines).map(({ compact, start }) => {
    const { title, provider, verdict, lifetime } = reader.look(compact);
    return statusLine(document.positionAt(start).line + 1, [title, provider, verdict?.headline ?? lifetime?.short]);
  });
  const more = matches.length - lines.length;
  return [...lines, ...(more > 0 ? [statusMore(more)] : [])].join('\n');
}
