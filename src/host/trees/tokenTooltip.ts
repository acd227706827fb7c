/** What is known of a token, for a tooltip: what the token wrote is escaped, and nothing in it is a link. */
import * as vscode from 'vscode';
import { codeSpan, markdownText, shortText } from '../../core/present/escape';
import { withoutTokens } from '../../core/present/panelText';
import { localAndUtc } from '../../core/present/times';
import type { InstantView, TokenView } from '../../shared/tokenView';
import { tokenTooltipWords as words } from './tokenTreeMessages';

export function tokenTooltip(view: TokenView, place: string): vscode.MarkdownString {
  const { title, provider, issuer, verdict, verification, problem, lifetime, findings } = view;
  const paragraphs = [
    `**${markdownText([title, provider].filter((word) => word !== undefined).join(' · '))}**`,
    text(verdict === undefined || verdict.status === 'undecided' ? verification : undefined),
    text(verdict?.headline),
    text(problem),
    rows([
      [words.issuer, issuer === undefined ? undefined : codeSpan(cut(issuer))],
      [words.lifetime, text(lifetime?.sentence)],
      [words.expires, instant(lifetime?.expiresAt)],
      [words.checked, text(verdict?.provenance)],
      [words.place, codeSpan(cut(place))],
      [words.redacted, codeSpan(cut(view.redacted))],
    ]),
    findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .slice(0, mostFindings)
      .map(
        ({ severity, message }) =>
          `- ${severity === 'error' ? words.error : words.warning}: ${markdownText(cut(message))}`,
      )
      .join('\n'),
  ];
  const markdown = new vscode.MarkdownString(
    paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== '').join('\n\n'),
  );
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown.supportThemeIcons = false;
  return markdown;
}

const mostFindings = 5;

function rows(facts: readonly (readonly [name: string, value: string | undefined])[]): string {
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${value}`])).join('\n');
}

function text(sentence: string | undefined): string | undefined {
  return sentence === undefined ? undefined : markdownText(cut(sentence));
}

function instant(view: InstantView | undefined): string | undefined {
  return view === undefined ? undefined : markdownText(localAndUtc(view));
}

function cut(whole: string): string {
  return shortText(withoutTokens(whole), 300);
}
