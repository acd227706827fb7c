/** All that is known of a session, for a tooltip: what its server wrote is escaped, and nothing in it is a link. */
import * as vscode from 'vscode';
import { codeSpan, cutText, markdownText } from '../../core/present/escape';
import { localAndUtc, type TimeWords } from '../../core/present/times';
import type { SessionView } from '../../core/sessions/session';
import {
  accessTokenWords,
  accountLabel,
  refreshTokenWords,
  sessionWords,
  treeMessages,
  wayWords,
} from './treeMessages';
import { missingOf } from './wantedScopes';

/** Neither trusted nor HTML: a scope or an account can hold any text. */
export function sessionTooltip(view: SessionView, times: TimeWords, now: Date, hint?: string): vscode.MarkdownString {
  const missing = missingOf(view, view.requestedScopes);
  const rows = [
    ['Issuer', code(view.issuer)],
    ['Scopes', scopesText(view.scopes)],
    ...(missing.length === 0 ? [] : [['Asked for, not granted', scopesText(missing)] as const]),
    ['Signed in', `${wayWords[view.way]}, ${instant(view.obtainedAt, times, now)}`],
    ['Access token', `${accessTokenWords(view, now)}${until(view.expiresAt, times, now)}`],
    [
      'Refresh token',
      `${refreshTokenWords(view, now)}${until(view.hasRefreshToken ? view.refreshExpiresAt : undefined, times, now)}`,
    ],
    ['ID token', view.hasIdToken ? 'kept' : 'none'],
  ] as const;
  const markdown = new vscode.MarkdownString(
    [
      `**${markdownText(cut(view.account.label.trim()) || accountLabel(view))}** at ${markdownText(cut(view.profile))}: ${sessionWords(view, now)}`,
      rows.map(([name, value]) => `- ${name}: ${value}`).join('\n'),
      ...(hint === undefined ? [] : [hint]),
    ].join('\n\n'),
  );
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown.supportThemeIcons = false;
  return markdown;
}

const textLimit = 120;

function cut(text: string): string {
  const { text: start, truncated } = cutText(text, textLimit);
  return truncated ? `${start}…` : start;
}

const mostScopes = 30;

function scopesText(scopes: readonly string[]): string {
  if (scopes.length === 0) return treeMessages.noScopes;
  const more = scopes.length - mostScopes;
  return scopes.slice(0, mostScopes).map(code).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function code(text: string): string {
  return codeSpan(cut(text));
}

function instant(date: Date, times: TimeWords, now: Date): string {
  const view = times.instant(date, now);
  return view === undefined ? '' : markdownText(localAndUtc(view));
}

function until(date: Date | undefined, times: TimeWords, now: Date): string {
  return date === undefined ? '' : ` (${instant(date, times, now)})`;
}
