/** Quick fixes of problems about credentials in tracked files, besides those that every token has. */
import * as vscode from 'vscode';
import { hasComments } from '../../core/edits/comments';
import { hasIdiom } from '../../core/edits/reference';
import type { Leak } from '../../core/leaks/leak';
import { commandIds, type Command } from '../../shared/contributions';
import { editMessages } from '../editMessages';
import { isEditable } from '../editor/problemScope';
import { problemSource } from '../editor/problemSource';
import { everyDocument } from '../editor/hover';
import { allowEdit } from '../tokenEdits';
import type { TokenIndex } from '../tokenIndex';
import { leakCode } from './leakCode';
import { workspaceTrust, type Trust } from '../trust';
import { allowingTitle, leakFixTitles } from './leakProblemMessages';
import type { LeakInDocument } from './leakFile';
import type { LeakProblems } from './leakProblems';

export interface LeakFixesDeps {
  readonly index: Pick<TokenIndex, 'at'>;
  readonly leaks: Pick<LeakProblems, 'known'>;
  readonly trust?: Trust;
}

export function registerLeakFixes({ index, leaks, trust = workspaceTrust }: LeakFixesDeps): vscode.Disposable {
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
        .flatMap((found) => fixesFor({ index, trust }, document, found, problems));
    },
  };
  return vscode.languages.registerCodeActionsProvider(everyDocument, provider, { providedCodeActionKinds: [QuickFix] });
}

/** More in one selection are a matter for the list of leaks. */
const mostLeaks = 5;

function isLeakProblem({ source, code }: vscode.Diagnostic): boolean {
  return source === problemSource && typeof code === 'object' && code.value === leakCode;
}

/** Those of a token are offered with it: what replaces and redacts it, and the comments. */
function fixesFor(
  { index, trust }: Required<Pick<LeakFixesDeps, 'index' | 'trust'>>,
  document: vscode.TextDocument,
  { leak, range }: LeakInDocument,
  problems: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const reference = { uri: document.uri.toString(), fingerprint: leak.fingerprint };
  const editable = isEditable(document.uri);
  const isToken = index.at(document, range.start) !== undefined;
  const { accept, replace, redact } = leakFixTitles;
  const fixes: readonly (readonly [string, Command])[] = [
    ...(editable && !isToken && hasIdiom(document.languageId, document.uri.path)
      ? [[replace, commandIds.replaceLeaks] as const]
      : []),
    ...(editable && !isToken ? [[redact, commandIds.redactLeaks] as const] : []),
    [allowingTitle(accept, trust.isTrusted()), commandIds.acceptLeaks],
  ];
  const actions = fixes.map(([title, command]) => {
    const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    fix.command = { command, title, arguments: [reference] };
    return fix;
  });
  if (editable && !isToken) actions.push(...commentFix(document, leak, trust));
  for (const fix of actions)
    fix.diagnostics = problems.filter((problem) => problem.range.intersection(range) !== undefined);
  return actions;
}

function commentFix(document: vscode.TextDocument, leak: Leak, trust: Trust): readonly vscode.CodeAction[] {
  const edit = hasComments(document.languageId, document.uri.path)
    ? allowEdit({ document, match: leak }, 'gitleaks')
    : undefined;
  if (edit === undefined) return [];
  const fix = new vscode.CodeAction(
    allowingTitle(editMessages.fixes.gitleaks, trust.isTrusted()),
    vscode.CodeActionKind.QuickFix,
  );
  fix.edit = edit;
  return [fix];
}
