/** Microsoft Entra ID: issuers with the tenant as a placeholder, keys bound to issuers, tokens for Microsoft Graph. */
import { entraPlaceholder, personalAccounts } from '../../issuers/entra';
import { memberOf } from '../../rules/facts';
import type { JsonObject } from '../../token/decoded';
import { issuerReasons } from '../issuerClaim';
import type { Quirk } from './quirk';

const hosts =
  /^https:\/\/(?:sts\.(?:windows\.net|chinacloudapi\.cn)|login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|windows\.net)|[\da-z-]{1,63}\.ciamlogin\.com)\//;
const tenantId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Issuers that stand for many tenants; the metadata of them names the placeholder. */
const everyTenant = /^(https:\/\/[^/]+\/)(?:common|organizations)(\/v2\.0)$/;
const everyTenantVersion1 = /^https:\/\/[^/]+\/(?:common|organizations)\/?$/;
const consumers = /^(https:\/\/[^/]+\/)consumers(\/v2\.0)$/;
const version1 = /^https:\/\/sts\.windows\.net\/([^/]+)\/$/;

export const entraQuirk: Quirk = {
  id: 'entra',
  fits: (issuer) => hosts.test(issuer),
  issuerReasons: (issuer, claims) => {
    const template = issuer
      .replace(everyTenant, `$1${entraPlaceholder}$2`)
      .replace(everyTenantVersion1, `https://sts.windows.net/${entraPlaceholder}/`)
      .replace(consumers, `$1${personalAccounts}$2`);
    const expected = ofTenant(template, claims);
    const reasons = issuerReasons([expected], claims);
    // Without a tenant the placeholder is left, which is nobody's issuer.
    if (reasons.length > 0 || !expected.includes(entraPlaceholder)) return reasons;
    return [{ code: 'claim-missing', claim: 'tid', expected: 'tid' }];
  },
  // The signature is made over the hash of that nonce, which only the API it is for knows to do.
  undecided: ({ header, claims }) => {
    const issuer = memberOf(claims, 'iss');
    const isNonced = typeof memberOf(header, 'nonce') === 'string' && typeof issuer === 'string' && hosts.test(issuer);
    return isNonced ? { code: 'graph-nonce-token', issuer } : undefined;
  },
  keyMayServe: (keyIssuer, claims) => {
    const issuer = memberOf(claims, 'iss');
    const served = ofTenant(keyIssuer, claims);
    if (typeof issuer !== 'string') return false;
    // Keys name issuers of version 2.0 alone, and sign for version 1.0 of the same tenant, too.
    return served === issuer || served === issuer.replace(version1, 'https://login.microsoftonline.com/$1/v2.0');
  },
};

/** The issuer for the tenant of a token; the placeholder stays where `tid` is no tenant id, and then nothing fits. */
function ofTenant(template: string, claims: JsonObject): string {
  const tenant = memberOf(claims, 'tid');
  return typeof tenant === 'string' && tenantId.test(tenant)
    ? template.replace(entraPlaceholder, () => tenant)
    : template;
}
