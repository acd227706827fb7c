/** What Google, Firebase and the Google Cloud proxies write. */
import type { ProviderClaims } from '../entry';

export const googleClaims: readonly ProviderClaims[] = [
  {
    providers: ['google', 'google-iap', 'google-service-account'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'hd', title: 'Workspace domain', type: 'string', source: 'Google',
        meaning: 'The company domain of the user\'s Google account; absent for private accounts, so check it to admit a company only.' },
      { name: 'azp', title: 'Authorized party', type: 'string', source: 'Google',
        meaning: 'The client that asked for the token; it differs from the audience when an app asks for its server.' },
      { name: 'google', title: 'Access levels', type: 'object', source: 'Google Cloud',
        meaning: 'What Google Cloud knows about the device and which access levels the request meets.' },
      { name: 'target_audience', title: 'Wanted audience', type: 'uri', source: 'Google Cloud',
        meaning: 'For whom the ID token shall be that the service account asks for with this assertion.' },
      { name: 'scope', title: 'Wanted scopes', type: 'scopes', source: 'Google Cloud',
        meaning: 'What the service account wants to be allowed to do, as words separated by spaces.' },
    ],
  },
  {
    providers: ['firebase', 'firebase-session', 'firebase-custom'],
    // prettier-ignore
    entries: [
      { name: 'firebase', title: 'Sign-in details', type: 'object', source: 'Firebase', personal: true,
        meaning: 'Which provider the user signed in with, and the ids (e-mail, phone and others) known for the user.' },
      { name: 'user_id', title: 'User id', type: 'string', source: 'Firebase',
        meaning: 'The id of the user in the Firebase project, the same as the subject.' },
      { name: 'uid', title: 'User id', type: 'string', source: 'Firebase',
        meaning: 'The user that shall be signed in with this custom token.' },
      { name: 'claims', title: 'Extra claims', type: 'object', source: 'Firebase',
        meaning: 'Claims that the user\'s ID token gets after signing in with this custom token.' },
      { name: 'aud', title: 'Project id', type: 'string', source: 'Firebase · RFC 7519 §4.1.3',
        meaning: 'The Firebase project the token is for; a custom token names the sign-in service instead.' },
      { name: 'tenant_id', title: 'Tenant id', type: 'string', source: 'Firebase',
        meaning: 'The tenant of the project the user signs in to.' },
    ],
  },
];
