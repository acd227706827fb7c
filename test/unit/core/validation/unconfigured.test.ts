/** What is said of tokens without a profile, and when a verdict may turn. */
import assert from 'node:assert/strict';
import { judgeWithoutProfile, nextTurn } from '../../../../src/core/validation/unconfigured';
import { compactJws } from '../../../support/tokenFactory';
import { rfcTokens } from '../token/vectors';
import { claimsWith, createSigner, now, nowSeconds, token } from './tokens';

const signer = createSigner('ES256');
const signed = (claims: object): string => compactJws({ alg: 'ES256' }, { ...claims });

describe('judgeWithoutProfile', () => {
  for (const [what, compact, cause] of [
    [
      'a token of an issuer',
      signed({ iss: 'https://id.example' }),
      { code: 'issuer-not-configured', issuer: 'https://id.example' },
    ],
    ['a token without issuer', signed({ sub: 'x' }), { code: 'issuer-not-configured' }],
    ['a token with a strange issuer', signed({ iss: 7 }), { code: 'issuer-not-configured' }],
    [
      'an encrypted token',
      rfcTokens().find(({ section }) => section.startsWith('A.1.7'))?.token ?? '',
      { code: 'encrypted' },
    ],
    ['an opaque token', ['ghp', 'x'.repeat(36)].join('_'), { code: 'opaque' }],
    ['no token', 'hello', { code: 'not-a-jwt' }],
  ] as const) {
    it(`says ${cause.code} of ${what}`, () => {
      const validation = judgeWithoutProfile(compact);
      assert.ok(validation.status === 'undecided');
      assert.deepEqual(validation.cause, cause);
      assert.equal(validation.provenance, undefined);
    });
  }

  it('names what no API may accept all the same', () => {
    const unsecured = judgeWithoutProfile(compactJws({ alg: 'none' }, { iss: 'x' }, new Uint8Array()));
    assert.ok(unsecured.status === 'undecided');
    assert.deepEqual(unsecured.reasons, [{ code: 'alg-none' }]);
    const broken = judgeWithoutProfile(`${signed({ sub: 'x' }).slice(0, 30)}!`);
    assert.ok(broken.status === 'undecided');
    assert.deepEqual(broken.reasons, [{ code: 'malformed' }]);
  });
});

describe('nextTurn', () => {
  const turn = (claims: object, tolerance = 60): number | undefined => {
    const at = nextTurn(signed(claims), tolerance, now);
    return at && (at.getTime() - now.getTime()) / 1000;
  };

  it('is when the token expires, and again when the tolerance ends', () => {
    assert.equal(turn(claimsWith({ exp: nowSeconds + 600 })), 600.001);
    assert.equal(turn(claimsWith({ exp: nowSeconds - 20 })), 40.001);
    assert.equal(turn(claimsWith({ exp: nowSeconds - 60 })), 0.001);
    assert.equal(turn(claimsWith({ exp: nowSeconds - 61 })), undefined);
  });

  it('is when the token becomes valid, with tolerance and without', () => {
    assert.equal(turn({ nbf: nowSeconds + 100 }), 40.001);
    assert.equal(turn({ nbf: nowSeconds + 30 }), 30.001);
    assert.equal(turn({ iat: nowSeconds + 100 }), 40.001);
    assert.equal(turn({ iat: nowSeconds + 30 }), undefined);
  });

  it('is that of the innermost token, whose claims count', () => {
    const inner = signed({ exp: nowSeconds + 30 });
    const nested = token(signer, token(signer, inner, { cty: 'JWT' }), { cty: 'JWT' });
    assert.equal(nextTurn(nested, 60, now)?.getTime(), now.getTime() + 30_001);
  });

  it('is that of the Key Binding JWT, and of the time for which a proof counts', () => {
    const binding = token(signer, { exp: nowSeconds - 20 }, { typ: 'kb+jwt' });
    assert.equal(nextTurn(`${signed({})}~${binding}`, 0, now)?.getTime(), now.getTime() + 40_001);
    const proof = token(signer, { iat: nowSeconds - 10 }, { typ: 'dpop+jwt' });
    assert.equal(nextTurn(proof, 60, now)?.getTime(), now.getTime() + 290_001);
  });

  it('is never for tokens without times, or with times that are none', () => {
    for (const claims of [{}, { exp: 'x' }, { exp: 1e300 }, { exp: 8.64e12 + 1 }, { nbf: null }]) {
      assert.equal(turn(claims), undefined, JSON.stringify(claims));
    }
    assert.equal(nextTurn('hello', 60, now), undefined);
  });
});
