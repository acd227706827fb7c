/** Signs in: which issuer, which way, and what becomes of the tokens. */
import * as vscode from 'vscode';
import type { OAuthRequest } from '../../core/oauth/client';
import type { OAuthFailure, OAuthOutcome } from '../../core/oauth/failure';
import { generateDpopKey } from '../../core/oauth/dpop';
import type { TokenSet } from '../../core/oauth/tokenSet';
import type { InteractiveWay } from '../../core/oauth/ways';
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { SessionView } from '../../core/sessions/session';
import { commandIds } from '../../shared/contributions';
import { mayAsk } from '../issuers/questions';
import { signInByBrowser, type RedirectHandler } from './browserSignIn';
import { signInAsClient } from './clientSignIn';
import { signInByDevice } from './deviceSignIn';
import type { DeviceSignIns } from './deviceSignIns';
import { oauthFailureSentence } from './failureMessages';
import type { PendingSignIns } from './pendingSignIns';
import { keepSession } from './keepSession';
import { askProfile } from './askProfile';
import { askWay } from './askWay';
import type { SignInFlow } from './signInFlow';
import { signInMessages, signedIn, signInTo } from './signInMessages';
import type { WaitingSignIns } from './waitingSignIn';

export interface SignInWanted {
  readonly profile?: IssuerProfile | undefined;
  /** In the place of those of the profile. */
  readonly scopes?: readonly string[] | undefined;
  /** Beside those of the profile, and before them. */
  readonly authorizationParameters?: Readonly<Record<string, string>> | undefined;
  readonly way?: InteractiveWay | undefined;
}

export interface SignInParts {
  readonly devices: DeviceSignIns;
  readonly redirects: RedirectHandler;
  readonly waiting: WaitingSignIns;
  readonly pending: PendingSignIns;
}

/** Undefined when the person does not go on, or when it failed, which was said. */
export async function signIn(
  flow: SignInFlow,
  parts: SignInParts,
  wanted: SignInWanted = {},
): Promise<SessionView | undefined> {
  if (!(await mayAsk(flow))) return undefined;
  const profile = wanted.profile ?? (await askProfile(flow));
  if (profile === undefined) return undefined;
  flow.flowLog.begin(signInTo(profile.name));
  const request = await prepare(flow, profile, wanted);
  if (request === undefined) return undefined;
  const way = wanted.way ?? (await askWay(flow, request));
  if (way === undefined) return undefined;
  const run = (): ReturnType<typeof obtain> => obtain(flow, parts, request, way);
  const waits = { profile: request.profile.name, way };
  // A client that signs in by itself waits for nobody.
  const tokens = await (way === 'client-credentials' ? run() : parts.pending.during(waits, run));
  if (tokens === undefined) return undefined;
  if (tokens.status === 'failed') return sayFailed(flow, parts, tokens.failure, { ...wanted, profile });
  return signedInAt(flow, request, way, tokens.value);
}

/** Keeps what a sign-in gave, and says so. */
export async function signedInAt(
  flow: SignInFlow,
  request: OAuthRequest,
  way: InteractiveWay,
  tokens: TokenSet,
): Promise<SessionView | undefined> {
  const kept = await keepSession(flow, request, way, tokens);
  if (kept === undefined) return undefined;
  flow.oauth.trace?.({ kind: 'note', at: flow.clock.now(), note: 'signed-in' });
  flow.onDidSignIn?.(kept);
  void saySignedIn(flow, kept);
  return kept;
}

/** What the server is asked as: with what is wanted, and with a new key where tokens are to be bound to one. */
async function prepare(
  flow: SignInFlow,
  profile: IssuerProfile,
  { scopes = profile.scopes, authorizationParameters }: SignInWanted,
): Promise<OAuthRequest | undefined> {
  const outcome = await flow.dialog.progress(signInMessages.preparing, (signal) =>
    flow.requests.requestFor(profile, { dialog: flow.dialog, signal }),
  );
  if (outcome === undefined) return undefined;
  if (outcome.status === 'failed') {
    await sayFailure(flow, oauthFailureSentence(outcome.failure, profile.name));
    return undefined;
  }
  const request = outcome.value;
  const dpopKey = profile.dpop ? await generateDpopKey(request.server) : undefined;
  const parameters = { ...profile.authorizationParameters, ...authorizationParameters };
  return { ...request, profile: { ...request.profile, scopes, authorizationParameters: parameters }, dpopKey };
}

async function obtain(
  flow: SignInFlow,
  { devices, redirects, waiting }: SignInParts,
  request: OAuthRequest,
  way: InteractiveWay,
): Promise<OAuthOutcome<TokenSet> | undefined> {
  switch (way) {
    case 'device-code':
      return signInByDevice({ ...flow, waiting }, devices, request);
    case 'browser':
      return signInByBrowser(flow, redirects, request);
    case 'client-credentials':
      return signInAsClient(flow, request);
  }
}

async function sayFailed(
  flow: SignInFlow,
  parts: SignInParts,
  failure: OAuthFailure,
  wanted: SignInWanted & { readonly profile: IssuerProfile },
): Promise<SessionView | undefined> {
  const choice = await sayFailure(flow, oauthFailureSentence(failure, wanted.profile.name), [
    signInMessages.tryAgain,
    signInMessages.otherWay,
  ]);
  if (choice === signInMessages.tryAgain) return signIn(flow, parts, wanted);
  if (choice === signInMessages.otherWay) return signIn(flow, parts, { ...wanted, way: undefined });
  return undefined;
}

/** A failure with the account of the flow one choice away. */
export async function sayFailure(
  { dialog, flowLog }: Pick<SignInFlow, 'dialog' | 'flowLog'>,
  sentence: string,
  actions: readonly string[] = [],
): Promise<string | undefined> {
  const choice = await dialog.warn(sentence, ...actions, signInMessages.showLog);
  if (choice !== signInMessages.showLog) return choice;
  flowLog.show();
  return undefined;
}

async function saySignedIn({ dialog }: SignInFlow, { id, account, profile }: SessionView): Promise<void> {
  const choice = await dialog.say(signedIn(account.label, profile), signInMessages.copyToken);
  if (choice !== undefined) await vscode.commands.executeCommand(commandIds.copyAccessToken, id);
}
