/** Ends sessions: revokes at the issuer, deletes here, and says what the server answered. */
import * as vscode from 'vscode';
import type { SignOutReport } from '../../core/sessions/outcome';
import type { SessionView } from '../../core/sessions/session';
import { confirmDeleteAll, confirmReissue, confirmSignOut, deletedAll, signInMessages } from './signInMessages';
import { signIn, type SignInParts } from './signIn';
import type { SignInFlow } from './signInFlow';
import { signOutSentence } from './signOutMessages';
import { resolveSession } from './use/pickSession';

export async function signOut(flow: SignInFlow, argument: unknown): Promise<void> {
  const { signOutTitle: title, pickSignOut: placeHolder } = signInMessages;
  const view = await resolveSession(flow, argument, { title, placeHolder, ask: true });
  if (view === undefined) return;
  const { account, profile } = view;
  if (!(await confirm(confirmSignOut(account.label, profile), signInMessages.signOut))) return;
  await end(flow, view);
}

/** After a leak: what is out there is revoked, and the person signs in again with the same scopes. */
export async function reissue(flow: SignInFlow & SignInParts, argument: unknown): Promise<void> {
  const { reissueTitle: title, pickReissue: placeHolder } = signInMessages;
  const view = await resolveSession(flow, argument, { title, placeHolder, ask: true });
  if (view === undefined) return;
  const { account, profile: name, requestedScopes: scopes, way } = view;
  if (!(await confirm(confirmReissue(account.label, name), signInMessages.revokeAndSignIn))) return;
  if (!(await end(flow, view))) return;
  const profile = flow.profiles.current().find((each) => each.name === name);
  await signIn(flow, flow, { profile, scopes, way: way === 'token-exchange' ? undefined : way });
}

export async function deleteAllSessions(flow: SignInFlow): Promise<void> {
  const { sessions, dialog } = flow;
  const count = (await sessions.list()).length + (await sessions.damaged()).length;
  if (count === 0) return void dialog.say(signInMessages.noSessions);
  if (!(await confirm(confirmDeleteAll(count), signInMessages.deleteAll))) return;
  const { answer: reports } = await toTheEnd(flow, (signal) => sessions.deleteAll(signal));
  await sessions.deleteDamaged();
  const deleted = reports.filter((report) => report.deleted);
  const told = reports.filter(({ refreshToken, accessToken }) => [refreshToken, accessToken].some(isOpen));
  for (const report of told) void sayEnded(flow, report);
  void dialog.say(deletedAll(deleted.length, reports.length - deleted.length));
}

/** The server has not said that the token is of no more use. */
function isOpen({ kind }: { readonly kind: string }): boolean {
  return kind === 'failed' || kind === 'not-supported';
}

/** True when the session is gone from here, and nobody stopped it. */
async function end(flow: SignInFlow, { id }: SessionView): Promise<boolean> {
  const { answer: report, isStopped } = await toTheEnd(flow, (signal) => flow.sessions.signOut(id, signal));
  void sayEnded(flow, report);
  return report.deleted && !isStopped;
}

interface Ended<T> {
  readonly answer: T;
  readonly isStopped: boolean;
}

/** Stopping it ends what is asked of the server and no more: what was deleted then is told all the same. */
function toTheEnd<T>({ dialog }: SignInFlow, run: (signal: AbortSignal) => Promise<T>): Promise<Ended<T>> {
  return new Promise((resolve, reject) => {
    const ending = async (signal: AbortSignal): Promise<void> => {
      const answer = await run(signal);
      resolve({ answer, isStopped: signal.aborted });
    };
    dialog.progress(signInMessages.signingOut, (signal) => ending(signal).catch(reject)).catch(reject);
  });
}

/** Says what the server answered and what was deleted. */
export async function sayEnded(
  { dialog, times, clock }: Pick<SignInFlow, 'dialog' | 'times' | 'clock'>,
  report: SignOutReport,
): Promise<void> {
  const sentence = signOutSentence(report, times(), clock.now());
  const good = report.deleted && !isOpen(report.refreshToken) && !isOpen(report.accessToken);
  await (good ? dialog.say(sentence) : dialog.warn(sentence));
}

/** Modal: what is revoked cannot be taken back. */
async function confirm(question: string, action: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true }, action)) === action;
}
