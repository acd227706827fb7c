/** Amazon Cognito: access tokens name the app client in `client_id` and have no `aud`. */
import { memberOf } from '../../rules/facts';
import type { Quirk } from './quirk';

const userPool = /^https:\/\/(?:issuer-)?cognito-idp(?:-fips)?\.[\da-z-]{1,32}\.amazonaws\.com(?:\.cn)?\/[\w-]{1,64}$/;

export const cognitoQuirk: Quirk = {
  id: 'cognito',
  fits: (issuer) => userPool.test(issuer),
  audienceOf: (claims) => (memberOf(claims, 'token_use') === 'access' ? memberOf(claims, 'client_id') : undefined),
};
