/** The read-only pages of the rules, which the code of a problem links to. */
import * as vscode from 'vscode';
import { leakPageMarkdown } from '../../core/present/leakPage';
import { rulePageMarkdown } from '../../core/present/ruleCatalogue';
import { ruleScheme } from '../../shared/contributions';
import { leakCode } from '../leaks/leakCode';
import { messages } from '../messages';
import { registerRulePageRendering } from './renderRulePages';

/**
 * The address of the page of a rule. The code of a problem links to it: VS Code opens documents from there, but since
 * August 2026 runs no commands (microsoft/vscode#329652).
 */
export function ruleUri(id: string): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleScheme, path: `/${id}.md` });
}

export function registerRulePages(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
      provideTextDocumentContent: ({ path }) => pageOf(path.slice(1, -'.md'.length)) ?? messages.noSuchRule,
    }),
    registerRulePageRendering(),
  );
}

/** Of a rule, or of the problem that no rule is about: it is about the place of a credential, not about the credential. */
function pageOf(id: string): string | undefined {
  return id === leakCode ? leakPageMarkdown() : rulePageMarkdown(id);
}
