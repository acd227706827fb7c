/** The command that opens the page of a rule. */
import * as vscode from 'vscode';
import { ruleCatalogue, type RuleSummary } from '../../core/present/ruleCatalogue';
import { commandIds } from '../../shared/contributions';
import { ruleUri } from '../editor/rulePages';
import { leakCode } from '../leaks/leakCode';
import { messages } from '../messages';
import { showMarkdown } from '../showMarkdown';
import type { CommandTable } from './table';

export function rulesCommands(): Pick<CommandTable, typeof commandIds.openRule> {
  return { [commandIds.openRule]: openRule };
}

/** Opens the page of the rule with this id, or of the one that is picked; a stranger's argument finds no rule and asks. */
async function openRule(argument: unknown): Promise<void> {
  if (argument === leakCode) return showMarkdown(ruleUri(leakCode));
  const rules = ruleCatalogue();
  const rule = rules.find(({ id }) => id === argument) ?? (await pickRule(rules));
  if (rule !== undefined) await showMarkdown(ruleUri(rule.id));
}

async function pickRule(rules: readonly RuleSummary[]): Promise<RuleSummary | undefined> {
  const items = rules.map((rule) => ({
    label: rule.id,
    description: `${rule.severity} · ${rule.source}`,
    detail: rule.title,
    rule,
  }));
  const options = {
    title: messages.ruleTitle,
    placeHolder: messages.pickRule,
    matchOnDetail: true,
    matchOnDescription: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.rule;
}
