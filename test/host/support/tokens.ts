/** The tokens of the host suites. Each has a signature that can be searched for where it must not be. */
import { compactJws, type Json } from '../../support/tokenFactory';

/** The payload that the product must explain word for word. */
export const exampleClaims = {
  amr: ['oauth'],
  drn: 'DS',
  exp: 1698175401,
  iat: 1698174801,
  iss: 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6',
  rexp: '2023-11-21T19:13:21Z',
  sub: 'U2XDs389PTVB8xtfRlixPb4luUD7',
} as const;

export const exampleToken = sample(exampleClaims);

/** A signature that says what it is, so that a search for it finds a leak. */
export const canary = Buffer.from('this signature must stay in memory only').toString('base64url');

export function sample(claims: Json, header: Json = {}): string {
  return compactJws(
    { alg: 'RS256', typ: 'JWT', ...header },
    claims,
    Buffer.from('this signature must stay in memory only'),
  );
}

/** A token of about this many characters. */
export function longToken(length: number): string {
  const groups = 'd'.repeat(Math.round((length - 300) * 0.75));
  return sample({ ...exampleClaims, groups });
}
