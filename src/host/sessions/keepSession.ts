/** Keeps what a sign-in gave, under the account it is for. */
import { accountOf } from '../../core/sessions/account';
import { newSession } from '../../core/sessions/newSession';
import type { SessionView, SignInWay } from '../../core/sessions/session';
import type { OAuthRequest } from '../../core/oauth/client';
import type { TokenSet } from '../../core/oauth/tokenSet';
import { fetchUserInfo } from '../../core/oauth/userinfo';
import type { JsonObject } from '../../core/token/decoded';
import { oauthFailureSentence } from './failureMessages';
import type { SignInFlow } from './signInFlow';
import { signInMessages } from './signInMessages';

type KeepFlow = Pick<SignInFlow, 'clock' | 'dialog' | 'oauth' | 'profiles' | 'sessions'>;

/** Undefined when it could not be kept, which is said: a session that is lost at once is none. */
export async function keepSession(
  flow: KeepFlow,
  request: OAuthRequest,
  way: SignInWay,
  tokens: TokenSet,
): Promise<SessionView | undefined> {
  const { profile, dpopKey } = request;
  const source = flow.profiles.entryNamed(profile.name)?.source;
  const session = newSession({
    profile,
    workspaceProfile: source?.kind === 'workspace' ? source.digest : undefined,
    clientId: profile.clientId ?? '',
    way,
    account: accountOf(tokens, await userInfoOf(flow, request, way, tokens)),
    tokens,
    dpopKey,
    now: flow.clock.now(),
  });
  for (;;) {
    const kept = await flow.sessions.add(session);
    if (kept.status === 'done') return kept.value;
    const sentence = oauthFailureSentence(kept.failure, profile.name);
    const choice = await flow.dialog.warn(sentence, signInMessages.keepAgain);
    if (choice === undefined) return undefined;
  }
}

/** Asked for only where nothing else says whom the tokens are for; without an answer the account has no name. */
async function userInfoOf(
  { oauth }: KeepFlow,
  request: OAuthRequest,
  way: SignInWay,
  tokens: TokenSet,
): Promise<JsonObject | undefined> {
  const isKnown = accountOf(tokens).id !== '';
  if (isKnown || way === 'client-credentials' || request.server.userinfoEndpoint === undefined) return undefined;
  const answer = await fetchUserInfo(request, tokens, oauth, AbortSignal.timeout(10_000));
  return answer.status === 'done' ? answer.value : undefined;
}
