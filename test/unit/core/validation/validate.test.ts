import assert from 'node:assert/strict';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { keysOf, noRequest, pemKey, sourceOf } from './keySources';
import { claimsWith, createSigner, issuer, now, nowSeconds, token } from './tokens';
import type { Signer } from './tokens';
import { codesOf, reasonIn } from './verdicts';

const signers: readonly Signer[] = ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'].map((alg) =>
  createSigner(alg),
);
const rsa = signers[0] ?? createSigner('RS256');
const profile: IssuerSetting = { name: 'Example', issuer, audiences: ['https://api.example'] };

describe('validateToken', () => {
  it('accepts a token that is right, and says whose key it was', async () => {
    const validation = await check(token(rsa), profile);
    assert.equal(validation.status, 'valid');
    assert.deepEqual(validation.token.claims, claimsWith());
    assert.deepEqual(validation.token.unchecked, ['scope', 'type', 'lifetime']);
    assert.equal(validation.token.withinTolerance, undefined);
    assert.equal(validation.provenance?.profile, 'Example');
    assert.equal(validation.provenance.keyId, 'key-RS256');
    assert.equal(validation.provenance.algorithm, 'RS256');
    assert.match(validation.provenance.thumbprint ?? '', /^[\w-]{43}$/);
  });

  for (const signer of signers) {
    it(`verifies ${signer.alg} with a JWK and with a PEM key, and refuses another signature`, async () => {
      const compact = token(signer);
      assert.equal((await check(compact, profile)).status, 'valid');
      const byPem = await validateToken(compact, profile, { keys: sourceOf([pemKey(signer.pem)]), now });
      assert.equal(byPem.status, 'valid');
      const [input = ''] = splitSignature(compact);
      const [, signature = ''] = splitSignature(token(signer, claimsWith({ sub: 'other' })));
      const other = `${input}.${signature}`;
      assert.deepEqual(codesOf(await check(other, profile)), 'signature-invalid');
    });
  }

  it('names every failure at once', async () => {
    const compact = token(
      createSigner('ES256'),
      claimsWith({ iss: `${issuer}/`, aud: 'other', exp: nowSeconds - 100 }),
    );
    const validation = await check(compact, { ...profile, requiredScopes: ['read'], requiredClaims: ['tenant'] });
    assert.equal(
      codesOf(validation),
      'signature-invalid iss-mismatch aud-mismatch expired scope-missing claim-missing',
    );
    assert.equal(reasonIn(validation, 'iss-mismatch').difference, 'trailing-slash');
    assert.equal(reasonIn(validation, 'expired').seconds, 100);
  });

  it('asks for no keys when the profile rules the algorithm out, or the token is none', async () => {
    const strict = { ...profile, algorithms: ['ES256'] };
    const validation = await validateToken(token(rsa), strict, { keys: noRequest, now });
    assert.equal(codesOf(validation), 'alg-not-allowed-for-issuer');
    for (const text of ['', 'hello', 'a.b.c']) {
      const nothing = await validateToken(text, profile, { keys: noRequest, now });
      assert.equal(nothing.status, 'undecided', text);
    }
  });
});

function check(compact: string, setting: IssuerSetting): Promise<Validation> {
  return validateToken(compact, setting, { keys: keysOf(signers.map(({ jwk }) => jwk)), now });
}

function splitSignature(compact: string): readonly string[] {
  const at = compact.lastIndexOf('.');
  return [compact.slice(0, at), compact.slice(at + 1)];
}
