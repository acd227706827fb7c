/** Identity providers, and the JWT that somebody wrapped into base64 once more. */
import { decodeBase64url } from '../base64url';
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

export const identityShapes: readonly OpaqueShape[] = [
  {
    // `00` alone says nothing; the scheme in front of it does.
    vendor: 'okta',
    vendorName: 'Okta',
    credential: 'API token',
    prefixes: [],
    anchor: { text: 'SSWS 00', at: -5 },
    pattern: /00[\w-]{40}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Manages an Okta organization as its user may. Revoke it in the Admin Console: Security → API → Tokens.',
  },
  {
    // `v1.` begins version strings, file names and other vendors' tokens: never looked for.
    vendor: 'auth0',
    vendorName: 'Auth0',
    credential: 'refresh token',
    prefixes: [],
    pattern: /v1\.[\w-]{40,300}(?![\w-])/y,
    isLikely: looksRandom,
    advice:
      'Gets new access tokens until it is revoked: the /oauth/revoke endpoint, or the user’s authorized applications.',
  },
  {
    // Two characters of base62: never looked for.
    vendor: 'descope',
    vendorName: 'Descope',
    credential: 'access key or management key',
    prefixes: [],
    pattern: /K2[A-Za-z0-9]{25,300}(?![\w-])/y,
    isLikely: looksRandom,
    advice:
      'Gets tokens for a machine or manages a project. Deactivate it in the Descope Console: Access keys, or Company.',
  },
  {
    // As in a Kubernetes Secret. Base64 of `eyJ`.
    vendor: 'base64-jwt',
    vendorName: 'Unknown issuer',
    credential: 'JWT wrapped in base64',
    prefixes: ['ZXlK'],
    pattern: /(?<![+/])ZXlK[\w+/-]{40,1400000}={0,2}(?![\w+/=-])/y,
    fits: (token) => unwrap(token) !== undefined,
    embeds: unwrap,
    advice: 'Base64 is no protection: whoever has this text has the JWT inside.',
  },
];

/** The compact JWS or JWE inside, when it looks like one. */
function unwrap(token: string): string | undefined {
  const { bytes, problem } = decodeBase64url(token);
  if (problem !== undefined) return undefined;
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return /^eyJ[\w-]+(?:\.[\w-]*){2,4}$/.test(text.trimEnd()) ? text.trimEnd() : undefined;
}
