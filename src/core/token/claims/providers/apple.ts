/** What Sign in with Apple writes. */
import type { ProviderClaims } from '../entry';

export const appleClaims: readonly ProviderClaims[] = [
  {
    providers: ['apple'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'nonce_supported', title: 'Nonce supported', type: 'boolean', source: 'Apple',
        meaning: 'Whether the device can carry a nonce; when true, a token without the expected nonce must be refused.' },
      { name: 'is_private_email', title: 'Relay address', type: 'boolean', source: 'Apple',
        meaning: 'Whether the e-mail address is a relay by Apple that hides the real one; it may be the text "true".' },
      { name: 'email_verified', title: 'E-mail verified', type: 'boolean', source: 'Apple',
        meaning: 'Whether Apple has checked the e-mail address; it may be the text "true" instead of a truth value.' },
      { name: 'real_user_status', title: 'Real user', type: 'number', source: 'Apple',
        meaning: 'Whether Apple thinks this is a real person: 2 likely, 1 not known, 0 not supported.' },
      { name: 'transfer_sub', title: 'Transfer id', type: 'string', source: 'Apple',
        meaning: 'An id of the user for moving the app to another developer team.' },
    ],
  },
  {
    providers: ['apple-client-secret'],
    // prettier-ignore
    entries: [
      { name: 'iss', title: 'Team id', type: 'string', source: 'Apple · RFC 7519 §4.1.1',
        meaning: 'The Apple developer team that made this client secret; an id of ten characters and not a URL.' },
      { name: 'sub', title: 'Client id', type: 'string', source: 'Apple · RFC 7519 §4.1.2',
        meaning: 'The app or service whose client secret this is.' },
      { name: 'exp', title: 'Expiration time', type: 'instant', source: 'Apple · RFC 7519 §4.1.4',
        meaning: 'When the client secret ends; Apple takes six months at most, so it has to be made again in time.' },
    ],
  },
];
