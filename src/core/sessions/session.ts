/** A session: what one sign-in gave, kept under one key of SecretStorage, and what is shown of it. */
import type { TokenSet } from '../oauth/tokenSet';
import type { InteractiveWay } from '../oauth/ways';
import type { JsonObject } from '../token/decoded';

/** How the tokens were obtained. */
export type SignInWay = InteractiveWay | 'token-exchange';

export interface Session {
  /** Of the format; another number is another version's and is set aside, not dropped. */
  readonly version: 1;
  /** A digest over issuer, client, account, scopes, resources and audience: the same sign-in again replaces it. */
  readonly id: string;
  /** Name of the issuer profile. */
  readonly profile: string;
  /**
   * Digest of the workspace's profile that it was made with: a profile of a workspace that says anything else, an endpoint
   * elsewhere for one, gets none of its tokens. Undefined for the user's own.
   */
  readonly workspaceProfile: string | undefined;
  readonly issuer: string;
  readonly clientId: string;
  readonly account: Account;
  readonly requestedScopes: readonly string[];
  readonly resources: readonly string[];
  readonly requestedAudience: string | undefined;
  readonly way: SignInWay;
  readonly createdAt: Date;
  /** Counts the token sets; of two copies the higher one counts. */
  readonly generation: number;
  readonly tokens: TokenSet;
  /** Private JWK that the tokens are bound to. */
  readonly dpopKey: JsonObject | undefined;
  /** Set before a refresh token is sent and gone with the answer; what stays behind is a renewal whose answer was lost. */
  readonly renewal: Renewal | undefined;
  /** Why the last renewal failed for good; the refresh token is then of no more use. */
  readonly ended: 'refresh-token-refused' | undefined;
}

export interface Account {
  /** `sub`, or another stable name of the account; empty for a client that acts for itself. */
  readonly id: string;
  /** What a person knows it by. */
  readonly label: string;
}

export interface Renewal {
  readonly startedAt: Date;
  /** Which window began it. */
  readonly owner: string;
  /** True once that window knows that no answer will come; whoever else finds the mark may still have to wait. */
  readonly lost: boolean;
}

/** What trees, lists and status bars may know of a session: no token, no key. */
export interface SessionView {
  readonly id: string;
  readonly profile: string;
  readonly workspaceProfile?: string | undefined;
  readonly issuer: string;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly requestedScopes: readonly string[];
  readonly way: SignInWay;
  readonly state: SessionState;
  readonly tokenType: string;
  readonly obtainedAt: Date;
  readonly expiresAt: Date | undefined;
  readonly hasRefreshToken: boolean;
  readonly refreshExpiresAt: Date | undefined;
  readonly hasIdToken: boolean;
}

/**
 * `active` and `expiring` (under a tenth of its life or a minute): the access token works. `expired`: a refresh token
 * can renew it. `renewing`: somebody does. `uncertain`: the answer to the last renewal was lost. `outdated`: another
 * window renewed it, and this one is not given what that window kept; reloading the window helps. `ended`: only a new
 * sign-in helps.
 */
export type SessionState = 'active' | 'expiring' | 'expired' | 'renewing' | 'uncertain' | 'outdated' | 'ended';
