/** Google: `verification_url`, pending with status 428, and errors that have no `error`. */
import { memberOf } from '../../rules/facts';
import type { OAuthFailureCode } from '../failure';
import type { OAuthQuirk } from './quirk';

const codes: Readonly<Record<string, OAuthFailureCode>> = {
  rate_limit_exceeded: 'oauth-server-busy',
  admin_policy_enforced: 'oauth-access-denied',
  org_internal: 'oauth-access-denied',
  restricted_client: 'oauth-unauthorized-client',
  disabled_client: 'oauth-invalid-client',
  deleted_client: 'oauth-invalid-client',
};

export const googleQuirk: OAuthQuirk = {
  id: 'google',
  fits: (issuer) => /^(?:https:\/\/)?accounts\.google\.com$/.test(issuer),
  endpoints: () => ({
    authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenEndpoint: 'https://oauth2.googleapis.com/token',
    deviceAuthorizationEndpoint: 'https://oauth2.googleapis.com/device/code',
    revocationEndpoint: 'https://oauth2.googleapis.com/revoke',
    userinfoEndpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
    jwksUri: 'https://www.googleapis.com/oauth2/v3/certs',
  }),
  // Without it no refresh token comes.
  authorizationParameters: { access_type: 'offline' },
  members: ({ members }) => {
    if (members === undefined) return undefined;
    const [url, code] = [memberOf(members, 'verification_url'), memberOf(members, 'error_code')];
    return {
      ...members,
      ...(url !== undefined && memberOf(members, 'verification_uri') === undefined && { verification_uri: url }),
      ...(code !== undefined && memberOf(members, 'error') === undefined && { error: code }),
    };
  },
  failureCode: (members) => {
    const error = memberOf(members, 'error');
    return typeof error === 'string' && Object.hasOwn(codes, error) ? codes[error] : undefined;
  },
};
