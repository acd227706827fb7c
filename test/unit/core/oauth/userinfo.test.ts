/** User information: OpenID Connect Core section 5.3, as JSON and signed, and about the right person alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { generateDpopKey } from '../../../../src/core/oauth/dpop';
import type { OAuthOutcome } from '../../../../src/core/oauth/failure';
import { fetchUserInfo } from '../../../../src/core/oauth/userinfo';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { checkDpopProof } from '../../../../src/core/validation/dpop';
import { keysOf } from '../validation/keySources';
import { createSigner, token } from '../validation/tokens';
import {
  clientId,
  createWorld,
  issuer,
  json,
  now,
  nowSeconds,
  requestWith,
  said,
  text,
  unending,
  valueOf,
  type RequestChanges,
  type World,
} from './signInWorld';

const signer = createSigner('ES256');
const accessToken = 'SlAV32hkKG';

/** OIDC Core section 5.3.2. */
const claims = {
  sub: '248289761001',
  name: 'Jane Doe',
  given_name: 'Jane',
  family_name: 'Doe',
  preferred_username: 'j.doe',
  email: 'janedoe@example.com',
  picture: 'http://example.com/janedoe/me.jpg',
};

function idTokenOf(sub: string): string {
  return token(signer, { iss: issuer, aud: clientId, sub, iat: nowSeconds, exp: nowSeconds + 60 });
}

function ask(
  world: World,
  tokens: { readonly tokenType?: string; readonly idToken?: string; readonly accessToken?: string } = {},
  changes: RequestChanges = {},
): Promise<OAuthOutcome<JsonObject>> {
  const all = { accessToken, tokenType: 'Bearer', idToken: idTokenOf(claims.sub), ...tokens };
  return fetchUserInfo(requestWith(changes), all, { ...world.deps, keys: keysOf([signer.jwk]) }, unending);
}

describe('fetchUserInfo', () => {
  it('asks with the access token in the header (section 5.3.1)', async () => {
    const world = createWorld(json(claims));
    assert.deepEqual(valueOf(await ask(world)), claims);
    const [seen] = world.requests;
    assert.equal(seen?.method, 'GET');
    assert.equal(seen.url, `${issuer}/userinfo`);
    assert.equal(seen.headers.get('authorization'), `Bearer ${accessToken}`);
    assert.equal(seen.body, '');
  });

  it('proves possession where the token is bound (RFC 9449 section 7.1), with a nonce when asked', async () => {
    const dpopKey = await generateDpopKey({ dpopAlgorithms: undefined });
    const refusal = json({}, 401, { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': 'nonce-1' });
    const world = createWorld(refusal, json(claims));
    assert.equal(said(await ask(world, { tokenType: 'DPoP' }, { dpopKey })), 'done');
    const [first, second] = world.requests.map(({ headers }) => headers);
    assert.equal(second?.get('authorization'), `DPoP ${accessToken}`);
    for (const headers of [first, second]) {
      const proof = headers?.get('dpop') ?? '';
      assert.equal((await checkDpopProof(proof, { now, accessToken })).status, 'proved');
    }
    assert.notEqual(first?.get('dpop'), second.get('dpop'));
  });

  it('refuses what is about somebody else (section 5.3.2)', async () => {
    const other = 'oauth-unexpected-answer userinfo-sub-mismatch';
    assert.equal(said(await ask(createWorld(json(claims)), { idToken: idTokenOf('another') })), other);
    assert.equal(said(await ask(createWorld(json(claims)), { idToken: 'no token' })), other);
  });

  it('refuses what is about nobody', async () => {
    const { deps } = createWorld(json({ name: 'Jane Doe' }));
    const tokens = { accessToken, tokenType: 'Bearer', idToken: undefined };
    const nobody = 'oauth-unexpected-answer claim-missing';
    assert.equal(said(await fetchUserInfo(requestWith(), tokens, deps, unending)), nobody);
    for (const sub of [undefined, '', 248289761001]) {
      assert.equal(said(await ask(createWorld(json({ ...claims, sub })))), nobody);
    }
  });

  it('compares nothing where no ID token came', async () => {
    const { deps } = createWorld(json(claims));
    const tokens = { accessToken, tokenType: 'Bearer', idToken: undefined };
    assert.deepEqual(valueOf(await fetchUserInfo(requestWith(), tokens, deps, unending)), claims);
  });

  it('reads a signed answer', async () => {
    const world = (changes: object = {}, by = signer): World =>
      createWorld(text(token(by, { iss: issuer, aud: clientId, ...claims, ...changes }), 'application/jwt'));
    assert.deepEqual(valueOf(await ask(world())), { iss: issuer, aud: clientId, ...claims });
    // They should be there, and need not.
    assert.equal(said(await ask(world({ iss: undefined, aud: undefined }))), 'done');
    const forged = world({ iss: undefined, aud: undefined }, createSigner('ES256'));
    assert.equal(said(await ask(forged)), 'oauth-unexpected-answer signature-invalid');
    assert.equal(said(await ask(world({ exp: nowSeconds - 61 }))), 'oauth-unexpected-answer expired');
    assert.equal(said(await ask(world({ iss: 'https://evil.example' }))), 'oauth-unexpected-answer iss-mismatch');
    assert.equal(said(await ask(world({ aud: 'client-2' }))), 'oauth-unexpected-answer aud-mismatch');
    assert.equal(said(await ask(world({}, createSigner('ES256')))), 'oauth-unexpected-answer signature-invalid');
    assert.equal(said(await ask(world({ sub: 'another' }))), 'oauth-unexpected-answer userinfo-sub-mismatch');
  });

  it('says why it was refused, and shows nobody', async () => {
    const world = createWorld(json(claims));
    valueOf(await ask(world));
    for (const secret of [accessToken, 'Jane', 'janedoe', claims.sub]) assert.ok(!world.account().includes(secret));
    const challenge = { 'www-authenticate': 'Bearer error="invalid_token", error_description="expired"' };
    const refused = await ask(createWorld(new Response(null, { status: 401, headers: challenge })));
    assert.ok(refused.status === 'failed');
    assert.equal(refused.failure.error, 'invalid_token');
    assert.equal(said(await ask(createWorld(json([claims])))), 'oauth-unexpected-answer');
    assert.equal(said(await ask(createWorld(text('<html>', 'text/html')))), 'oauth-unexpected-answer');
    assert.equal(said(await ask(createWorld(), { accessToken: '' })), 'oauth-nothing-to-present');
    const none = { server: { userinfoEndpoint: undefined } };
    assert.equal(said(await ask(createWorld(), {}, none)), 'oauth-no-endpoint');
  });
});
