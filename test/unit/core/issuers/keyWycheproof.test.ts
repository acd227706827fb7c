/** Wycheproof's keys: the rules name what is wrong with each key that a verifier must refuse. */
import assert from 'node:assert/strict';
import { checkKey, checkKeySet } from '../../../../src/core/issuers/keyFacts';
import { wycheproofVectors } from './keyVectors';

const now = new Date('2026-11-22T12:00:00Z');

/** By case, the rule that must find what is wrong with the key, and where. */
const expected: Readonly<Record<number, readonly [id: string, path: string]>> = {
  1: ['jwks-mixed-symmetric', 'keys'],
  4: ['jwks-duplicate-kid', 'keys[1].kid'],
  7: ['rsa-key-too-small', 'keys[0].n'],
  8: ['rsa-key-too-small', 'keys[0].n'],
  9: ['rsa-exponent', 'keys[0].e'],
  10: ['hmac-secret-too-short', 'keys[0].k'],
  11: ['hmac-secret-too-short', 'keys[0].k'],
  12: ['hmac-secret-too-short', 'keys[0].k'],
  16: ['hmac-secret-too-short', 'keys[0].k'],
  17: ['hmac-secret-too-short', 'keys[0].k'],
  18: ['hmac-secret-too-short', 'keys[0].k'],
  19: ['jwk-alg-mismatch', 'keys[0].alg'],
  20: ['jwk-alg-mismatch', 'keys[0].alg'],
  21: ['jwk-use-ops-mismatch', 'keys[0].use'],
  22: ['ec-curve-mismatch', 'keys[0].x'],
  23: ['ec-curve-mismatch', 'keys[0].crv'],
  24: ['jwk-alg-mismatch', 'keys[0].alg'],
  25: ['jwk-use-ops-mismatch', 'keys[0].use'],
  26: ['jwk-use-ops-mismatch', 'keys[0].use'],
};

/** Cases whose key is right: what is wrong, if anything, is the token or that this token came with this key. */
const rightKeys: Readonly<Record<number, string>> = {
  2: 'valid',
  3: 'the signature was changed',
  5: 'valid',
  6: 'a key for encryption, given for a signature: the verdict refuses it',
  13: 'valid',
  14: 'valid',
  15: 'valid',
};

describe('the rules about keys over Wycheproof', () => {
  const vectors = wycheproofVectors();

  it('cover every case', () => {
    assert.deepEqual(
      vectors.map(({ tcId }) => tcId),
      [...Object.keys(expected), ...Object.keys(rightKeys)].map(Number).sort((one, other) => one - other),
    );
    for (const { tcId, result } of vectors) assert.ok(result === 'invalid' || tcId in rightKeys);
  });

  for (const { tcId, comment, keySet } of vectors) {
    const wanted = expected[tcId];
    if (wanted === undefined) {
      it(`find nothing wrong with the keys of ${String(tcId)}, ${comment}`, async () => {
        for (const key of keySet.keys) assert.deepEqual(await checkKey(key, now), []);
      });
    } else {
      it(`find what is wrong with ${String(tcId)}, ${comment}`, async () => {
        const places = (await checkKeySet(keySet, now)).map(({ id, path }) => [id, path]);
        assert.ok(
          places.some(([id, path]) => id === wanted[0] && path === wanted[1]),
          JSON.stringify(places),
        );
      });
    }
  }
});
