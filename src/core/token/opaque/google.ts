/** Google. */
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const google = { vendor: 'google', vendorName: 'Google', isLikely: looksRandom } as const;

export const googleShapes: readonly OpaqueShape[] = [
  {
    ...google,
    credential: 'OAuth access token',
    prefixes: ['ya29.'],
    pattern: /ya29\.(?:[a-z]\.)?[\w-]{20,2048}(?![\w-])/y,
    advice:
      'Acts for a Google user or service account, for an hour. Google’s tokeninfo endpoint shows what it may do; its revoke endpoint ends it.',
  },
  {
    // All that were seen begin with `1//0`; `1//` alone stands in paths and comments.
    ...google,
    credential: 'OAuth refresh token',
    prefixes: ['1//0'],
    pattern: /1\/\/0[\w-]{40,300}(?![\w-])/y,
    advice: 'Gets new access tokens until it is revoked: Google Account → Security → Third-party connections.',
  },
  {
    ...google,
    credential: 'authorization code',
    prefixes: ['4/0A'],
    pattern: /4\/0A[\w-]{40,300}(?![\w-])/y,
    advice: 'Can be exchanged for tokens once, within minutes. Finish or repeat the login, so that it is spent.',
  },
  {
    ...google,
    credential: 'API key',
    prefixes: ['AIza'],
    pattern: /AIza[\w-]{35}(?![\w-])/y,
    advice:
      'Maps and Firebase keys are made to be seen in pages and apps, when restricted to them; a Gemini or server key is not. ' +
      'Restrict or rotate it in the Google Cloud console: APIs & Services → Credentials.',
    isPublic: true,
  },
  {
    ...google,
    credential: 'OAuth client secret',
    prefixes: ['GOCSPX-'],
    pattern: /GOCSPX-[\w-]{28}(?![\w-])/y,
    advice:
      'Proves which application asks for tokens. Replace it in the Google Cloud console: APIs & Services → Credentials.',
  },
];
