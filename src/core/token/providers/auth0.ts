/** Auth0: regional tenants by their issuer, custom domains by the form of the subject. */
import { carries } from './provider';
import type { ProviderRule } from './provider';

export const auth0Providers: readonly ProviderRule[] = [
  {
    id: 'auth0',
    name: 'Auth0',
    issuerIs: 'an Auth0 tenant',
    issuer: /^https:\/\/[\da-z-]{1,63}(?:\.[\da-z-]{1,20})?\.auth0\.com\/$/,
    marks: [
      { sub: /^(?:auth0|google-oauth2|windowslive|waad|samlp|adfs)\|/ },
      { sub: /@clients$/, gty: /^client-credentials$/ },
    ],
    anyIssuer: true,
    domain: /auth0\.com\b/i,
    kinds: [
      carries('Auth0', 'id', ['nonce', 'at_hash', 'c_hash', 's_hash']),
      carries('Auth0', 'access', ['scope', 'permissions', 'gty', 'azp']),
      carries('Auth0', 'id', ['sid']),
    ],
  },
];
