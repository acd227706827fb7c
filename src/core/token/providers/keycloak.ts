/** Keycloak: every realm of every server, by the path of the issuer. */
import { marked } from './provider';
import type { ProviderRule } from './provider';

export const keycloakProviders: readonly ProviderRule[] = [
  {
    id: 'keycloak',
    name: 'Keycloak',
    issuerIs: 'the address of a realm, as Keycloak writes it',
    issuer: /^https?:\/\/[^\s#/?@]{1,255}(?:\/[\w.-]{1,64}){0,3}\/realms\/[^\s#/?]{1,255}$/,
    marks: [
      { typ: /^(?:Bearer|ID|Refresh|Offline)$/, session_state: true },
      { realm_access: true, azp: true },
    ],
    anyIssuer: true,
    kinds: [
      marked(
        'typ',
        /^(?:Bearer|DPoP)$/,
        'access',
        'Its payload says typ Bearer or DPoP, with which Keycloak marks access tokens.',
      ),
      marked('typ', /^ID$/, 'id', 'Its payload says typ ID, with which Keycloak marks ID tokens.'),
      marked('typ', /^Refresh$/, 'refresh', 'Its payload says typ Refresh, with which Keycloak marks refresh tokens.'),
      marked(
        'typ',
        /^Offline$/,
        'refresh',
        'Its payload says typ Offline, with which Keycloak marks refresh tokens that outlive the session.',
      ),
      marked('typ', /^Logout$/, 'logout', 'Its payload says typ Logout, with which Keycloak marks logout tokens.'),
    ],
  },
];
