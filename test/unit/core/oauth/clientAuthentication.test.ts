/** How clients authenticate, held against the RFCs' examples and against jose. */
import assert from 'node:assert/strict';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, type JWK } from 'jose';
import { describe, it } from 'mocha';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { ClientAuthentication } from '../../../../src/core/oauth/client';
import { sendTokenRequest } from '../../../../src/core/oauth/tokenRequest';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { failureOf, formOf, granted, never, requestOf, start, tokenWorld, type TokenWorld } from './tokenWorld';

async function send(
  authentication: ClientAuthentication,
  setting: Partial<IssuerSetting> = {},
): Promise<TokenWorld & { readonly failure: string | undefined }> {
  const world = tokenWorld(granted);
  const request = requestOf({ authentication, setting });
  const outcome = await sendTokenRequest(request, 'refresh', [['grant_type', 'x']], world.deps, never);
  return { ...world, failure: outcome.status === 'failed' ? outcome.failure.code : undefined };
}

async function privateKey(alg: string, names: JsonObject = {}): Promise<{ key: JsonObject; publicKey: JWK }> {
  const pair = await generateKeyPair(alg, { extractable: true });
  // What jose exports is plain JSON.
  const key = { ...((await exportJWK(pair.privateKey)) as JsonObject), ...names };
  return { key, publicKey: await exportJWK(pair.publicKey) };
}

describe('client authentication', () => {
  it('is the id alone for a public client', async () => {
    const { seen } = await send({ method: 'none' });
    assert.deepEqual(seen.flatMap(formOf), [
      ['grant_type', 'x'],
      ['client_id', 's6BhdRkqt3'],
    ]);
    assert.equal(seen[0]?.request.headers.get('authorization'), null);
  });

  it('is the header of RFC 6749 section 2.3.1', async () => {
    const { seen } = await send({ method: 'client_secret_basic', secret: '7Fjfp0ZBr1KtDRbnfVdmIw' });
    assert.equal(seen[0]?.request.headers.get('authorization'), 'Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3');
    // One way to authenticate, not two (section 2.3).
    assert.deepEqual(seen.flatMap(formOf), [['grant_type', 'x']]);
  });

  it('encodes id and secret as a form before it joins them', async () => {
    const { seen } = await send(
      { method: 'client_secret_basic', secret: 'a:b c+d%é€' },
      { clientId: 'https://client.example/?a=b' },
    );
    const [, encoded = ''] = (seen[0]?.request.headers.get('authorization') ?? '').split(' ');
    // RFC 6749 appendix B: a space is a plus, and every other octet beyond the unreserved is a percent triplet.
    assert.equal(atob(encoded), 'https%3A%2F%2Fclient.example%2F%3Fa%3Db:a%3Ab+c%2Bd%25%C3%A9%E2%82%AC');
  });

  it('is in the body where the profile says so', async () => {
    const { seen } = await send({ method: 'client_secret_post', secret: '7Fjfp0ZBr1KtDRbnfVdmIw' });
    assert.equal(seen[0]?.body, 'grant_type=x&client_id=s6BhdRkqt3&client_secret=7Fjfp0ZBr1KtDRbnfVdmIw');
    assert.equal(seen[0].request.headers.get('authorization'), null);
  });

  for (const alg of ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA']) {
    it(`is an assertion that jose verifies, ${alg}`, async () => {
      const { key, publicKey } = await privateKey(alg, { alg, kid: 'key-1' });
      const { seen } = await send({ method: 'private_key_jwt', key });
      const form = new Map(seen.flatMap(formOf));
      assert.equal(form.get('client_id'), 's6BhdRkqt3');
      assert.equal(form.get('client_assertion_type'), 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
      const verified = await jwtVerify(form.get('client_assertion') ?? '', await importJWK(publicKey, alg), {
        issuer: 's6BhdRkqt3',
        subject: 's6BhdRkqt3',
        audience: 'https://server.example.com',
        requiredClaims: ['exp', 'iat', 'jti'],
        currentDate: start,
      });
      assert.deepEqual(verified.protectedHeader, { typ: 'JWT', alg, kid: 'key-1' });
      const now = start.getTime() / 1000;
      assert.equal(verified.payload.iat, now);
      assert.ok((verified.payload.exp ?? 0) - now <= 300);
      // RFC 7523 section 3 (1) and (3); a list would let others accept it, too.
      assert.equal(verified.payload.aud, 'https://server.example.com');
    });
  }

  const usual: readonly (readonly [string, string])[] = [
    ['RS256', 'RS256'],
    ['ES256', 'ES256'],
    ['ES384', 'ES384'],
    ['ES512', 'ES512'],
    ['EdDSA', 'EdDSA'],
  ];
  for (const [made, expected] of usual) {
    it(`uses ${expected} for a key that does not say, and only the private half matters`, async () => {
      const { key } = await privateKey(made, { use: 'enc', key_ops: ['verify'], 'x5t#S256': 'thumb' });
      const { seen } = await send({ method: 'private_key_jwt', key });
      const assertion = new Map(seen.flatMap(formOf)).get('client_assertion') ?? '';
      const header: unknown = JSON.parse(Buffer.from(assertion.split('.')[0] ?? '', 'base64url').toString());
      assert.deepEqual(header, { typ: 'JWT', alg: expected, 'x5t#S256': 'thumb' });
      assert.ok(typeof key['d'] === 'string' && !assertion.includes(key['d']));
    });
  }

  it('is for the token endpoint where the provider wants that', async () => {
    const { key } = await privateKey('ES256');
    const issuer = 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0';
    const { seen } = await send({ method: 'private_key_jwt', key }, { issuer });
    const [, payload = ''] = (new Map(seen.flatMap(formOf)).get('client_assertion') ?? '').split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly aud?: unknown };
    assert.equal(claims.aud, 'https://server.example.com/token');
  });

  it('makes another assertion each time', async () => {
    const { key } = await privateKey('ES256');
    const world = tokenWorld(granted);
    const request = requestOf({ authentication: { method: 'private_key_jwt', key } });
    const ids = new Set<unknown>();
    for (let count = 0; count < 3; count++) {
      await sendTokenRequest(request, 'refresh', [], world.deps, never);
      const [, payload = ''] = (new Map(formOf(world.seen[count] ?? { body: '' })).get('client_assertion') ?? '').split(
        '.',
      );
      ids.add((JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly jti?: unknown }).jti);
    }
    assert.equal(ids.size, 3);
  });

  const unusable: readonly (readonly [string, (key: JsonObject) => JsonObject])[] = [
    ['a public key', ({ d: _private, ...rest }) => rest],
    ['a shared secret', () => ({ kty: 'oct', k: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ', alg: 'HS256' })],
    ['no key', () => ({})],
    ['half a key', (key) => ({ ...key, d: 'AA' })],
    ['a key of another kind than its alg', (key) => ({ ...key, alg: 'RS256' })],
    ['alg none', (key) => ({ ...key, alg: 'none' })],
    ['an unknown curve', (key) => ({ ...key, crv: 'P-192' })],
  ];
  for (const [name, change] of unusable) {
    it(`sends nothing with ${name}`, async () => {
      const { key } = await privateKey('ES256');
      const { seen, failure } = await send({ method: 'private_key_jwt', key: change(key) });
      assert.equal(failure, 'oauth-client-key-unusable');
      assert.deepEqual(seen, []);
    });
  }

  it('sends nothing without a client id or a secret', async () => {
    for (const clientId of [undefined, '']) {
      const { seen, failure } = await send({ method: 'none' }, { clientId });
      assert.equal(failure, 'oauth-no-client-id');
      assert.deepEqual(seen, []);
    }
    for (const method of ['client_secret_basic', 'client_secret_post'] as const) {
      const { seen, failure } = await send({ method, secret: '' });
      assert.equal(failure, 'oauth-no-client-secret');
      assert.deepEqual(seen, []);
    }
  });

  it('says in the account how, and not with what', async () => {
    const { key } = await privateKey('ES256');
    const ways: readonly (readonly [ClientAuthentication, string])[] = [
      [{ method: 'none' }, 'none'],
      [{ method: 'client_secret_basic', secret: 'canary-secret' }, 'basic'],
      [{ method: 'client_secret_post', secret: 'canary-secret' }, 'body'],
      [{ method: 'private_key_jwt', key }, 'assertion'],
    ];
    for (const [authentication, expected] of ways) {
      const { steps } = await send(authentication);
      const [step] = steps;
      assert.equal(step?.kind === 'request' ? step.clientAuthentication : undefined, expected);
      assert.doesNotMatch(JSON.stringify(steps), /canary|eyJ|Y2FuYXJ5/);
    }
  });
});

describe('a token request', () => {
  it('fails without an endpoint', async () => {
    const world = tokenWorld(granted);
    const request = requestOf({ setting: { tokenEndpoint: undefined } });
    assert.equal(
      failureOf(await sendTokenRequest(request, 'refresh', [], world.deps, never)).code,
      'oauth-no-endpoint',
    );
  });
});
