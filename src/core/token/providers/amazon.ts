/** Amazon: Cognito user pools, and the web identity tokens of AWS STS. */
import { marked, otherwise } from './provider';
import type { ProviderRule } from './provider';

export const amazonProviders: readonly ProviderRule[] = [
  {
    id: 'cognito',
    name: 'Amazon Cognito',
    issuerIs: 'an Amazon Cognito user pool',
    issuer: /^https:\/\/(?:issuer-)?cognito-idp(?:-fips)?\.[\da-z-]{1,32}\.amazonaws\.com(?:\.cn)?\/[\w-]{1,64}$/,
    marks: [
      { token_use: /^(?:access|id)$/, origin_jti: true },
      { token_use: /^(?:access|id)$/, 'cognito:username': true },
    ],
    kinds: [
      marked('token_use', /^access$/, 'access', 'Its token_use is access, with which Cognito marks access tokens.'),
      marked('token_use', /^id$/, 'id', 'Its token_use is id, with which Cognito marks ID tokens.'),
    ],
  },
  {
    id: 'aws-sts',
    name: 'AWS STS',
    issuerIs: 'the token service of an AWS account',
    issuer: /^https:\/\/[\da-f-]{36}\.tokens\.sts\.global\.api\.aws$/,
    kinds: [
      otherwise('id', 'likely', 'AWS STS issues it so that a workload can prove to others which AWS role it has.'),
    ],
  },
];
