/** Rules about the whole of a token: its parts, its form, its size. */
import type { SegmentName } from '../token/decoded';
import { announcesJwt } from './facts';
import type { TokenFacts } from './facts';
import { malformed } from './parts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { typeName } from './wording';

export const serializationRules: readonly Rule[] = [
  { id: 'segment-count', severity: 'error', appliesTo: 'any', source: 'RFC 7515 §7.1', check: checkSegmentCount },
  {
    id: 'json-serialization-not-jwt',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7519 §1',
    check: checkJsonSerialization,
  },
  {
    id: 'header-not-object',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7519 §7.2',
    check: (token) =>
      brokenPart(token) === 'header'
        ? malformed(
            token,
            ['invalid-json', 'not-an-object'],
            () => 'The header is not a JSON object, so nobody can tell how the token was signed.',
          )
        : nothing,
  },
  { id: 'payload-not-object', severity: 'error', appliesTo: 'any', source: 'RFC 7519 §7.2', check: checkPayload },
  { id: 'token-oversize', severity: 'warning', appliesTo: 'any', source: 'RFC 8259 §9', check: checkSize },
];

const httpHeaderLimit = 8 * 1024;

function brokenPart({ decoded }: TokenFacts): SegmentName | undefined {
  return decoded.form === 'malformed' ? decoded.segment : undefined;
}

function checkSegmentCount(token: TokenFacts): readonly Problem[] {
  const { decoded, payload, alg } = token;
  if (decoded.form === 'malformed') {
    return malformed(
      token,
      ['segment-count'],
      () => 'The token does not have the 3 parts of a JWS or the 5 of a JWE; it may be cut off.',
    );
  }
  const problems: Problem[] = [];
  if (decoded.form === 'jws' && payload?.kind === 'empty') {
    problems.push({ message: 'The payload is empty, so the token says nothing.', segment: 'payload' });
  }
  // `alg: none` with an empty signature is what RFC 7519 section 6 asks for; the rule alg-none speaks about it.
  if ('unsecured' in decoded && decoded.unsecured && alg?.toLowerCase() !== 'none') {
    problems.push({
      message:
        'The signature is empty although the header names an algorithm; it was cut off or stripped, and nothing protects the claims.',
      segment: 'signature',
    });
  }
  return problems;
}

function checkJsonSerialization(token: TokenFacts): readonly Problem[] {
  const { decoded } = token;
  const offered =
    decoded.form === 'jws-json'
      ? // RFC 9901 section 8 gives an SD-JWT this serialization too.
        token.claims !== undefined && decoded.disclosed === undefined
      : decoded.form === 'jwe' && decoded.serialization === 'json' && announcesJwt(token);
  if (!offered) return nothing;
  return [
    {
      message: 'This is the JSON serialization, and a JWT has the compact one only; send the token in its dotted form.',
      segment: 'token',
    },
  ];
}

function checkPayload(token: TokenFacts): readonly Problem[] {
  const { payload } = token;
  if (brokenPart(token) === 'payload') {
    return malformed(
      token,
      ['invalid-json', 'not-an-object'],
      () => 'The payload is not a JSON object, so its claims cannot be relied on.',
    );
  }
  if (payload?.kind === 'json') {
    // Signed JSON of any kind is a proper JWS (RFC 7515 section 2) as long as nobody calls it a JWT.
    const severity = announcesJwt(token) ? 'error' : 'information';
    return [
      {
        message: `The payload is ${typeName(payload.value)} and not a JSON object, so it holds no claims.`,
        severity,
        segment: 'payload',
      },
    ];
  }
  if (payload?.kind === 'text' && announcesJwt(token)) {
    return [
      { message: 'The header announces a JWT, but the payload is not JSON; it holds no claims.', segment: 'payload' },
    ];
  }
  return nothing;
}

function checkSize(token: TokenFacts): readonly Problem[] {
  const tooLarge = malformed(
    token,
    ['too-large'],
    () => 'The token is too large to be read; no server takes one of this size.',
  );
  if (tooLarge.length > 0) return tooLarge.map((problem): Problem => ({ ...problem, severity: 'error' }));
  const size = token.segments.at(-1)?.end ?? 0;
  if (size <= httpHeaderLimit) return nothing;
  return [
    {
      message: `The token is ${size} characters long; many servers refuse request headers over 8 KiB.`,
      segment: 'token',
    },
  ];
}
