/** Rules about encrypted tokens, as far as the header and the lengths of the parts tell. */
import { algorithmEntry } from '../token/algorithms';
import { measureBase64url } from '../token/base64url';
import { encryptionLengths } from './algorithmNames';
import { byteLengthOf, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found } from './wording';

/** Twice what OWASP asks of a password hash; more only keeps the reader busy. */
const mostIterations = 1_200_000;
const fewestIterations = 1000;

export const jweRules: readonly Rule[] = [
  {
    id: 'jwe-enc-missing',
    severity: 'error',
    appliesTo: ['encrypted'],
    source: 'RFC 7516 §4.1.2',
    check: checkEncryption,
  },
  {
    id: 'jwe-zip',
    severity: 'warning',
    appliesTo: ['encrypted'],
    source: 'RFC 8725 §3.6',
    check: ({ header }) =>
      memberOf(header, 'zip') === undefined
        ? nothing
        : [
            {
              message:
                'The content is compressed before encryption; its length can give the content away, and a small token can unpack to a huge one.',
              segment: 'header',
              path: 'zip',
            },
          ],
  },
  {
    id: 'jwe-p2c-high',
    severity: 'error',
    appliesTo: ['encrypted'],
    source: 'RFC 7518 §4.8.1.2',
    check: (token) =>
      iterations(token, (count) => count > mostIterations, 'so whoever opens it is kept busy on purpose'),
  },
  {
    id: 'jwe-p2c-low',
    severity: 'warning',
    appliesTo: ['encrypted'],
    source: 'RFC 7518 §4.8.1.2',
    check: (token) => iterations(token, (count) => count < fewestIterations, 'so the password can be guessed fast'),
  },
  { id: 'jwe-p2s-short', severity: 'error', appliesTo: ['encrypted'], source: 'RFC 7518 §4.8.1.1', check: checkSalt },
  {
    id: 'jwe-dir-key-nonempty',
    severity: 'error',
    appliesTo: ['encrypted'],
    source: 'RFC 7516 §5.2',
    check: (token) =>
      (token.alg === 'dir' || token.alg === 'ECDH-ES') && (byteLengthOf(token, 'encryptedKey') ?? 0) > 0
        ? [
            {
              message: `With ${found(token.alg)} there is no encrypted key, but the token holds one; readers must refuse it.`,
              segment: 'encryptedKey',
            },
          ]
        : nothing,
  },
  { id: 'jwe-iv-tag-length', severity: 'error', appliesTo: ['encrypted'], source: 'RFC 7518 §5', check: checkLengths },
];

function checkEncryption({ header }: TokenFacts): readonly Problem[] {
  const enc = memberOf(header, 'enc');
  // A prohibited one is what the rule alg-prohibited speaks about.
  if (typeof enc === 'string' && algorithmEntry(enc)?.use === 'content-encryption') return nothing;
  const message =
    enc === undefined
      ? 'The header does not say how the content is encrypted, so nobody can open the token.'
      : `The content encryption ${found(enc)} is not registered, so readers cannot open the token or check that it is unchanged.`;
  return [{ message, segment: 'header', path: 'enc' }];
}

function iterations({ header }: TokenFacts, isHit: (count: number) => boolean, effect: string): readonly Problem[] {
  const count = memberOf(header, 'p2c');
  if (typeof count !== 'number' || !isHit(count)) return nothing;
  return [{ message: `The password is to be hashed ${count} times, ${effect}.`, segment: 'header', path: 'p2c' }];
}

/** RFC 7518 section 4.8.1.1 wants eight octets or more. */
const shortestSalt = 8;

function checkSalt({ alg, header }: TokenFacts): readonly Problem[] {
  const salt = memberOf(header, 'p2s');
  if (salt === undefined && alg?.startsWith('PBES2-') !== true) return nothing;
  const { byteLength = 0, problem } = typeof salt === 'string' ? measureBase64url(salt) : {};
  if (byteLength >= shortestSalt && problem === undefined) return nothing;
  const what =
    typeof salt === 'string' && problem === undefined ? `is ${byteLength} bytes long` : 'is no base64url text';
  return [
    {
      message: `The salt of the password ("p2s") ${salt === undefined ? 'is missing' : what} and must have ${shortestSalt} bytes or more, or one table of guesses serves for many tokens.`,
      segment: 'header',
      path: 'p2s',
    },
  ];
}

function checkLengths(token: TokenFacts): readonly Problem[] {
  const enc = memberOf(token.header, 'enc');
  const expected = typeof enc === 'string' ? encryptionLengths.get(enc) : undefined;
  if (expected === undefined) return nothing;
  return (['iv', 'tag'] as const).flatMap((segment) => {
    const length = byteLengthOf(token, segment);
    if (length === undefined || length === expected[segment]) return [];
    return [
      {
        message: `The ${segment === 'iv' ? 'initialization vector' : 'authentication tag'} is ${length} bytes long and ${found(enc)} has ${expected[segment]}; the token cannot be opened safely.`,
        segment,
      },
    ];
  });
}
