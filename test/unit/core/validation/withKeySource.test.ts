import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import { createKeySource } from '../../../../src/core/issuers/keys';
import type { KeySource } from '../../../../src/core/issuers/keys';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { validateToken } from '../../../../src/core/validation/validate';
import { claimsWith, compact, createSigner, issuer, now, signingInput, token } from './tokens';
import { codesOf } from './verdicts';

const signer = createSigner('ES256');
const secret = Buffer.alloc(32, 5);
// Node types a JWK more loosely than JSON is.
const jwks = { keys: [signer.jwk] } as unknown as JsonObject;

function source(): KeySource {
  return createKeySource({
    http: (request) =>
      request.url === `${issuer}/keys`
        ? Promise.resolve(Response.json(jwks, { headers: { 'content-type': 'application/json' } }))
        : Promise.reject(Object.assign(new Error('not configured'), { code: 'http-host-not-configured' })),
    now: () => now,
    secretOf: () => Promise.resolve(secret),
    readFile: (path) => Promise.resolve(path.endsWith('.pem') ? signer.pem : JSON.stringify(jwks)),
  });
}

const settings: readonly (readonly [what: string, setting: Partial<IssuerSetting>, origin: string])[] = [
  ['a key set in the settings', { jwks }, 'jwks'],
  ['a key set in a file', { jwksFile: 'keys.json' }, 'jwks-file'],
  ['a public key in the settings', { publicKey: signer.pem }, 'public-key'],
  ['a public key in a file', { publicKeyFile: 'key.pem' }, 'public-key-file'],
  ['a key set at a URL', { jwksUri: `${issuer}/keys` }, 'jwks-uri'],
];

describe('validateToken with a real key source', () => {
  for (const [what, setting, origin] of settings) {
    it(`takes ${what}, and says so`, async () => {
      const profile = { name: 'Example', issuer, ...setting };
      const keys = source();
      const validation = await validateToken(token(signer), profile, { keys, now });
      assert.equal(codesOf(validation), 'valid');
      assert.equal(validation.provenance?.origin.kind, origin);
      const other = token(createSigner('ES256'));
      assert.equal(codesOf(await validateToken(other, profile, { keys, now })), 'signature-invalid');
    });
  }

  it('takes a shared secret', async () => {
    const input = signingInput({ alg: 'HS256' }, claimsWith());
    const text = compact({ alg: 'HS256' }, claimsWith(), createHmac('sha256', secret).update(input).digest());
    const validation = await validateToken(
      text,
      { name: 'Secret', issuer, sharedSecret: true },
      { keys: source(), now },
    );
    assert.equal(codesOf(validation), 'valid');
    assert.equal(validation.provenance?.origin.kind, 'shared-secret');
  });

  it('says why there are no keys, and asks nobody where only the cache may be asked', async () => {
    const setting = { name: 'Example', issuer };
    const failed = await validateToken(token(signer), setting, { keys: source(), now });
    assert.ok(failed.status === 'undecided' && failed.cause.failure !== undefined);
    const cached = await validateToken(token(signer), setting, { keys: source().cached, now });
    assert.ok(cached.status === 'undecided');
    assert.deepEqual(cached.cause, { code: 'keys-unavailable', failure: { code: 'keys-not-cached' } });
  });
});
