/** Renews an access token because a person asks for it. */
import type { SessionView } from '../../core/sessions/session';
import { oauthFailureSentence } from './failureMessages';
import { sayFailure, signIn, type SignInParts } from './signIn';
import type { SignInFlow } from './signInFlow';
import { renewed, signInMessages } from './signInMessages';
import { resolveSession } from './use/pickSession';

export async function refreshSession(flow: SignInFlow & SignInParts, argument: unknown): Promise<void> {
  const { refreshTitle: title, pickRefresh: placeHolder } = signInMessages;
  const view = await resolveSession(flow, argument, { title, placeHolder });
  if (view !== undefined) await refresh(flow, view, { retryLost: false });
}

async function refresh(
  flow: SignInFlow & SignInParts,
  view: SessionView,
  options: { readonly retryLost: boolean },
): Promise<void> {
  const { dialog, sessions } = flow;
  const outcome = await dialog.progress(signInMessages.refreshing, (signal) =>
    sessions.refresh(view.id, { ...options, signal }),
  );
  if (outcome === undefined) return;
  if (outcome.status === 'done') return void dialog.say(renewed(view.account.label, view.profile));
  const { code } = outcome.failure;
  const lost = code === 'session-uncertain' ? [signInMessages.tryOnce] : [];
  const sentence = oauthFailureSentence(outcome.failure, view.profile);
  const choice = await sayFailure(flow, sentence, [...lost, signInMessages.signInAgain]);
  if (choice === signInMessages.tryOnce) return refresh(flow, view, { retryLost: true });
  if (choice !== signInMessages.signInAgain) return;
  const profile = flow.profiles.current().find(({ name }) => name === view.profile);
  await signIn(flow, flow, { profile, scopes: view.requestedScopes });
}
