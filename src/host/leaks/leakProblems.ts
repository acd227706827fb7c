/** Finds the credentials of a document that Git tracks, for the problems while one types. */
import * as vscode from 'vscode';
import { allowanceOf, type Allowance } from '../../core/leaks/ignore';
import type { Leak } from '../../core/leaks/leak';
import { scanTextInTurns } from '../../core/leaks/scan';
import type { Clock } from '../clock';
import type { SettingsSource } from '../settings';
import { workspaceTrust, type Trust } from '../trust';
import { fileOf, type LeakInDocument } from './leakFile';
import { createLeakJudge, type JudgedLeaks, type LeakJudge } from './leakJudge';

export interface LeakProblems extends vscode.Disposable {
  /** None for a document that is no file of a folder of the workspace, and where they are turned off. */
  readonly problemsIn: (document: vscode.TextDocument) => Promise<JudgedLeaks>;
  /** The credentials of a document as it is now, as far as they were looked for. */
  readonly known: (document: vscode.TextDocument) => readonly LeakInDocument[];
  /** What is known of Git or of the baseline changed. */
  readonly onDidChange: vscode.Event<void>;
}

export interface LeakProblemsDeps {
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly trust?: Trust;
}

interface Found {
  readonly version: number;
  readonly leaks: readonly LeakInDocument[];
  /** Those of them that no comment allows. */
  readonly open: readonly LeakInDocument[];
}

/** Asks Git about a file that holds a credential, and about no other; loads what does that when there is one. */
export function createLeakProblems(deps: LeakProblemsDeps): LeakProblems {
  const found = new WeakMap<vscode.TextDocument, Found>();
  const changes = new vscode.EventEmitter<void>();
  const { trust = workspaceTrust } = deps;
  const granting = trust.onDidGrant(() => changes.fire());
  const told = ({ leaks, open }: Found): readonly LeakInDocument[] => (trust.isTrusted() ? open : leaks);
  let made: LeakJudge | undefined;
  const judge = (): LeakJudge => (made ??= createLeakJudge({ ...deps, trust, onDidChange: () => changes.fire() }));
  return {
    problemsIn: async (document) => {
      const file = fileOf(document);
      const folder = file && vscode.workspace.getWorkspaceFolder(file);
      if (file === undefined || folder === undefined || deps.settings.current().leakProblems === 'off') return none;
      const leaks = told(await leaksOf(document, found));
      return leaks.length === 0 ? none : judge().problemsOf({ file, folder, leaks });
    },
    known: (document) => {
      const last = found.get(document);
      return last?.version === document.version ? told(last) : [];
    },
    onDidChange: changes.event,
    dispose: () => {
      granting.dispose();
      changes.dispose();
      made?.dispose();
    },
  };
}

const none: JudgedLeaks = { diagnostics: [], until: undefined };

async function leaksOf(document: vscode.TextDocument, found: WeakMap<vscode.TextDocument, Found>): Promise<Found> {
  const { version } = document;
  const last = found.get(document);
  if (last?.version === version) return last;
  const all = await scanTextInTurns(document.getText(), turn);
  // Offsets tell nothing of a text that has changed meanwhile; whoever asked asks again then.
  if (document.version !== version || document.isClosed) return { version, leaks: [], open: [] };
  const commentAt = commentsOf(document);
  const leaks = all.map((leak) => {
    const range = rangeIn(document, leak);
    return { leak, range, comment: commentAt(range) };
  });
  const open = leaks.filter(({ comment }) => comment !== 'allowed');
  const now = { version, leaks, open };
  found.set(document, now);
  return now;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function rangeIn(document: vscode.TextDocument, { start, end }: Leak): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** What comments say of one. Asked once for the same lines: one line can be the whole file, and full of them. */
function commentsOf(document: vscode.TextDocument): (range: vscode.Range) => Allowance {
  const known = new Map<string, { readonly comment: Allowance }>();
  return ({ start, end }) => {
    const key = `${String(start.line)} ${String(end.line)}`;
    const answer = known.get(key) ?? {
      comment: allowanceOf(linesAbove(document, start.line), linesFrom(document, start.line, end.line)),
    };
    known.set(key, answer);
    return answer.comment;
  };
}

function linesFrom(document: vscode.TextDocument, first: number, last: number): readonly string[] {
  const length = Math.min(mostLines, last - first + 1);
  return Array.from({ length }, (_, index) => document.lineAt(first + index).text);
}

/** A key of 16,384 bits has fewer. */
const mostLines = 400;

function* linesAbove(document: vscode.TextDocument, line: number): Generator<string> {
  for (let above = line - 1; above >= 0; above--) yield document.lineAt(above).text;
}
