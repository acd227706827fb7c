/** Rules about how the parts of a token are encoded: alphabet, padding, UTF-8. */
import type { EncodingOddity, SegmentName } from '../token/decoded';
import { announcesJwt } from './facts';
import type { TokenFacts } from './facts';
import { malformed, partName } from './parts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';

export const encodingRules: readonly Rule[] = [
  {
    id: 'compact-charset',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7515 §2',
    check: (token) => [
      ...malformed(
        token,
        ['not-base64url'],
        (segment) => `The ${partName(segment)} holds characters outside base64url, so strict readers refuse the token.`,
      ),
      ...odd(
        token,
        'standard-alphabet',
        (segment) =>
          `The ${partName(segment)} is written in the standard base64 alphabet; a token may hold only letters, digits, "-" and "_", and strict readers refuse it.`,
      ),
      ...odd(
        token,
        'whitespace',
        (segment) => `The ${partName(segment)} holds white space; some readers skip it and others refuse the token.`,
      ),
    ],
  },
  {
    id: 'base64url-padding',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7515 §2',
    check: (token) =>
      odd(
        token,
        'padding',
        (segment) =>
          `The ${partName(segment)} ends in "=" padding, which tokens must leave out; strict readers refuse it.`,
      ),
  },
  {
    id: 'base64url-noncanonical',
    severity: 'warning',
    appliesTo: 'any',
    source: 'RFC 4648 §3.5',
    check: (token) => [
      ...malformed(
        token,
        ['impossible-length'],
        (segment) =>
          `The ${partName(segment)} has a length that no base64url text has; a character is missing or too many.`,
      ).map((problem): Problem => ({ ...problem, severity: 'error' })),
      ...odd(
        token,
        'non-canonical',
        (segment) =>
          `The ${partName(segment)} has unused bits that are not zero, so different texts stand for one token and a list of revoked tokens can be dodged.`,
      ),
    ],
  },
  {
    id: 'invalid-utf8',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 8725 §3.7',
    check: (token) =>
      token.payload?.kind === 'binary' && announcesJwt(token)
        ? [
            {
              message: 'The payload is not valid UTF-8 text, so readers disagree on what it says or refuse it.',
              segment: 'payload',
            },
          ]
        : malformed(
            token,
            ['invalid-utf8'],
            (segment) =>
              `The ${partName(segment)} is not valid UTF-8 text, so readers disagree on what it says or refuse it.`,
          ),
  },
  {
    id: 'json-bom',
    severity: 'warning',
    appliesTo: 'any',
    source: 'RFC 8259 §8.1',
    check: (token) =>
      odd(
        token,
        'byte-order-mark',
        (segment) => `The ${partName(segment)} begins with a byte order mark, which many JSON readers refuse.`,
      ),
  },
];

function odd(token: TokenFacts, oddity: EncodingOddity, message: (segment: SegmentName) => string): readonly Problem[] {
  if (token.segments.every((segment) => segment.oddities.length === 0)) return nothing;
  return token.segments
    .filter((segment) => segment.oddities.includes(oddity))
    .map(({ name }) => ({ message: message(name), segment: name }));
}
