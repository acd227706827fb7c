/** What PingOne and OneLogin write. */
import type { ProviderClaims } from '../entry';

export const pingClaims: readonly ProviderClaims[] = [
  {
    providers: ['pingone'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'env', title: 'Environment id', type: 'string', source: 'PingOne',
        meaning: 'The PingOne environment that issued the token.' },
      { name: 'org', title: 'Organisation id', type: 'string', source: 'PingOne',
        meaning: 'The PingOne organisation the environment belongs to.' },
      { name: 'p1.rid', title: 'Request id', type: 'string', source: 'PingOne',
        meaning: 'An id that ties the token to the entries in the audit log.' },
      { name: 'sid', title: 'Session id', type: 'string', source: 'PingOne',
        meaning: 'The user\'s session at PingOne.' },
    ],
  },
  {
    providers: ['onelogin'],
    // prettier-ignore
    entries: [
      { name: 'params', title: 'Custom parameters', type: 'object', source: 'OneLogin',
        meaning: 'Values the administrator of the application has chosen to add.' },
      { name: 'groups', title: 'Groups', type: 'strings', source: 'OneLogin',
        meaning: 'The user\'s groups or roles, as far as the application was set up to get them.' },
    ],
  },
];
