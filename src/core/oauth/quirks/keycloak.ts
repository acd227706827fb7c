/** Keycloak: the life of its refresh tokens, and a wrong secret that it calls an unauthorized client. */
import { memberOf } from '../../rules/facts';
import { below } from './endpoints';
import type { OAuthQuirk } from './quirk';

export const keycloakQuirk: OAuthQuirk = {
  id: 'keycloak',
  fits: (issuer) => /^https?:\/\/[^\s#/?@]{1,255}(?:\/[\w.-]{1,64}){0,3}\/realms\/[^\s#/?]{1,255}$/.test(issuer),
  endpoints: ({ issuer }) =>
    below(`${issuer}/protocol/openid-connect`, {
      authorizationEndpoint: 'auth',
      tokenEndpoint: 'token',
      deviceAuthorizationEndpoint: 'auth/device',
      revocationEndpoint: 'revoke',
      introspectionEndpoint: 'token/introspect',
      userinfoEndpoint: 'userinfo',
      jwksUri: 'certs',
    }),
  failureCode: (members, status) =>
    status === 401 && memberOf(members, 'error') === 'unauthorized_client' ? 'oauth-invalid-client' : undefined,
};
