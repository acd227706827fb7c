/** Gets a token that works now, renewed first where that is needed, or says why there is none. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../../core/issuers/issuer';
import type { SessionView } from '../../../core/sessions/session';
import type { SessionToken } from '../../../core/sessions/outcome';
import { commandIds, type Command } from '../../../shared/contributions';
import { oauthFailureSentence } from '../failureMessages';
import { useMessages } from '../useMessages';
import type { Use } from './useDeps';

type Failure = Parameters<typeof oauthFailureSentence>[0];

/** Undefined when a person stopped it, or when it failed, which is said. */
export async function obtainToken(use: Use, view: SessionView): Promise<SessionToken | undefined> {
  const outcome =
    // What needs no request needs no notification about it either.
    view.state === 'active'
      ? await use.sessions.token(view.id)
      : await use.dialog.progress(useMessages.gettingToken, (signal) => use.sessions.token(view.id, { signal }));
  if (outcome === undefined) return undefined;
  if (outcome.status === 'failed') return sayNoToken(use, view, outcome.failure);
  if (isSendable(outcome.value.accessToken)) return outcome.value;
  void use.dialog.warn(useMessages.unusable);
  return undefined;
}

/** Narrower than RFC 6749 appendix A.12 by the space, which ends a token in a header (RFC 6750 section 2.1). */
function isSendable(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}

/**
 * Whether it can stand in the command line of a task, where the editor puts it as it is: with no character of which a
 * shell, or the editor once more, makes anything else. All that RFC 6750 section 2.1 has, and what providers use besides.
 */
export function isInert(token: string): boolean {
  return /^[\w.~+/=:@,-]+$/.test(token);
}

/** Whether it can be a variable: the editor reads `${…}` in values too, and no system starts a program with a long one. */
export function isValue(token: string): boolean {
  return isSendable(token) && !token.includes('${') && token.length <= longestValue;
}

/** Of Windows. */
const longestValue = 32_000;

/** Says what failed, with what helps one choice away; nobody waits for that. */
function sayNoToken(use: Use, view: SessionView, failure: Failure): undefined {
  const [words, command] = remedyFor(failure);
  void use.dialog.warn(oauthFailureSentence(failure, view.profile), words, useMessages.showLog).then(async (choice) => {
    if (choice === words) await use.run(command, view.id);
    if (choice === useMessages.showLog) use.flowLog.show();
  });
  return undefined;
}

function remedyFor({ code }: Failure): readonly [words: string, command: Command] {
  switch (code) {
    case 'session-gone':
      return [useMessages.signIn, commandIds.signIn];
    case 'session-ended':
    case 'session-no-refresh-token':
    case 'oauth-invalid-grant':
    case 'oauth-interaction-required':
      return [useMessages.reissue, commandIds.reissue];
    default:
      return [useMessages.renew, commandIds.refreshSession];
  }
}

/** The profile that a session came from, whatever became of its name; undefined, and said, when it is not in effect. */
export function profileOf(use: Use, view: SessionView): IssuerProfile | undefined {
  const fitting = use.profiles.current().filter(({ issuer }) => issuer === view.issuer);
  const profile = fitting.find(({ name }) => name === view.profile) ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (profile === undefined) void use.dialog.warn(useMessages.profileGone);
  return profile;
}

/** True in a trusted workspace; else says why nothing is done, and waits for nobody. */
export function isTrusted(use: Use): boolean {
  if (use.isTrusted()) return true;
  void use.dialog.warn(useMessages.untrusted, useMessages.manageTrust).then((choice) => {
    if (choice !== undefined) void vscode.commands.executeCommand('workbench.trust.manage');
  });
  return false;
}
