/** Points of curves and thumbprints, against keys and digests of other implementations. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { calculateJwkThumbprint } from 'jose';
import { isOnCurve, weierstrassCurves } from '../../../../src/core/rules/curves';
import { jwkThumbprint, leftHalfDigest } from '../../../../src/core/rules/thumbprint';
import type { JsonObject } from '../../../../src/core/token/decoded';

const bytesOf = (text: string | undefined): Uint8Array => new Uint8Array(Buffer.from(text ?? '', 'base64url'));

function publicJwk(namedCurve: string): JsonObject & { readonly x?: string; readonly y?: string } {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  // A JWK is a JSON object by definition.
  return publicKey.export({ format: 'jwk' }) as JsonObject;
}

describe('isOnCurve', () => {
  for (const [name, curve] of weierstrassCurves) {
    it(`knows the points of ${name}, and no others`, () => {
      const { x, y } = publicJwk(name);
      assert.equal(isOnCurve(curve, bytesOf(x), bytesOf(y)), true);
      assert.equal(isOnCurve(curve, bytesOf(y), bytesOf(x)), false);
      assert.equal(isOnCurve(curve, new Uint8Array(curve.bytes).fill(0xff), bytesOf(y)), false);
    });
  }

  it('takes no point of one curve for one of another', () => {
    const { x, y } = publicJwk('secp256k1');
    const p256 = weierstrassCurves.get('P-256');
    assert.ok(p256 !== undefined);
    assert.equal(isOnCurve(p256, bytesOf(x), bytesOf(y)), false);
  });

  it('holds for one bit in each place', () => {
    const { x, y } = publicJwk('P-256');
    const p256 = weierstrassCurves.get('P-256');
    assert.ok(p256 !== undefined);
    fc.assert(
      fc.property(fc.nat(255), (bit) => {
        const changed = bytesOf(x);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return !isOnCurve(p256, changed, bytesOf(y));
      }),
      { numRuns: 50 },
    );
  });
});

describe('jwkThumbprint', () => {
  it('is that of RFC 7638 section 3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    const jwk = { kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' };
    assert.equal(jwkThumbprint(jwk), 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });

  it('is that of jose for keys of other types', async () => {
    const okp = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    for (const jwk of [publicJwk('P-256'), publicJwk('P-521'), { kty: 'OKP', crv: okp.crv, x: okp.x }]) {
      // What node exports has the members that jose asks for.
      assert.equal(jwkThumbprint(jwk as JsonObject), await calculateJwkThumbprint(jwk as { kty: string }));
    }
  });

  it('is nothing for what is no public key', () => {
    for (const jwk of [{}, { kty: 'EC', crv: 'P-256', x: 'a' }, { kty: 'oct', k: 'a' }, { kty: 1 }]) {
      assert.equal(jwkThumbprint(jwk), undefined);
    }
  });
});

describe('leftHalfDigest', () => {
  it('is that of OIDC Core appendix A.6', () => {
    assert.equal(leftHalfDigest('RS256', 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'), '77QmUPtjPfzWtF2AnpK9RQ');
  });

  it('is nothing where no digest is laid down', () => {
    assert.deepEqual(
      ['none', 'Ed448', 'ML-DSA-44', 'RS2566', ''].map((alg) => leftHalfDigest(alg, 'a')),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });
});
