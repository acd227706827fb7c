/** Against a real authorization server, `oidc-provider` on loopback: discovery, keys, rotation, every algorithm. */
import assert from 'node:assert/strict';
import { decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import { after, before, describe, it } from 'mocha';
import { profileOf, type IssuerProfile } from '../../src/core/issuers/issuer';
import { createKeySource, type KeySource, type KeysOutcome } from '../../src/core/issuers/keys';
import { audience, signingAlgorithms, startAuthServer, type AuthServer } from '../support/authServer';
import { httpTo } from '../support/peerHttp';

describe('oidc-provider', () => {
  let server: AuthServer;
  let keys: KeySource;
  let profile: IssuerProfile;

  before(async () => {
    server = await startAuthServer();
    keys = createKeySource({ http: httpTo([server.origin]), now: () => new Date() });
    profile = profileOf({ name: 'oidc-provider', issuer: server.issuer, audiences: [audience] });
  });
  after(() => server.stop());

  it('is discovered, and its keys are found where it says', async () => {
    const outcome = await keys.keysOf(profile, { keyId: 'first-RS256' });
    assert.ok(outcome.status === 'found');
    assert.equal(outcome.metadata?.issuer, server.issuer);
    assert.equal(outcome.metadata.jwksUri, `${server.issuer}/jwks`);
    assert.deepEqual(outcome.keys.map(({ keyId }) => keyId).sort(), [
      'first-ES256',
      'first-ES384',
      'first-ES512',
      'first-EdDSA',
      'first-RS256',
    ]);
    assert.deepEqual(server.requests, ['/.well-known/openid-configuration', '/jwks']);
  });

  for (const algorithm of signingAlgorithms) {
    it(`signs with ${algorithm}, and the key is found`, async () => {
      const token = await server.accessToken(algorithm);
      const header = decodeProtectedHeader(token);
      assert.equal(header.alg, algorithm);
      assert.equal(header.typ, 'at+jwt');
      const jwk = keyIn(await keys.keysOf(profile, { keyId: header.kid }), header.kid);
      const { payload } = await jwtVerify(token, await importJWK(jwk, algorithm), { algorithms: [algorithm] });
      assert.equal(payload.aud, audience);
    });
  }

  it('rotates its keys in mid-session: one more request, and the new key is there', async () => {
    await server.rotate('second');
    const token = await server.accessToken('ES256');
    const { kid } = decodeProtectedHeader(token);
    assert.equal(kid, 'second-ES256');
    const before = server.requests.length;
    const jwk = keyIn(await keys.keysOf(profile, { keyId: kid }), kid);
    await jwtVerify(token, await importJWK(jwk, 'ES256'));
    assert.deepEqual(server.requests.slice(before), ['/jwks']);
    // The old keys are gone, and asking for one does not send another request now.
    const old = await keys.keysOf(profile, { keyId: 'first-ES256' });
    assert.ok(old.status === 'found' && !old.keys.some(({ keyId }) => keyId === 'first-ES256'));
    assert.equal(server.requests.length, before + 1);
  });
});

function keyIn(outcome: KeysOutcome, keyId: string | undefined): JWK {
  assert.ok(outcome.status === 'found', JSON.stringify(outcome));
  const [key] = outcome.keys.filter((each) => each.keyId === keyId);
  assert.ok(key?.material.kind === 'jwk', `no key ${String(keyId)}`);
  return key.material.jwk;
}
