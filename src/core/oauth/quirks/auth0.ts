/** Auth0: pending with status 403, slow down with 429, and second factors that the token endpoint asks for. */
import { memberOf } from '../../rules/facts';
import type { OAuthQuirk } from './quirk';
import { below } from './endpoints';

export const auth0Quirk: OAuthQuirk = {
  id: 'auth0',
  fits: (issuer) => /^https:\/\/[\da-z-]{1,63}(?:\.[\da-z-]{1,20})?\.auth0\.com\/?$/.test(issuer),
  endpoints: ({ issuer }) =>
    below(issuer, {
      authorizationEndpoint: 'authorize',
      tokenEndpoint: 'oauth/token',
      deviceAuthorizationEndpoint: 'oauth/device/code',
      revocationEndpoint: 'oauth/revoke',
      userinfoEndpoint: 'userinfo',
      jwksUri: '.well-known/jwks.json',
    }),
  failureCode: (members) => {
    switch (memberOf(members, 'error')) {
      case 'mfa_required':
        return 'oauth-interaction-required';
      case 'too_many_attempts':
      case 'too_many_requests':
        return 'oauth-server-busy';
      default:
        return undefined;
    }
  },
  // Only refresh tokens can be taken back.
  revocation: (_request, _token, hint) => (hint === 'access_token' ? 'not-supported' : undefined),
};
