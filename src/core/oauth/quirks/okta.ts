/** Okta: endpoints below the authorization server, client assertions for the token endpoint. */
import { below } from './endpoints';
import type { OAuthQuirk } from './quirk';

export const oktaQuirk: OAuthQuirk = {
  id: 'okta',
  fits: (issuer) => /^https:\/\/[\da-z-]{1,63}\.(?:okta|oktapreview|okta-emea|okta-gov)\.com(?:\/|$)/.test(issuer),
  // The organisation's own server has no name; the others have theirs in the issuer.
  endpoints: ({ issuer }) =>
    below(/\/oauth2\/[^/]+\/?$/.test(issuer) ? issuer : `${issuer.replace(/\/$/, '')}/oauth2`, {
      authorizationEndpoint: 'v1/authorize',
      tokenEndpoint: 'v1/token',
      deviceAuthorizationEndpoint: 'v1/device/authorize',
      revocationEndpoint: 'v1/revoke',
      introspectionEndpoint: 'v1/introspect',
      userinfoEndpoint: 'v1/userinfo',
      jwksUri: 'v1/keys',
    }),
  assertionAudience: ({ tokenEndpoint }) => tokenEndpoint,
};
