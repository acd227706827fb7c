/** What Descope writes into its session, refresh and inbound-app tokens. */
import type { ProviderClaims } from '../entry';

export const descopeClaims: readonly ProviderClaims[] = [
  {
    providers: ['descope'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'iss', title: 'Issuer', type: 'string-or-uri', source: 'Descope · RFC 7519 §4.1.1',
        meaning: 'The Descope project that issued the token: a bare project id by default, a URL only after a JWT template or for an OIDC app.' },
      { name: 'sub', title: 'Subject', type: 'string', source: 'Descope · RFC 7519 §4.1.2',
        meaning: 'Whom the token is about: a user (the id begins with U) or an access key of a machine (K).' },
      { name: 'drn', title: 'Token of the pair', type: 'string', source: 'Descope',
        meaning: 'Which of Descope\'s two tokens this is: DS, the short session token for APIs, or DSR, the refresh token that gets new ones.' },
      { name: 'rexp', title: 'Refresh token ends', type: 'iso-instant', source: 'Descope',
        meaning: 'When the refresh token beside this token ends; after that the user has to sign in again (an ISO time, not seconds).' },
      { name: 'amr', title: 'Authentication methods', type: 'strings', source: 'Descope · RFC 8176',
        meaning: 'How the user signed in, by Descope\'s own names such as oauth, email or webauthn.' },
      { name: 'tenants', title: 'Tenants', type: 'object', source: 'Descope',
        meaning: 'The tenants the user belongs to, each with the roles and permissions held there.' },
      { name: 'dct', title: 'Current tenant', type: 'string', source: 'Descope',
        meaning: 'The tenant the user has chosen for this session.' },
      { name: 'roles', title: 'Project roles', type: 'strings', source: 'Descope',
        meaning: 'The roles the user holds in the whole project, outside of any tenant.' },
      { name: 'permissions', title: 'Project permissions', type: 'strings', source: 'Descope',
        meaning: 'What the user may do in the whole project, as the roles give it.' },
    ],
  },
];
