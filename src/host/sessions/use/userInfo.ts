/** Shows what the issuer says of the person a session stands for. */
import * as vscode from 'vscode';
import { fetchUserInfo } from '../../../core/oauth/userinfo';
import type { OAuthFailure } from '../../../core/oauth/failure';
import { createTimeWords } from '../../../core/present/times';
import { userInfoReport } from '../../../core/present/userInfoReport';
import { oauthFailureSentence } from '../failureMessages';
import { asking, isClientRefused, requestFor, sayFailed } from './askIssuer';
import { askMessages } from './askMessages';
import { isTrusted, obtainToken, profileOf } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';

/** The token goes where the issuer itself takes it, so nobody is asked once more. */
export async function showUserInfo(use: Use, argument: unknown): Promise<void> {
  if (!isTrusted(use)) return;
  const view = await resolveSession(use, argument, { title: askMessages.userInfoTitle });
  const profile = view && profileOf(use, view);
  if (view === undefined || profile === undefined) return;
  const token = await obtainToken(use, view);
  if (token === undefined) return;
  const request = await requestFor(use, profile, askMessages.gettingUserInfo, view, token.dpopKey);
  if (request === undefined) return;
  const endpoint = request.server.userinfoEndpoint;
  if (endpoint === undefined) return void use.dialog.warn(askMessages.noUserInfo);
  const deps = { ...use.oauth, keys: use.keys };
  const outcome = await asking(use, askMessages.gettingUserInfo, (signal) =>
    fetchUserInfo(request, token, deps, signal),
  );
  if (outcome === undefined) return;
  if (outcome.status === 'failed') return sayFailed(use, failureWords(outcome.failure, profile.name));
  const { accessToken, idToken } = token;
  const report = userInfoReport({
    userInfo: outcome.value,
    subjectToken: idToken ?? accessToken,
    accessToken,
    account: view.account.label,
    profile: profile.name,
    endpoint,
    now: use.clock.now(),
    times: createTimeWords(vscode.env.language, undefined),
  });
  await use.reports.preview(`${askMessages.userInfoTitle} - ${profile.name}`, report);
}

function failureWords(failure: OAuthFailure, profile: string): string {
  if (failure.error === 'userinfo-sub-mismatch') return askMessages.otherSubject;
  return isClientRefused(failure) ? askMessages.noOpenid : oauthFailureSentence(failure, profile);
}
