/** The read-only pages of the rules, which the code of a problem links to. */
import * as vscode from 'vscode';
import { rulePageMarkdown } from '../../core/present/ruleCatalogue';
import { ruleScheme } from '../../shared/contributions';
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
      provideTextDocumentContent: ({ path }) => rulePageMarkdown(path.slice(1, -'.md'.length)) ?? messages.noSuchRule,
    }),
    registerRulePageRendering(),
  );
}
