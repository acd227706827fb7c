/** The smaller identity platforms and access proxies. */
import { carries, marked, otherwise } from './provider';
import type { ProviderRule } from './provider';

const openidHashes: readonly string[] = ['nonce', 'at_hash', 'c_hash'];

export const otherProviders: readonly ProviderRule[] = [
  {
    id: 'stytch',
    name: 'Stytch',
    issuerIs: 'a Stytch project',
    issuer: /^stytch\.com\/project-(?:test|live)-[\da-f-]{36}$/,
    marks: [{ 'https://stytch.com/session': true }],
    anyIssuer: true,
    domain: /stytch\.com\b/i,
    kinds: [carries('Stytch', 'access', ['https://stytch.com/session', 'scope', 'client_id'])],
  },
  {
    id: 'workos',
    name: 'WorkOS',
    issuerIs: 'WorkOS',
    issuer: /^https:\/\/api\.workos\.com(?:\/user_management\/client_[\dA-Za-z]{1,64})?\/?$/,
    kinds: [carries('WorkOS', 'access', ['sid', 'permissions', 'role'])],
  },
  {
    id: 'fusionauth',
    name: 'FusionAuth',
    issuerIs: 'a FusionAuth server',
    marks: [{ applicationId: true, authenticationType: true }],
    anyIssuer: true,
    kinds: [carries('FusionAuth', 'id', openidHashes), carries('FusionAuth', 'access', ['roles', 'scope'])],
  },
  {
    id: 'zitadel',
    name: 'ZITADEL',
    issuerIs: 'a ZITADEL instance',
    issuer: /^https:\/\/[\da-z-]{1,63}(?:\.[\da-z]{1,20})?\.zitadel\.cloud$/,
    marks: [
      { 'urn:zitadel:iam:org:project:roles': true },
      { 'urn:zitadel:iam:user:resourceowner:id': true },
      { 'urn:zitadel:iam:user:metadata': true },
    ],
    anyIssuer: true,
    domain: /zitadel\.cloud\b/i,
    kinds: [carries('ZITADEL', 'id', [...openidHashes, 'azp']), carries('ZITADEL', 'access', ['client_id', 'scope'])],
  },
  {
    id: 'authentik',
    name: 'authentik',
    issuerIs: 'an application of an authentik server',
    issuer: /^https?:\/\/[^\s#/?@]{1,255}\/application\/o\/[\w-]{1,128}\/$/,
    marks: [{ acr: /^goauthentik\.io\/providers\// }],
    anyIssuer: true,
    kinds: [carries('authentik', 'id', openidHashes), carries('authentik', 'access', ['scope', 'azp'])],
  },
  {
    id: 'vault',
    name: 'HashiCorp Vault',
    issuerIs: 'the identity service of a Vault server',
    issuer: /^https?:\/\/[^\s#/?@]{1,255}\/v1\/(?:[\w-]{1,64}\/){0,4}identity\/oidc(?:\/provider\/[\w-]{1,64})?$/,
    kinds: [otherwise('id', 'likely', 'Vault issues ID tokens as JWTs; its access tokens are opaque.')],
  },
  {
    id: 'cloudflare-access',
    name: 'Cloudflare Access',
    issuerIs: 'a Cloudflare Access team',
    issuer: /^https:\/\/[\da-z-]{1,63}\.cloudflareaccess\.com$/,
    kinds: [
      marked(
        'type',
        /^(?:app|org)$/,
        'access',
        'Its type is app or org, with which Cloudflare Access marks what the token opens.',
      ),
      otherwise('access', 'likely', 'Cloudflare Access lets a request through with it.'),
    ],
  },
];
