/** Makes a session of what a sign-in gave. */
import type { TokenSet } from '../oauth/tokenSet';
import type { IssuerProfile } from '../issuers/issuer';
import type { JsonObject } from '../token/decoded';
import type { Account, Session, SignInWay } from './session';
import { sessionIdOf } from './sessionId';

export interface SignedIn {
  readonly profile: IssuerProfile;
  /** Where that is one of a workspace. */
  readonly workspaceProfile?: string | undefined;
  /** As used, which is not always the one of the profile: some clients are registered at sign-in. */
  readonly clientId: string;
  readonly way: SignInWay;
  readonly account: Account;
  readonly tokens: TokenSet;
  readonly dpopKey: JsonObject | undefined;
  readonly now: Date;
}

export function newSession(signedIn: SignedIn): Session {
  const { profile, workspaceProfile, clientId, way, account, tokens, dpopKey, now } = signedIn;
  const identity = {
    issuer: profile.issuer,
    clientId,
    account,
    requestedScopes: profile.scopes,
    resources: profile.resources,
    requestedAudience: profile.requestedAudience,
    way,
  };
  return {
    version: 1,
    id: sessionIdOf(identity),
    profile: profile.name,
    workspaceProfile,
    ...identity,
    createdAt: now,
    generation: 1,
    tokens,
    dpopKey,
    renewal: undefined,
    ended: undefined,
  };
}
