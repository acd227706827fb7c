/** Signs in because another extension asked for a session that is not kept. */
import type { SessionToken } from '../../core/sessions/outcome';
import type { SessionView } from '../../core/sessions/session';
import type { IssuerProfiles } from '../issuers/profiles';
import { authenticationMessages, notGranted, whyBound } from './authenticationMessages';
import { parametersFor, type StepUp } from './challenges';
import { oauthFailureSentence } from './failureMessages';
import type { Sessions } from './sessions';
import { isBound } from './sharedSessions';
import type { SignInWanted } from './signIn';
import { missingOf, profileFor, scopesToAsk, wantedOf } from './wantedScopes';

export interface SharedSignInDeps {
  readonly sessions: Pick<Sessions, 'token'>;
  readonly profiles: Pick<IssuerProfiles, 'current'>;
  /** Undefined when the person does not go on, or when it failed, which was said. */
  readonly signIn: (wanted: SignInWanted) => Promise<SessionView | undefined>;
}

export interface SharedSignIn {
  readonly scopes: readonly string[];
  readonly stepUp: StepUp | undefined;
  /** Name of the profile of the account that is to sign in, where it is known and the scopes name none. */
  readonly profile: string | undefined;
}

/** Rejects with a sentence for the extension that asked, as the editor wants it. */
export async function signInFor(
  { sessions, profiles, signIn }: SharedSignInDeps,
  { scopes, stepUp, profile: name }: SharedSignIn,
): Promise<SessionToken> {
  const wanted = wantedOf(scopes);
  const current = profiles.current();
  const profile = profileFor(wanted, current) ?? current.find((each) => each.name === name);
  if (profile === 'unknown') throw new Error(authenticationMessages.unknownProfile);
  if (profile?.dpop === true) throw new Error(whyBound(profile.name));
  const view = await signIn({
    profile,
    scopes: scopesToAsk(wanted.scopes, profile),
    // Only an authorization request has parameters for it.
    ...(stepUp === undefined ? {} : { way: 'browser', authorizationParameters: parametersFor(stepUp) }),
  });
  if (view === undefined) throw new Error(authenticationMessages.notSignedIn);
  if (isBound(view)) throw new Error(whyBound(view.profile));
  const missing = missingOf(view, wanted.scopes);
  if (missing.length > 0) throw new Error(notGranted(view.profile, missing));
  const outcome = await sessions.token(view.id);
  if (outcome.status === 'failed') throw new Error(oauthFailureSentence(outcome.failure, view.profile));
  return outcome.value;
}
