/** Okta: custom authorization servers, and the one of the organisation itself. */
import type { EvidenceRule } from '../classify/evidence';
import { carries, marked } from './provider';
import type { ProviderRule } from './provider';

const oktaKinds: readonly EvidenceRule[] = [
  marked('jti', /^AT\./, 'access', 'Its jti begins with AT., as Okta begins the ids of access tokens.'),
  marked('jti', /^ID\./, 'id', 'Its jti begins with ID., as Okta begins the ids of ID tokens.'),
  carries('Okta', 'access', ['scp', 'cid']),
  carries('Okta', 'id', ['nonce', 'at_hash', 'c_hash', 'auth_time']),
];

export const oktaProviders: readonly ProviderRule[] = [
  {
    id: 'okta',
    name: 'Okta',
    issuerIs: 'a custom authorization server of Okta',
    issuer: /^https:\/\/[\da-z-]{1,63}\.(?:okta|oktapreview|okta-emea|okta-gov)\.com\/oauth2\/[\w-]{1,64}$/,
    marks: [
      { jti: /^AT\./, cid: true },
      { jti: /^ID\./, idp: true },
    ],
    anyIssuer: true,
    domain: /okta(?:preview|-emea|-gov)?\.com\b/i,
    kinds: oktaKinds,
  },
  {
    id: 'okta-org',
    name: 'Okta (organisation server)',
    issuerIs: 'the authorization server of an Okta organisation, whose access tokens only Okta itself can check',
    issuer: /^https:\/\/[\da-z-]{1,63}\.(?:okta|oktapreview|okta-emea|okta-gov)\.com$/,
    kinds: oktaKinds,
  },
];
