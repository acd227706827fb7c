/** What Clerk writes into its session tokens. */
import type { ProviderClaims } from '../entry';

export const clerkClaims: readonly ProviderClaims[] = [
  {
    providers: ['clerk'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'azp', title: 'Page of origin', type: 'uri', source: 'Clerk',
        meaning: 'The web page that asked for the token, and not a client id as elsewhere; check it against your own addresses.' },
      { name: 'sid', title: 'Session id', type: 'string', source: 'Clerk',
        meaning: 'The user\'s session at Clerk; it begins with sess_.' },
      { name: 'sub', title: 'Subject', type: 'string', source: 'Clerk · RFC 7519 §4.1.2',
        meaning: 'The user the token is about; the id begins with user_.' },
      { name: 'fva', title: 'Minutes since sign-in', type: 'any', source: 'Clerk',
        meaning: 'How many minutes ago the first and the second factor were checked; -1 means never.' },
      { name: 'v', title: 'Token version', type: 'number', source: 'Clerk',
        meaning: 'The version of Clerk\'s session-token format.' },
      { name: 'o', title: 'Active organisation', type: 'object', source: 'Clerk',
        meaning: 'The organisation the user works in now: its id, its short name (slg), the user\'s role (rol) and permissions.' },
      { name: 'org_id', title: 'Organisation id', type: 'string', source: 'Clerk',
        meaning: 'The organisation the user works in now, in tokens of version 1.' },
      { name: 'org_role', title: 'Organisation role', type: 'string', source: 'Clerk',
        meaning: 'The user\'s role in the organisation, in tokens of version 1.' },
      { name: 'org_slug', title: 'Organisation name', type: 'string', source: 'Clerk',
        meaning: 'The short name of the organisation, in tokens of version 1.' },
      { name: 'org_permissions', title: 'Organisation permissions', type: 'strings', source: 'Clerk',
        meaning: 'What the user may do in the organisation, in tokens of version 1.' },
      { name: 'pla', title: 'Plan', type: 'string', source: 'Clerk',
        meaning: 'The paid plan: u: before the name means the user\'s own, o: the organisation\'s.' },
      { name: 'fea', title: 'Features', type: 'string', source: 'Clerk',
        meaning: 'The features the plan includes, separated by commas.' },
      { name: 'sts', title: 'Session status', type: 'string', source: 'Clerk',
        meaning: 'The state of the session; pending means the user still has to finish a step.' },
    ],
  },
];
