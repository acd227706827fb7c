/** GitLab: endpoints that its metadata does not all name. */
import { below } from './endpoints';
import type { OAuthQuirk } from './quirk';

export const gitlabQuirk: OAuthQuirk = {
  id: 'gitlab',
  fits: (issuer) => /^https:\/\/gitlab\.com\/?$/.test(issuer),
  endpoints: ({ issuer }) =>
    below(issuer, {
      authorizationEndpoint: 'oauth/authorize',
      tokenEndpoint: 'oauth/token',
      deviceAuthorizationEndpoint: 'oauth/authorize_device',
      revocationEndpoint: 'oauth/revoke',
      introspectionEndpoint: 'oauth/introspect',
      userinfoEndpoint: 'oauth/userinfo',
      jwksUri: 'oauth/discovery/keys',
    }),
};
