import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkToken } from '../../../../src/core/rules/check';
import type { Finding } from '../../../../src/core/rules/check';
import { decodeToken } from '../../../../src/core/token/decode';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { now, nowSeconds } from './ruleCases';

const errorsOf = (compact: string): readonly string[] =>
  check(compact)
    .filter(({ severity }) => severity === 'error')
    .map(({ id }) => id);

function check(compact: string): readonly Finding[] {
  return checkToken(decodeToken(compact), { now });
}

/** A token of JSON texts as they stand, so that white space and repeated names stay. */
function written(header: string, payload: string, signatureBytes = 0): string {
  return `${base64url(header)}.${base64url(payload)}.${base64url(new Uint8Array(signatureBytes))}`;
}

/** RFC 9068 section 2.2, with its own times and with a lifetime of ten minutes around now. */
const rfc9068 = {
  iss: 'https://authorization-server.example.com/',
  sub: '5ba552d67',
  aud: 'https://rs.example.com/',
  exp: 1639528912,
  iat: 1618354090,
  jti: 'dbe39bf3a3ba4238a513f51d6e1691c4',
  client_id: 's6BhdRkqt3',
  scope: 'openid profile reademail',
};
const rfc9068Header = { typ: 'at+JWT', alg: 'RS256', kid: 'RjEwOwOA' };
const rsa2048 = new Uint8Array(256);

describe('checkToken on decoded tokens', () => {
  it('finds nothing worse than a hint in the example of RFC 9068 in its life', () => {
    const claims = { ...rfc9068, iat: nowSeconds - 200, exp: nowSeconds + 400 };
    const findings = check(compactJws(rfc9068Header, claims, rsa2048));
    assert.deepEqual(
      findings.map(({ id, severity }) => `${severity} ${id}`),
      ['hint not-sender-constrained'],
    );
  });

  it('says of that example as printed that it expired and lived 245 days, and no more than a hint beside', () => {
    const ids = check(compactJws(rfc9068Header, rfc9068, rsa2048)).map(({ id }) => id);
    assert.deepEqual(ids, ['expired', 'lifetime-too-long', 'not-sender-constrained']);
  });

  it('says of the example token of Descope that it expired, and nothing about its issuer or audience', () => {
    const payload =
      '{"amr":["oauth"],"drn":"DS","exp":1698175401,"iat":1698174801,"iss":"P2SAc2Ou4l9d5GlpYWyUZRYtNHM6","rexp":"2023-11-21T19:13:21Z","sub":"U2XDs389PTVB8xtfRlixPb4luUD7"}';
    const findings = check(compactJws({ typ: 'JWT', alg: 'RS256', kid: 'k' }, payload, rsa2048));
    assert.deepEqual(
      findings.map(({ id, severity, segment, path }) => ({ id, severity, segment, path })),
      [{ id: 'expired', severity: 'error', segment: 'payload', path: 'exp' }],
    );
  });

  it('finds the unsecured JWT of RFC 7519 section 6.1', () => {
    const payload = '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}';
    assert.deepEqual(errorsOf(written('{"alg":"none"}', payload)), ['alg-none', 'expired']);
  });

  it('finds that the last of two algorithms wins', () => {
    assert.deepEqual(errorsOf(written('{"alg":"none","alg":"HS256","typ":"JWT"}', '{"sub":"a"}', 32)), [
      'duplicate-header-param',
    ]);
  });

  it('finds a nested name twice, and __proto__', () => {
    const payload = '{"exp":1e400,"cnf":{"kid":"a","kid":"b"},"__proto__":{"iss":"http://evil.example"}}';
    const found = check(written('{"alg":"HS256","typ":"JWT"}', payload, 32)).map(({ id, path }) => `${id} ${path}`);
    for (const one of ['unsafe-number exp', 'duplicate-claim cnf.kid', 'dangerous-key __proto__'])
      assert.ok(found.includes(one), one);
    assert.ok(!found.some((one) => one.startsWith('iss-')), 'an inherited issuer is no issuer');
  });

  const clean = compactJws({ alg: 'HS256', typ: 'JWT' }, { sub: 'abcd', exp: nowSeconds + 400, iat: nowSeconds });
  const [header = '', payload = '', signature = ''] = clean.split('.');
  const oddities: readonly (readonly [string, string, string])[] = [
    ['padding', `${header}.${payload}=.${signature}`, 'base64url-padding'],
    ['a space', `${header}.${payload.slice(0, 8)} ${payload.slice(8)}.${signature}`, 'compact-charset'],
    ['unused bits', `${header}.${payload}.${signature.slice(0, -1)}B`, 'base64url-noncanonical'],
    ['a stripped signature', `${header}.${payload}.`, 'segment-count'],
    ['a payload that breaks off', `${header}.${payload.slice(0, 20)}.${signature}`, 'payload-not-object'],
    ['a byte order mark', `${header}.${base64url('\uFEFF{"exp":1}')}.${signature}`, 'json-bom'],
    [
      'bytes that are not UTF-8',
      `${header}.${base64url(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))}.${signature}`,
      'invalid-utf8',
    ],
    ['the token as JSON', JSON.stringify({ protected: header, payload, signature }), 'json-serialization-not-jwt'],
    ['a nested token', `${header}.${base64url(clean)}.${signature}`, 'cty-nested-missing'],
  ];
  for (const [what, compact, id] of oddities) {
    it(`finds ${what}`, () => {
      const ids = check(compact).map((finding) => finding.id);
      assert.equal(ids.filter((one) => one === id).length, 1, ids.join());
    });
  }

  it('finds none of those in the token they were made from, whose type is plain', () => {
    assert.deepEqual(
      check(clean).map(({ id }) => id),
      ['typ-jwt-not-explicit'],
    );
  });

  it('never throws, whatever is decoded', () => {
    const part = fc.oneof(
      fc.string().map(base64url),
      fc.jsonValue({ maxDepth: 1 }).map((value) => base64url(JSON.stringify(value))),
      fc.constantFrom(header, payload, signature, ''),
    );
    const separator = fc.constantFrom('.', '.', '~', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(part, separator), { maxLength: 6 }), (parts) => {
        check(parts.flat().join(''));
      }),
      { numRuns: 200 },
    );
  });
});
