/** Proofs of possession, held against jose, against the checker of proofs, and against the examples of RFC 9449. */
import assert from 'node:assert/strict';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { describe, it } from 'mocha';
import { dpopProof, dpopThumbprint, generateDpopKey, type DpopProofOptions } from '../../../../src/core/oauth/dpop';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { checkDpopProof } from '../../../../src/core/validation/dpop';
import { createSigner } from '../validation/tokens';
import { now, nowSeconds } from './signInWorld';

const url = 'https://server.example.com/token';

let drawn = 0;
const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(++drawn);

function proof(key: JsonObject, changes: Partial<DpopProofOptions> = {}): Promise<string> {
  return dpopProof({ key, method: 'POST', url, now, random, ...changes });
}

function claimsOf(compact: string): Record<string, unknown> {
  const [, payload = ''] = compact.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

const anyServer = { dpopAlgorithms: undefined };

describe('generateDpopKey', () => {
  it('makes a P-256 key that can be kept', async () => {
    const key = await generateDpopKey(anyServer);
    assert.deepEqual(Object.keys(key).sort(), ['alg', 'crv', 'd', 'kty', 'x', 'y']);
    assert.equal(key['crv'], 'P-256');
    assert.equal(key['alg'], 'ES256');
    const again = JSON.parse(JSON.stringify(key)) as JsonObject;
    assert.equal((await checkDpopProof(await proof(again), { now })).status, 'proved');
  });

  it('makes another one each time', async () => {
    const [one, other] = [await generateDpopKey(anyServer), await generateDpopKey(anyServer)];
    assert.notEqual(one['d'], other['d']);
  });

  const rows: readonly (readonly [listed: readonly string[], alg: string])[] = [
    [['RS256', 'ES256'], 'ES256'],
    [['ES384'], 'ES384'],
    [['ES512'], 'ES512'],
    [['EdDSA', 'PS256'], 'EdDSA'],
    [['Ed25519'], 'Ed25519'],
    [['RS256'], 'RS256'],
    [['PS256'], 'PS256'],
    // Nothing that is known: the server will say that it does not take ES256.
    [['HS256', 'none', 'XX999'], 'ES256'],
    [[], 'ES256'],
  ];
  for (const [listed, alg] of rows) {
    it(`uses ${alg} where the server lists ${listed.join(', ') || 'nothing'}`, async () => {
      const key = await generateDpopKey({ dpopAlgorithms: listed });
      assert.equal(key['alg'], alg);
      const compact = await proof(key);
      assert.equal(decodeProtectedHeader(compact).alg, alg);
      assert.equal((await checkDpopProof(compact, { now })).status, 'proved');
    });
  }
});

describe('dpopProof', () => {
  it('says what RFC 9449 section 4.2 wants and nothing else', async () => {
    const key = await generateDpopKey(anyServer);
    const compact = await proof(key);
    const header = decodeProtectedHeader(compact);
    assert.deepEqual(Object.keys(header).sort(), ['alg', 'jwk', 'typ']);
    assert.equal(header.typ, 'dpop+jwt');
    assert.deepEqual(header.jwk, { kty: 'EC', crv: 'P-256', x: key['x'], y: key['y'] });
    const claims = claimsOf(compact);
    assert.deepEqual(Object.keys(claims).sort(), ['htm', 'htu', 'iat', 'jti']);
    assert.equal(claims['htm'], 'POST');
    assert.equal(claims['htu'], url);
    assert.equal(claims['iat'], nowSeconds);
    // 96 bits are 16 characters; section 4.2 asks for as many at least.
    assert.ok(String(claims['jti']).length >= 16);
  });

  it('is signed by the key in its header', async () => {
    const compact = await proof(await generateDpopKey(anyServer));
    const { jwk } = decodeProtectedHeader(compact);
    assert.ok(jwk);
    await compactVerify(compact, await importJWK(jwk, 'ES256'), { algorithms: ['ES256'] });
  });

  it('has an id of its own each time', async () => {
    const key = await generateDpopKey(anyServer);
    const ids = await Promise.all([1, 2, 3].map(async () => claimsOf(await proof(key))['jti']));
    assert.equal(new Set(ids).size, 3);
  });

  it('never holds a private member, of no kind of key', async () => {
    for (const alg of ['ES256', 'Ed25519', 'RS256']) {
      const key = await generateDpopKey({ dpopAlgorithms: [alg] });
      const { jwk } = decodeProtectedHeader(await proof(key));
      for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) assert.ok(!Object.hasOwn(jwk ?? {}, name), name);
    }
  });

  it('leaves query and fragment out of htu, and a default port', async () => {
    const key = await generateDpopKey(anyServer);
    const htu = async (target: string): Promise<unknown> => claimsOf(await proof(key, { url: target }))['htu'];
    assert.equal(await htu('https://api.example/items?page=2#top'), 'https://api.example/items');
    assert.equal(await htu('https://API.example:443/a'), 'https://api.example/a');
    assert.equal(await htu('https://api.example'), 'https://api.example/');
    assert.equal(await htu('https://user:pw@api.example:8443/a'), 'https://api.example:8443/a');
  });

  it('holds the hash of the access token that RFC 9449 section 7.1 shows, and the nonce', async () => {
    const key = await generateDpopKey(anyServer);
    // Figure 12; written in two parts so that it is no token in the eyes of scanners.
    const accessToken = ['Kz~8mXK1EalYznwH', 'LC-1fBAo.4Ljp~zsPE_NeO.gxU'].join('-');
    const compact = await proof(key, { method: 'GET', accessToken, nonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v' });
    const claims = claimsOf(compact);
    assert.equal(claims['ath'], 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
    assert.equal(claims['nonce'], 'eyJ7S_zG.eyJH0-Z.HX4w-7v');
    assert.equal((await checkDpopProof(compact, { now, accessToken })).status, 'proved');
    assert.equal((await checkDpopProof(compact, { now, accessToken: 'another' })).status, 'failed');
  });

  it('tells the algorithm by the curve where the key does not name one', async () => {
    for (const alg of ['ES256', 'ES384', 'ES512', 'Ed25519']) {
      const key = { ...(await generateDpopKey({ dpopAlgorithms: [alg] })), alg: null };
      assert.equal(decodeProtectedHeader(await proof(key)).alg, alg);
    }
  });

  it('refuses what is no key pair', async () => {
    const { jwk } = createSigner('ES256', null);
    await assert.rejects(proof({ ...(jwk as JsonObject) }), 'the public half');
    await assert.rejects(proof({ kty: 'oct', k: 'c2VjcmV0', alg: 'HS256' }), 'a shared secret');
    await assert.rejects(proof({}), 'nothing');
    await assert.rejects(proof({ ...(await generateDpopKey(anyServer)), alg: 'none' }), 'no algorithm');
  });
});

describe('dpopThumbprint', () => {
  it('is that of RFC 9449 section 6.1 and of jose', async () => {
    const shown = {
      kty: 'EC',
      crv: 'P-256',
      x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
      y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
    };
    assert.equal(dpopThumbprint(shown), '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I');
    const key = await generateDpopKey(anyServer);
    assert.equal(dpopThumbprint(key), await calculateJwkThumbprint(key as JWK, 'sha256'));
    assert.equal(dpopThumbprint({}), undefined);
  });
});
