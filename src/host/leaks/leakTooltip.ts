/** What is known of a leak, for a tooltip: text of files and tokens is escaped, and nothing in it is a link. */
import * as vscode from 'vscode';
import { kindWords } from '../../core/leaks/kinds';
import { codeSpan, markdownText, shortText } from '../../core/present/escape';
import { withoutTokens } from '../../core/present/panelText';
import { localAndUtc, type TimeWords } from '../../core/present/times';
import type { FoundLeak } from './foundLeak';
import { saidSentence, saidWords } from './leakAnswerMessages';
import { leakTooltipWords as words, trackingSentence } from './leakTooltipMessages';
import { rankName, stateWords } from './leakTreeMessages';

export function leakTooltip(found: FoundLeak, times: TimeWords, now: Date): vscode.MarkdownString {
  const { leak, path, range, commit, rank } = found;
  const kind = kindWords(leak.kind);
  const place = `${cut(path)}:${String(range.start.line + 1)}`;
  const paragraphs = [
    `**${text(leak.title)}**`,
    [saidWords(found, times, now) ?? rankName(rank), stateWords(found)]
      .filter((word) => word !== undefined)
      .join(' · '),
    markdownText(saidSentence(found, times, now) ?? ''),
    text(leak.testReason ?? ''),
    found.comment === 'unreasoned' ? words.refusedComment : '',
    rows([
      [words.place, codeSpan(place)],
      [words.commit, commit === undefined ? undefined : codeSpan(cut(commit))],
      [words.redacted, codeSpan(cut(leak.redacted))],
      [words.issuer, leak.issuer === undefined ? undefined : codeSpan(cut(leak.issuer))],
      [words.expires, leak.expiresAt && expiry(leak.expiresAt, times, now)],
    ]),
    trackingSentence(found.tracking) ?? '',
    `${words.why}:\n\n${leak.reasons.map((reason) => `- ${text(reason)}`).join('\n')}`,
    `${words.harm}: ${markdownText(kind.harm)}`,
    `${words.remedy}: ${markdownText(kind.remedy)}`,
  ];
  const markdown = new vscode.MarkdownString(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown.supportThemeIcons = false;
  return markdown;
}

function rows(facts: readonly (readonly [name: string, value: string | undefined])[]): string {
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${value}`])).join('\n');
}

function expiry(instant: Date, times: TimeWords, now: Date): string | undefined {
  const view = times.instant(instant, now);
  return view && markdownText(localAndUtc(view));
}

function text(whole: string): string {
  return markdownText(cut(whole));
}

function cut(whole: string): string {
  return shortText(withoutTokens(whole), 300);
}
