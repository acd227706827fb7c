/** What Okta's authorization servers write. */
import type { ProviderClaims } from '../entry';

export const oktaClaims: readonly ProviderClaims[] = [
  {
    providers: ['okta', 'okta-org'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'ver', title: 'Token version', type: 'number', source: 'Okta',
        meaning: 'The version of Okta\'s token format, which is 1.' },
      { name: 'jti', title: 'Token id', type: 'string', source: 'Okta · RFC 7519 §4.1.7',
        meaning: 'A unique id of this token; it begins with AT. in an access token and with ID. in an ID token.' },
      { name: 'cid', title: 'Client id', type: 'string', source: 'Okta',
        meaning: 'The application the access token was issued to.' },
      { name: 'uid', title: 'User id', type: 'string', source: 'Okta',
        meaning: 'The id of the user in Okta; absent when a machine asked for the token itself.' },
      { name: 'scp', title: 'Scopes', type: 'strings', source: 'Okta',
        meaning: 'What the client may do, as a list; the standard is one text with spaces, under the name "scope".' },
      { name: 'sub', title: 'Subject', type: 'string', source: 'Okta · RFC 7519 §4.1.2',
        meaning: 'Whom the token is about: the user\'s sign-in name in an access token, the user id in an ID token.' },
      { name: 'idp', title: 'Identity provider', type: 'string', source: 'Okta',
        meaning: 'The id of the provider at which the user signed in; it begins with 00o for Okta itself.' },
      { name: 'groups', title: 'Groups', type: 'strings', source: 'Okta',
        meaning: 'The user\'s groups, as far as the authorization server was set up to write them.' },
    ],
  },
];
