/** PingOne and OneLogin. */
import { carries, otherwise } from './provider';
import type { ProviderRule } from './provider';

export const pingProviders: readonly ProviderRule[] = [
  {
    id: 'pingone',
    name: 'PingOne',
    issuerIs: 'a PingOne environment',
    issuer: /^https:\/\/auth\.pingone\.(?:com|eu|asia|ca|com\.au|sg)\/[\da-f-]{36}\/as$/,
    marks: [{ 'p1.rid': true }],
    kinds: [
      carries('PingOne', 'id', ['nonce', 'at_hash', 'c_hash', 's_hash']),
      carries('PingOne', 'access', ['scope', 'client_id']),
    ],
  },
  {
    id: 'onelogin',
    name: 'OneLogin',
    issuerIs: 'a OneLogin account',
    issuer: /^https:\/\/[\da-z-]{1,63}\.onelogin\.com\/oidc(?:\/2)?$/,
    kinds: [
      carries('OneLogin', 'access', ['scope']),
      otherwise('id', 'likely', 'OneLogin issues ID tokens as JWTs; its own access tokens are opaque.'),
    ],
  },
];
