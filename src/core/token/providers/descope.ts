/** Descope: session and refresh tokens issued under a bare project id, and tokens of its OIDC and inbound apps. */
import { carries, marked } from './provider';
import type { ProviderRule } from './provider';

export const descopeProviders: readonly ProviderRule[] = [
  {
    id: 'descope',
    name: 'Descope',
    issuerIs: 'a Descope project',
    issuer: /^(?:https:\/\/api\.(?:[\da-z]+\.)?descope\.com\/(?:v1\/apps\/)?)?P[\dA-Za-z]{26,40}$/,
    marks: [{ drn: /^DSR?$/ }],
    anyIssuer: true,
    domain: /descope\.com\b/i,
    kinds: [
      marked(
        'drn',
        /^DS$/,
        'access',
        'Its drn is DS: the session token, which is the access token of the pair Descope issues.',
      ),
      marked('drn', /^DSR$/, 'refresh', 'Its drn is DSR: the refresh token of the pair Descope issues.'),
      carries('Descope', 'id', ['nonce', 'at_hash', 'c_hash']),
      carries('Descope', 'access', ['scope', 'client_id']),
    ],
  },
];
