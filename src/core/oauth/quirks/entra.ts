/** Microsoft Entra ID: errors of its own beside the standard's, and numbers (AADSTS) that say more than either. */
import { entraPlaceholder } from '../../issuers/entra';
import { memberOf } from '../../rules/facts';
import type { OAuthFailureCode } from '../failure';
import type { KnownEndpoints, OAuthQuirk } from './quirk';

const hosts =
  /^https:\/\/(?:sts\.(?:windows\.net|chinacloudapi\.cn)|login\.(?:microsoftonline\.(?:com|us)|microsoft\.com|partner\.microsoftonline\.cn|chinacloudapi\.cn|windows\.net)|[\da-z-]{1,63}\.ciamlogin\.com)\//;

const codes: Readonly<Record<string, OAuthFailureCode>> = {
  authorization_declined: 'oauth-access-denied',
  bad_verification_code: 'oauth-invalid-grant',
  code_expired: 'oauth-device-code-expired',
  invalid_resource: 'oauth-invalid-target',
};

/** AADSTS numbers behind an `invalid_grant` after which the person only has to do something more. */
const interaction: ReadonlySet<number> = new Set([50072, 50074, 50076, 50078, 50079, 50097, 50158, 65001]);
/** Conditional access, or nobody assigned the person to the app: a policy said no, which for device codes many do. */
const policy: ReadonlySet<number> = new Set([50105, 50131, 53000, 53001, 53002, 53003]);
/** The app is unknown, may not be used in this tenant, or has to authenticate. */
const client: ReadonlySet<number> = new Set([700016, 7000215, 7000218, 7000222]);

export const entraQuirk: OAuthQuirk = {
  id: 'entra',
  fits: (issuer) => hosts.test(issuer),
  endpoints: ({ issuer }) => endpoints(issuer),
  // Assertions for the issuer are refused (AADSTS50027).
  assertionAudience: ({ tokenEndpoint }) => tokenEndpoint,
  failureCode: (members) => {
    const error = memberOf(members, 'error');
    const listed = memberOf(members, 'error_codes');
    const numbers = Array.isArray(listed) ? listed.filter((each) => typeof each === 'number') : [];
    if (error === 'invalid_grant' && numbers.some((each) => interaction.has(each))) return 'oauth-interaction-required';
    if (error === 'invalid_grant' && numbers.some((each) => policy.has(each))) return 'oauth-access-denied';
    if (numbers.some((each) => client.has(each))) return 'oauth-invalid-client';
    return typeof error === 'string' && Object.hasOwn(codes, error) ? codes[error] : undefined;
  },
};

/** Of the tenant in the issuer; of all tenants where that has a placeholder. Version 1.0 has issuers on another host. */
function endpoints(issuer: string): KnownEndpoints {
  if (!hosts.test(issuer)) return {};
  const { host, pathname } = new URL(issuer.replace(entraPlaceholder, 'common'));
  const [, tenant = 'common'] = pathname.split('/');
  const login = host.replace(/^sts\.windows\.net$/, 'login.microsoftonline.com').replace(/^sts\./, 'login.');
  const base = `https://${login}/${tenant === '' ? 'common' : tenant}`;
  return {
    authorizationEndpoint: `${base}/oauth2/v2.0/authorize`,
    tokenEndpoint: `${base}/oauth2/v2.0/token`,
    deviceAuthorizationEndpoint: `${base}/oauth2/v2.0/devicecode`,
    jwksUri: `${base}/discovery/v2.0/keys`,
  };
}
