/** Says what is wrong with a token that cannot be read to the end, what could be read, and what to do. */
import type { MalformedReason, MalformedToken, SegmentName } from '../token/decoded';

/** Sentences for a malformed token: what failed and why, what could be read, what to do. */
export function problemSentences(token: MalformedToken): string {
  const { why, advice } = reasons[token.reason];
  return [whatFailed(token, why), whatWasRead(token), advice].filter((sentence) => sentence !== '').join(' ');
}

const segmentNames: Readonly<Record<SegmentName, string>> = {
  header: 'header',
  payload: 'payload',
  signature: 'signature',
  encryptedKey: 'encrypted key',
  iv: 'initialization vector',
  ciphertext: 'ciphertext',
  tag: 'authentication tag',
  disclosure: 'disclosure',
  keyBinding: 'key binding JWT',
  token: 'token',
};

const copyAgain = 'Copy the token again, whole, from where it came from.';

const reasons: Readonly<Record<MalformedReason, { readonly why: string; readonly advice: string }>> = {
  empty: { why: 'it is empty', advice: copyAgain },
  'not-a-token': {
    why: 'it does not have the shape of any known token',
    advice: 'A JWT has three parts with dots between them, an encrypted one five.',
  },
  'segment-count': {
    why: 'it has the wrong number of parts',
    advice: 'A signed token has three parts with dots between them, an encrypted one five. ' + copyAgain,
  },
  'not-base64url': { why: 'it holds characters that are not base64url', advice: copyAgain },
  'impossible-length': {
    why: 'no base64url text has its length, so at least one character is missing or too many',
    advice: copyAgain,
  },
  'invalid-utf8': { why: 'it is not valid UTF-8', advice: 'It may have been cut, or made with another encoding.' },
  'invalid-json': { why: 'it is not valid JSON', advice: 'It may have been cut or edited. ' + copyAgain },
  'not-an-object': { why: 'it is JSON, but not an object', advice: 'A header and a claims set are JSON objects.' },
  'alg-missing': {
    why: 'it does not name its algorithm (alg), which every token must (RFC 7515 §4.1.1)',
    advice: 'Look at what made the token.',
  },
  'too-large': { why: 'it is longer than what is read here', advice: 'Tokens up to 1 MiB are read.' },
  'nested-too-deep': {
    why: 'it nests too deep',
    advice: 'No honest token does. Treat what sent it with care.',
  },
};

function whatFailed(token: MalformedToken, why: string): string {
  return token.segment === 'token'
    ? `This token cannot be read: ${why}.`
    : `The ${segmentNames[token.segment]} cannot be read: ${why}.`;
}

function whatWasRead(token: MalformedToken): string {
  const header = token.header !== undefined && token.segment !== 'header';
  const claims = Object.keys(token.claims ?? {}).length > 0;
  if (token.segment === 'payload' && claims) {
    return 'The claims before the fault are shown below.';
  }
  if (header) {
    return claims ? 'The header and claims could be read.' : 'The header could be read.';
  }
  return claims ? 'Claims could be read.' : '';
}
