/** Google: sign-in, service accounts, Identity-Aware Proxy, and the three tokens of Firebase. */
import { has, text } from '../classify/evidence';
import type { TokenFacts } from '../classify/evidence';
import { otherwise, where } from './provider';
import type { ProviderRule } from './provider';

const serviceAccount = /^[\w.-]{1,128}@(?:[\da-z-]{1,63}\.){1,6}gserviceaccount\.com$/;

export const googleProviders: readonly ProviderRule[] = [
  {
    id: 'google',
    name: 'Google',
    issuerIs: "Google's sign-in service",
    issuer: /^(?:https:\/\/)?accounts\.google\.com$/,
    kinds: [
      otherwise(
        'id',
        'certain',
        "The only JWTs of Google's sign-in service are ID tokens; its access tokens are opaque.",
      ),
    ],
  },
  {
    id: 'firebase-custom',
    name: 'Firebase (custom token)',
    issuerIs: 'a Google service account, and the token is for signing in to Firebase',
    issuer: serviceAccount,
    when: ({ claims }) => text(claims, 'aud')?.startsWith('https://identitytoolkit.googleapis.com/') === true,
    kinds: [otherwise('jwt', 'certain', 'It is a Firebase custom token, which an app trades once for an ID token.')],
  },
  {
    id: 'google-service-account',
    name: 'Google service account',
    issuerIs: 'a Google service account, which signs its tokens itself',
    issuer: serviceAccount,
    kinds: [
      where(
        asksForToken,
        otherwise(
          'client-assertion',
          'likely',
          "It asks Google's token endpoint for a token, as a service account does.",
        ),
      ),
      otherwise(
        'access',
        'likely',
        'It is for an API and not for the token endpoint, so it serves as an access token.',
      ),
    ],
  },
  {
    id: 'google-iap',
    name: 'Google Identity-Aware Proxy',
    issuerIs: "Google's Identity-Aware Proxy",
    issuer: /^https:\/\/cloud\.google\.com\/iap$/,
    kinds: [otherwise('id', 'likely', 'The proxy passes on with it who has signed in.')],
  },
  {
    id: 'firebase',
    name: 'Firebase',
    issuerIs: 'a Firebase project',
    issuer: /^https:\/\/securetoken\.google\.com\/[\da-z-]{1,63}$/,
    marks: [{ firebase: true, user_id: true }],
    kinds: [otherwise('id', 'certain', 'Firebase issues ID tokens as JWTs, and apps send them to APIs too.')],
  },
  {
    id: 'firebase-session',
    name: 'Firebase (session cookie)',
    issuerIs: 'the session-cookie service of a Firebase project',
    issuer: /^https:\/\/session\.firebase\.google\.com\/[\da-z-]{1,63}$/,
    kinds: [
      otherwise(
        'id',
        'likely',
        "It is a Firebase session cookie: an ID token made to live longer, for one's own server.",
      ),
    ],
  },
];

function asksForToken({ claims }: TokenFacts): boolean {
  const tokenEndpoint =
    /^https:\/\/(?:oauth2\.googleapis\.com|www\.googleapis\.com\/oauth2\/v4|accounts\.google\.com\/o\/oauth2)\/token$/;
  return tokenEndpoint.test(text(claims, 'aud') ?? '') || has(claims, 'target_audience');
}
