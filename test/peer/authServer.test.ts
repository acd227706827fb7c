/** Against a real authorization server, `oidc-provider` on loopback: discovery, keys, rotation, every algorithm. */
import assert from 'node:assert/strict';
import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import { after, before, describe, it } from 'mocha';
import { profileOf, type IssuerProfile, type IssuerSetting } from '../../src/core/issuers/issuer';
import { createKeySource, type KeySource, type KeysOutcome } from '../../src/core/issuers/keys';
import { validateToken } from '../../src/core/validation/validate';
import { audience, secretAlgorithms, signingAlgorithms, startAuthServer, type AuthServer } from '../support/authServer';
import { httpTo } from '../support/peerHttp';

describe('oidc-provider', () => {
  let server: AuthServer;
  let keys: KeySource;
  let setting: IssuerSetting;
  let profile: IssuerProfile;

  before(async () => {
    server = await startAuthServer();
    keys = createKeySource({ http: httpTo([server.origin]), now: () => new Date() });
    setting = { name: 'oidc-provider', issuer: server.issuer, audiences: [audience] };
    profile = profileOf(setting);
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
    it(`signs with ${algorithm}, and the token is valid`, async () => {
      const token = await server.accessToken(algorithm);
      const { alg, typ, kid } = decodeProtectedHeader(token);
      assert.deepEqual({ alg, typ }, { alg: algorithm, typ: 'at+jwt' });
      const jwk = keyIn(await keys.keysOf(profile, { keyId: kid }), kid);
      const { payload } = await jwtVerify(token, await importJWK(jwk, algorithm), { algorithms: [algorithm] });

      const verdict = await validateToken(token, setting, { keys, now: new Date() });
      assert.ok(verdict.status === 'valid', JSON.stringify(verdict));
      assert.deepEqual(verdict.token.claims, payload);
      const { thumbprint, origin, ...provenance } = verdict.provenance ?? assert.fail('no provenance');
      assert.deepEqual(provenance, {
        profile: 'oidc-provider',
        issuer: server.issuer,
        keyId: kid,
        algorithm,
      });
      assert.equal(thumbprint, await calculateJwkThumbprint(jwk));
      assert.equal(origin.location, `${server.issuer}/jwks`);
    });

    it(`signs with ${algorithm}, and a changed token is not valid`, async () => {
      const [header, , signature] = (await server.accessToken(algorithm)).split('.');
      const [, payload] = (await server.accessToken(algorithm)).split('.');
      const changed = [header, payload, signature].join('.');
      const verdict = await validateToken(changed, setting, { keys, now: new Date() });
      assert.ok(verdict.status === 'invalid', JSON.stringify(verdict));
      assert.deepEqual(
        verdict.reasons.map(({ code }) => code),
        ['signature-invalid'],
      );
    });
  }

  for (const algorithm of secretAlgorithms) {
    it(`signs with ${algorithm}, and the token is valid by the shared secret alone`, async () => {
      const token = await server.accessToken(algorithm);
      assert.equal(decodeProtectedHeader(token).alg, algorithm);
      const withSecret = createKeySource({
        http: httpTo([]),
        now: () => new Date(),
        secretOf: () => Promise.resolve(server.secret),
      });
      const shared: IssuerSetting = { ...setting, sharedSecret: true, algorithms: [algorithm] };
      const verdict = await validateToken(token, shared, { keys: withSecret, now: new Date() });
      assert.ok(verdict.status === 'valid', JSON.stringify(verdict));
      assert.equal(verdict.provenance?.origin.kind, 'shared-secret');

      const byKeys = await validateToken(token, setting, { keys, now: new Date() });
      assert.ok(byKeys.status === 'invalid', JSON.stringify(byKeys));
      assert.deepEqual(
        byKeys.reasons.map(({ code }) => code),
        ['alg-not-allowed-for-issuer'],
      );
    });
  }

  it('rotates its keys in mid-session: one more request, and tokens of the new key are valid', async () => {
    const old = await server.accessToken('ES256');
    await server.rotate('second');
    const token = await server.accessToken('ES256');
    assert.equal(decodeProtectedHeader(token).kid, 'second-ES256');
    const before = server.requests.length;
    const verdict = await validateToken(token, setting, { keys, now: new Date() });
    assert.ok(verdict.status === 'valid', JSON.stringify(verdict));
    assert.equal(verdict.provenance?.keyId, 'second-ES256');
    assert.deepEqual(server.requests.slice(before), ['/jwks']);
    // The old key is gone, and nothing more is asked within the cool-down.
    const late = await validateToken(old, setting, { keys, now: new Date() });
    assert.ok(late.status === 'undecided', JSON.stringify(late));
    assert.equal(late.cause.code, 'key-not-found');
    assert.equal(server.requests.length, before + 1);
  });
});

function keyIn(outcome: KeysOutcome, keyId: string | undefined): JWK {
  assert.ok(outcome.status === 'found', JSON.stringify(outcome));
  const [key] = outcome.keys.filter((each) => each.keyId === keyId);
  assert.ok(key?.material.kind === 'jwk', `no key ${String(keyId)}`);
  return key.material.jwk;
}
