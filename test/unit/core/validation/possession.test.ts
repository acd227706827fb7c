import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { checkDpopProof, type ProofContext } from '../../../../src/core/validation/dpop';
import { checkKeyBinding } from '../../../../src/core/validation/keyBinding';
import type { Possession } from '../../../../src/core/validation/possession';
import { validateToken } from '../../../../src/core/validation/validate';
import { noRequest } from './keySources';
import { claimsWith, compact, createSigner, issuer, now, nowSeconds, token } from './tokens';
import type { Signer } from './tokens';
import { codesOf } from './verdicts';

const signer = createSigner('ES256', null);
const other = createSigner('ES256', null);

function proof(changes: object = {}, header: object = {}, by: Signer = signer): string {
  const claims = { jti: 'j', htm: 'POST', htu: 'https://server.example/token', iat: nowSeconds, ...changes };
  return token(by, claims, { typ: 'dpop+jwt', jwk: signer.jwk, kid: undefined, ...header });
}

async function codes(text: string, context: Partial<ProofContext> = {}): Promise<string> {
  const possession = await checkDpopProof(text, { now, ...context });
  return said(possession);
}

function said(possession: Possession): string {
  if (possession.status === 'failed')
    return possession.reasons.map(({ code, claim }) => `${code} ${claim ?? ''}`.trim()).join(', ');
  return possession.status === 'undecided' ? `undecided ${possession.code}` : 'proved';
}

/** RFC 9449 figures 2 and 12, and the access token of the latter. */
const figure2 =
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg';
const figure12 =
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA';
const figure12Token = ['Kz~8mXK1EalYznwH', 'LC-1fBAo.4Ljp~zsPE_NeO.gxU'].join('-');

describe('checkDpopProof', () => {
  it('proves what the examples of RFC 9449 prove, and names their key', async () => {
    const first = await checkDpopProof(figure2, { now: new Date(1_562_262_616_000) });
    // RFC 9449 section 6.1, figure 8: the thumbprint that an access token is bound to.
    assert.deepEqual(first, {
      status: 'proved',
      algorithm: 'ES256',
      thumbprint: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I',
    });
    const bound = { now: new Date(1_562_262_618_000), accessToken: figure12Token };
    assert.equal((await checkDpopProof(figure12, bound)).status, 'proved');
    assert.equal(said(await checkDpopProof(figure2, bound)), 'dpop-structure ath');
    assert.equal(said(await checkDpopProof(figure12, { ...bound, accessToken: 'another' })), 'dpop-structure ath');
  });

  it('proves possession with each kind of key', async () => {
    for (const alg of ['ES256', 'ES384', 'RS256', 'PS256', 'Ed25519', 'EdDSA']) {
      const one = createSigner(alg, null);
      const possession = await checkDpopProof(proof({}, { jwk: one.jwk }, one), { now });
      assert.deepEqual(possession, {
        status: 'proved',
        algorithm: alg,
        thumbprint: await calculateJwkThumbprint(one.jwk),
      });
    }
  });

  const cases: readonly (readonly [what: string, text: string, codes: string])[] = [
    ['another key than the one it carries', proof({}, {}, other), 'signature-invalid'],
    ['a private key', proof({}, { jwk: { ...signer.jwk, d: 'AAAA' } }), 'key-refused'],
    [
      'a symmetric algorithm',
      compact(
        { typ: 'dpop+jwt', alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } },
        { jti: 'j', htm: 'GET', htu: 'https://a.example/', iat: nowSeconds },
        new Uint8Array(32),
      ),
      'alg-not-allowed-for-issuer alg',
    ],
    [
      'alg none',
      compact(
        { typ: 'dpop+jwt', alg: 'none', jwk: signer.jwk },
        { jti: 'j', htm: 'GET', htu: 'https://a.example/', iat: nowSeconds },
        new Uint8Array(),
      ),
      'alg-none',
    ],
    ['a key of another curve', proof({}, { jwk: createSigner('ES384', null).jwk }), 'key-refused'],
    ['another type', proof({}, { typ: 'JWT' }), 'typ-mismatch typ'],
    ['no jti', proof({ jti: undefined }), 'dpop-structure jti'],
    ['an empty jti', proof({ jti: '' }), 'dpop-structure jti'],
    ['no htm', proof({ htm: undefined }, {}), 'dpop-structure htm'],
    ['no htu', proof({ htu: undefined }, {}), 'dpop-structure htu'],
    ['a query in htu', proof({ htu: 'https://server.example/token?a=b' }), 'dpop-structure htu'],
    ['a fragment in htu', proof({ htu: 'https://server.example/token#a' }), 'dpop-structure htu'],
    ['an htu that is no URL', proof({ htu: '/token' }), 'dpop-structure htu'],
    ['no iat', proof({ iat: undefined }), 'dpop-structure iat'],
    ['an iat that is a string', proof({ iat: String(nowSeconds) }), 'dpop-structure iat'],
    ['an iat five minutes ago', proof({ iat: nowSeconds - 300 }), 'proved'],
    ['an iat longer ago', proof({ iat: nowSeconds - 301 }), 'expired iat'],
    ['an iat in the future', proof({ iat: nowSeconds + 301 }), 'iat-in-future iat'],
    ['padding', `${proof()}==`, 'encoding signature'],
    [
      'a claim twice',
      token(signer, `{"jti":"a","jti":"j","htm":"POST","htu":"https://a.example/","iat":${nowSeconds}}`, {
        typ: 'dpop+jwt',
        jwk: signer.jwk,
        kid: undefined,
      }),
      'duplicate-claim jti',
    ],
    ['a critical extension', proof({}, { crit: ['x'], x: 1 }), 'crit-unknown crit'],
    ['no key', proof({}, { jwk: undefined }), 'undecided no-key'],
    [
      'ES256K',
      compact(
        { typ: 'dpop+jwt', alg: 'ES256K', jwk: { kty: 'EC', crv: 'secp256k1' } },
        { jti: 'j', htm: 'GET', htu: 'https://a.example/', iat: nowSeconds },
        new Uint8Array(64),
      ),
      'undecided algorithm-not-supported',
    ],
    ['an access token', token(signer, claimsWith()), 'undecided not-a-proof'],
    ['text', 'hello', 'undecided not-a-proof'],
    ['nothing', '', 'undecided not-a-proof'],
  ];
  for (const [what, text, expected] of cases) {
    it(`${what}: ${expected}`, async () => assert.equal(await codes(text), expected));
  }

  it('holds it to the access token it goes with', async () => {
    const thumbprint = await calculateJwkThumbprint(signer.jwk);
    const bound = token(other, claimsWith({ cnf: { jkt: thumbprint } }));
    const ath = createHash('sha256').update(bound).digest('base64url');
    assert.equal(await codes(proof({ ath }), { accessToken: bound }), 'proved');
    assert.equal(await codes(proof(), { accessToken: bound }), 'dpop-structure ath');
    const foreign = token(other, claimsWith({ cnf: { jkt: await calculateJwkThumbprint(other.jwk) } }));
    const foreignHash = createHash('sha256').update(foreign).digest('base64url');
    assert.equal(await codes(proof({ ath: foreignHash }), { accessToken: foreign }), 'dpop-structure cnf.jkt');
    const unbound = token(other, claimsWith());
    const unboundHash = createHash('sha256').update(unbound).digest('base64url');
    assert.equal(
      await codes(proof({ ath: unboundHash }), { accessToken: unbound }),
      'proved',
      'the binding may be kept elsewhere',
    );
  });
});

describe('checkKeyBinding', () => {
  it('finds no proof where there is none', async () => {
    for (const text of ['', 'x', token(signer), `${token(signer)}~`, `${token(signer)}~~`]) {
      assert.equal(said(await checkKeyBinding(text, { jwk: {} }, now)), 'undecided not-a-proof', text);
    }
  });
});

describe('validateToken on proofs of possession', () => {
  it('says that no issuer vouches for them, and asks for no keys', async () => {
    const setting = { name: 'Example', issuer };
    for (const typ of ['dpop+jwt', 'kb+jwt', 'openid4vci-proof+jwt']) {
      const text = token(signer, { iat: nowSeconds, nonce: 'n' }, { typ });
      assert.match(
        codesOf(await validateToken(text, setting, { keys: noRequest, now })),
        /^undecided proof-of-possession/,
      );
    }
    const bare = await validateToken(proof({}, { typ: 'JWT' }), setting, { keys: noRequest, now });
    assert.match(codesOf(bare), /^undecided proof-of-possession/);
  });
});
