/** Descope: issuers that are a project id or end in one, endpoints that are the same for every project. */
import { below } from './endpoints';
import type { OAuthQuirk } from './quirk';

const issuers =
  /^(?:(https:\/\/(?:[\da-z-]{1,63}\.){0,4}descope\.com)\/(?:v1\/apps\/|oauth2\/v1\/(?:apps\/)?)?)?P[\dA-Za-z]{26,40}$/;

export const descopeQuirk: OAuthQuirk = {
  id: 'descope',
  fits: (issuer) => issuers.test(issuer),
  endpoints: ({ issuer }) =>
    below(`${issuers.exec(issuer)?.[1] ?? 'https://api.descope.com'}/oauth2/v1`, {
      authorizationEndpoint: 'authorize',
      tokenEndpoint: 'token',
      deviceAuthorizationEndpoint: 'device',
      revocationEndpoint: 'apps/revoke',
      userinfoEndpoint: 'userinfo',
    }),
};
