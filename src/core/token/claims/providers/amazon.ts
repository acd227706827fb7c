/** What Amazon Cognito and AWS STS write. */
import type { ProviderClaims } from '../entry';

export const amazonClaims: readonly ProviderClaims[] = [
  {
    providers: ['cognito'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'token_use', title: 'Token use', type: 'string', source: 'Amazon Cognito',
        meaning: 'Which token this is: access for APIs, or id for the application; an API must check it.' },
      { name: 'client_id', title: 'App client id', type: 'string', source: 'Amazon Cognito',
        meaning: 'The app client the access token was issued to; check it, because access tokens here have no audience by default.' },
      { name: 'username', title: 'User name', type: 'string', source: 'Amazon Cognito', personal: true,
        meaning: 'The user\'s name in the user pool.' },
      { name: 'version', title: 'Token version', type: 'number', source: 'Amazon Cognito',
        meaning: 'The version of Cognito\'s access-token format.' },
      { name: 'cognito:username', title: 'User name', type: 'string', source: 'Amazon Cognito', personal: true,
        meaning: 'The user\'s name in the user pool.' },
      { name: 'cognito:groups', title: 'User pool groups', type: 'strings', source: 'Amazon Cognito',
        meaning: 'The groups of the user pool the user belongs to.' },
      { name: 'cognito:roles', title: 'AWS roles', type: 'strings', source: 'Amazon Cognito',
        meaning: 'The AWS roles the user can take on through the groups.' },
      { name: 'cognito:preferred_role', title: 'Preferred AWS role', type: 'string', source: 'Amazon Cognito',
        meaning: 'The AWS role the user gets unless another one is asked for.' },
      { name: 'identities', title: 'Linked accounts', type: 'objects', source: 'Amazon Cognito', personal: true,
        meaning: 'The accounts at other providers through which the user signs in.' },
      { name: 'origin_jti', title: 'Sign-in id', type: 'string', source: 'Amazon Cognito',
        meaning: 'An id of the sign-in; all tokens that come from it share it, and revoking it ends them all.' },
      { name: 'event_id', title: 'Event id', type: 'string', source: 'Amazon Cognito',
        meaning: 'An id of the sign-in for searching the logs.' },
      { name: 'device_key', title: 'Device key', type: 'string', source: 'Amazon Cognito',
        meaning: 'The remembered device of the user.' },
    ],
  },
  {
    providers: ['aws-sts'],
    // prettier-ignore
    entries: [
      { name: 'sub', title: 'AWS principal', type: 'string', source: 'AWS STS',
        meaning: 'The ARN of the role or user in AWS that asked for this token.' },
      { name: 'https://sts.amazonaws.com/', title: 'AWS context', type: 'object', source: 'AWS STS',
        meaning: 'Facts about the caller in AWS, such as the account, the organisation and tags.' },
    ],
  },
];
