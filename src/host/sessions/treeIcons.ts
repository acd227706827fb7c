/** Icons of the tree, and what every row of it is made with. */
import * as vscode from 'vscode';
import type { TimeWords } from '../../core/present/times';
import type { SessionView } from '../../core/sessions/session';

export interface ItemContext {
  readonly now: Date;
  readonly times: TimeWords;
  /** Id of the session in use, where there is another one to tell it from. */
  readonly inUse: string | undefined;
}

/** Whether asking for new tokens can come to something. */
export function isRenewable({ hasRefreshToken, way, state }: SessionView): boolean {
  return way === 'client-credentials' || (hasRefreshToken && state !== 'ended');
}

export const warningColor = 'problemsWarningIcon.foreground';
export const errorColor = 'problemsErrorIcon.foreground';

export function icon(name: string, color?: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}
