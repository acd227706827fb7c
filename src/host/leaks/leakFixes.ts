/** Quick fixes of problems about credentials in tracked files, besides those that every token has. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import { problemSource } from '../editor/problemSource';
import { everyDocument } from '../editor/hover';
import { leakCode } from './leakCode';
import { leakFixTitles } from './leakProblemMessages';
import type { LeakInDocument } from './leakFile';
import type { LeakProblems } from './leakProblems';

export interface LeakFixesDeps {
  readonly leaks: Pick<LeakProblems, 'known'>;
}

export function registerLeakFixes({ leaks }: LeakFixesDeps): vscode.Disposable {
  const { QuickFix } = vscode.CodeActionKind;
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { diagnostics, only }) => {
      if (only !== undefined && !only.contains(QuickFix)) return [];
      const problems = diagnostics.filter(isLeakProblem);
      if (problems.length === 0) return [];
      return leaks
        .known(document)
        .filter((found) => found.range.intersection(range) !== undefined)
        .slice(0, mostLeaks)
        .flatMap((found) => fixesFor(document, found, problems));
    },
  };
  return vscode.languages.registerCodeActionsProvider(everyDocument, provider, { providedCodeActionKinds: [QuickFix] });
}

/** More in one selection are a matter for the list of leaks. */
const mostLeaks = 5;

function isLeakProblem({ source, code }: vscode.Diagnostic): boolean {
  return source === problemSource && typeof code === 'object' && code.value === leakCode;
}

function fixesFor(
  document: vscode.TextDocument,
  { leak, range }: LeakInDocument,
  problems: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const reference = { uri: document.uri.toString(), fingerprint: leak.fingerprint };
  const fix = new vscode.CodeAction(leakFixTitles.accept, vscode.CodeActionKind.QuickFix);
  fix.command = { command: commandIds.acceptLeaks, title: leakFixTitles.accept, arguments: [reference] };
  fix.diagnostics = problems.filter((problem) => problem.range.intersection(range) !== undefined);
  return [fix];
}
