/** What Auth0 writes beside the registered claims. */
import type { ProviderClaims } from '../entry';

export const auth0Claims: readonly ProviderClaims[] = [
  {
    providers: ['auth0'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'sub', title: 'Subject', type: 'string', source: 'Auth0 · RFC 7519 §4.1.2',
        meaning: 'Whom the token is about: the connection and the user id with a bar between, or a client id ending in @clients.' },
      { name: 'aud', title: 'Audience', type: 'string-or-strings', source: 'Auth0 · RFC 7519 §4.1.3',
        meaning: 'The API the token is for; the second entry ending in /userinfo lets the client ask for the profile too.' },
      { name: 'azp', title: 'Client id', type: 'string', source: 'Auth0',
        meaning: 'The application that asked for the token.' },
      { name: 'gty', title: 'Grant type', type: 'string-or-strings', source: 'Auth0',
        meaning: 'How the token was obtained; client-credentials means a machine asked for itself and no user is behind it.' },
      { name: 'permissions', title: 'Permissions', type: 'strings', source: 'Auth0',
        meaning: 'What the roles of the user allow at this API; written only when the API has role-based access turned on.' },
      { name: 'org_id', title: 'Organisation id', type: 'string', source: 'Auth0',
        meaning: 'The organisation the user signed in to; an API with several customers must check it.' },
      { name: 'org_name', title: 'Organisation name', type: 'string', source: 'Auth0',
        meaning: 'The name of the organisation the user signed in to; unlike the id it can change.' },
      { name: 'sid', title: 'Session id', type: 'string', source: 'Auth0',
        meaning: 'The user\'s session at Auth0.' },
    ],
  },
];
