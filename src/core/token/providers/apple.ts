/** Sign in with Apple: ID tokens, and the client secrets that developers sign themselves. */
import { member } from '../classify/evidence';
import type { TokenFacts } from '../classify/evidence';
import { otherwise } from './provider';
import type { ProviderRule } from './provider';

export const appleProviders: readonly ProviderRule[] = [
  {
    id: 'apple',
    name: 'Apple',
    issuerIs: 'Sign in with Apple',
    issuer: /^https:\/\/(?:appleid|account)\.apple\.com$/,
    kinds: [
      otherwise('id', 'certain', 'The only JWTs of Sign in with Apple are ID tokens; its access tokens are opaque.'),
    ],
  },
  {
    id: 'apple-client-secret',
    name: 'Apple (client secret)',
    issuerIs: 'an Apple developer team, and the token is for Apple',
    issuer: /^[\dA-Z]{10}$/,
    when: isForApple,
    kinds: [
      otherwise(
        'client-assertion',
        'certain',
        'It is the client secret that a developer signs to call Sign in with Apple.',
      ),
    ],
  },
];

function isForApple({ claims }: TokenFacts): boolean {
  return member(claims, 'aud') === 'https://appleid.apple.com';
}
