/** What Keycloak writes. */
import type { ProviderClaims } from '../entry';

export const keycloakClaims: readonly ProviderClaims[] = [
  {
    providers: ['keycloak'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'typ', title: 'Token type', type: 'string', source: 'Keycloak',
        meaning: 'Which of Keycloak\'s tokens this is: Bearer for APIs, ID for the application, Refresh or Offline for Keycloak only.' },
      { name: 'azp', title: 'Client id', type: 'string', source: 'Keycloak',
        meaning: 'The client that asked for the token.' },
      { name: 'aud', title: 'Audience', type: 'string-or-strings', source: 'Keycloak · RFC 7519 §4.1.3',
        meaning: 'For whom the token is meant; often only "account", until an audience mapper adds the API.' },
      { name: 'exp', title: 'Expiration time', type: 'instant', source: 'Keycloak · RFC 7519 §4.1.4',
        meaning: 'When the token ends; an offline token says 0 or nothing, which means it does not end by itself.' },
      { name: 'realm_access', title: 'Realm roles', type: 'object', source: 'Keycloak',
        meaning: 'The roles the user holds in the whole realm.' },
      { name: 'resource_access', title: 'Client roles', type: 'object', source: 'Keycloak',
        meaning: 'The roles the user holds at each single client or API.' },
      { name: 'session_state', title: 'Session id', type: 'string', source: 'Keycloak',
        meaning: 'The user\'s session at Keycloak; newer versions write it as "sid" only.' },
      { name: 'allowed-origins', title: 'Allowed origins', type: 'strings', source: 'Keycloak',
        meaning: 'The web pages that may use this token from a browser; an asterisk allows any.' },
      { name: 'acr', title: 'Authentication level', type: 'string', source: 'Keycloak',
        meaning: 'How strong the sign-in was: 0 means the session was reused, 1 that the user signed in now, unless levels are set up.' },
      { name: 'authorization', title: 'Granted permissions', type: 'object', source: 'Keycloak',
        meaning: 'What Keycloak\'s own authorization service has granted, by resource and scope.' },
      { name: 'reuse_id', title: 'Reuse id', type: 'string', source: 'Keycloak',
        meaning: 'With it Keycloak notices when a refresh token is used twice.' },
    ],
  },
];
