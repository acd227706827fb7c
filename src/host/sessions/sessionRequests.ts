/** What is sent for a session that is kept: renewals and revocations, to the issuer and as the client it was made with. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { OAuthRequest } from '../../core/oauth/client';
import { requestClientCredentials } from '../../core/oauth/clientCredentials';
import type { KeyedDeps } from '../../core/oauth/issuerSignature';
import { providerOf } from '../../core/oauth/quirks/quirks';
import { refreshTokens } from '../../core/oauth/refresh';
import { revokeToken } from '../../core/oauth/revocation';
import { sessionFailed, type SessionOutcome } from '../../core/sessions/outcome';
import type { Session } from '../../core/sessions/session';
import type { Revoke } from '../../core/sessions/signOut';
import type { SendRenewal } from '../../core/sessions/spend';
import type { OAuthRequests } from './requests';

export interface SessionRequestsDeps {
  readonly profiles: { readonly current: () => readonly IssuerProfile[] };
  readonly requests: OAuthRequests;
  readonly oauth: KeyedDeps;
  readonly closing: AbortSignal;
}

export interface SessionRequests {
  readonly renewal: (session: Session) => Promise<SessionOutcome<SendRenewal>>;
  readonly revocation: (session: Session, signal: AbortSignal) => Promise<SessionOutcome<Revoke>>;
  readonly graceMilliseconds: (session: Session) => number;
}

/** The longest that Okta lets a person set; Auth0's leeway and Keycloak's count of uses have no other default. */
const graceMilliseconds = 30_000;

export function createSessionRequests(deps: SessionRequestsDeps): SessionRequests {
  const { requests, oauth, closing } = deps;
  const requestOf = async (session: Session, signal: AbortSignal): Promise<SessionOutcome<OAuthRequest>> => {
    const profile = profileFor(session, deps.profiles.current());
    if (profile === undefined) return sessionFailed('session-profile-gone');
    // The profile as it is in the settings: of any other, nothing is sent.
    const request = await requests.requestFor(profile, { dpopKey: session.dpopKey, signal, session });
    return request.status === 'done' ? requestAs(session, request.value) : request;
  };
  return {
    renewal: async (session) => {
      const request = await requestOf(session, closing);
      if (request.status === 'failed') return request;
      // Nobody may end this one: the refresh token would be gone with its answer. The way out ends it in time.
      const { signal } = new AbortController();
      const send: SendRenewal =
        session.way === 'client-credentials'
          ? () => requestClientCredentials(request.value, oauth, signal)
          : () => refreshTokens(request.value, session.tokens, oauth, signal);
      return { status: 'done', value: send };
    },
    revocation: async (session, signal) => {
      const request = await requestOf(session, signal);
      if (request.status === 'failed') return request;
      return { status: 'done', value: (token, hint) => revokeToken(request.value, token, hint, oauth, signal) };
    },
    graceMilliseconds: (session) => {
      const profile = profileFor(session, deps.profiles.current());
      const documented = ['auth0', 'okta', 'keycloak'];
      return profile !== undefined && documented.includes(providerOf(profile)) ? graceMilliseconds : 0;
    },
  };
}

/**
 * A profile in effect with exactly this issuer and client: a refresh token is bound to both (RFC 6749 section 10.4) and is
 * sent to nobody else, whatever became of the name.
 */
function profileFor(session: Session, profiles: readonly IssuerProfile[]): IssuerProfile | undefined {
  const fitting = profiles.filter(
    ({ issuer, clientId }) => issuer === session.issuer && (clientId === undefined || clientId === session.clientId),
  );
  return fitting.find(({ name }) => name === session.profile) ?? fitting[0];
}

/** With the scopes and resources of the sign-in; not as a client that was registered since then. */
function requestAs(session: Session, request: OAuthRequest): SessionOutcome<OAuthRequest> {
  const { clientId, requestedScopes: scopes, resources, requestedAudience, dpopKey } = session;
  if (request.profile.clientId !== clientId) return sessionFailed('session-profile-gone');
  const profile = { ...request.profile, scopes, resources, requestedAudience };
  return { status: 'done', value: { ...request, profile, dpopKey } };
}
