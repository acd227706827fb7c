/** ID tokens of a sign-in: the steps of OpenID Connect Core section 3.1.3.7, each with a token that fails it alone. */
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { describe, it } from 'mocha';
import { profileOf, type IssuerSetting } from '../../../../src/core/issuers/issuer';
import {
  checkIdToken,
  idTokenFailure,
  type IdTokenCheck,
  type IdTokenExpectations,
} from '../../../../src/core/oauth/idToken';
import { keysOf, noRequest, type Keys } from '../validation/keySources';
import { base64url, createSigner, signingInput, token } from '../validation/tokens';
import { clientId, issuer, now, nowSeconds } from './signInWorld';

const signer = createSigner('ES256');
const keys = keysOf([signer.jwk]);

function profile(changes: Partial<IssuerSetting> = {}): IdTokenExpectations['profile'] {
  return profileOf({ name: 'example', issuer, clientId, ...changes });
}

function claims(changes: object = {}): object {
  return { iss: issuer, sub: 'user-1', aud: clientId, iat: nowSeconds, exp: nowSeconds + 300, ...changes };
}

function check(idToken: string, expectations: Partial<IdTokenExpectations> = {}): Promise<IdTokenCheck> {
  return checkIdToken(idToken, { profile: profile(), now, keys, ...expectations });
}

function said(result: IdTokenCheck): string {
  return result.status === 'valid' ? 'valid' : result.reasons.map(({ code }) => code).join(' ');
}

async function saidOf(changes: object, expectations: Partial<IdTokenExpectations> = {}): Promise<string> {
  return said(await check(token(signer, claims(changes)), expectations));
}

describe('checkIdToken', () => {
  it('takes a right one, and says whether a key vouches for it', async () => {
    const idToken = token(signer, claims());
    const signed = await check(idToken);
    assert.deepEqual(signed, { status: 'valid', claims: claims(), signed: true });
    // OIDC Core section 3.1.3.7, step 6: TLS stands for the signature.
    assert.deepEqual(await check(idToken, { keys: undefined }), { status: 'valid', claims: claims(), signed: false });
  });

  const rows: readonly (readonly [
    what: string,
    claims: object,
    expectations: Partial<IdTokenExpectations>,
    said: string,
  ])[] = [
    ['another issuer', { iss: 'https://evil.example' }, {}, 'iss-mismatch'],
    ['an issuer with a slash more', { iss: `${issuer}/` }, {}, 'iss-mismatch'],
    ['no issuer', { iss: undefined }, {}, 'iss-missing'],
    ['another audience', { aud: 'client-2' }, {}, 'aud-mismatch'],
    ['no audience', { aud: undefined }, {}, 'aud-missing'],
    ['this client among others without azp', { aud: [clientId, 'other'] }, {}, 'id-azp'],
    ['this client among others, issued to it', { aud: [clientId, 'other'], azp: clientId }, {}, 'valid'],
    ['this client alone in a list', { aud: [clientId] }, {}, 'valid'],
    ['another authorized party', { azp: 'client-2' }, {}, 'id-azp'],
    ['no end', { exp: undefined }, {}, 'exp-missing'],
    ['an end within the tolerance', { exp: nowSeconds - 59 }, {}, 'valid'],
    ['an end beyond it', { exp: nowSeconds - 60 }, {}, 'expired'],
    ['no time of issue', { iat: undefined }, {}, 'claim-missing'],
    ['a time of issue in the future', { iat: nowSeconds + 61 }, {}, 'iat-in-future'],
    ['an end that is text', { exp: String(nowSeconds + 300) }, {}, 'numericdate-not-number'],
    ['no subject', { sub: undefined }, {}, 'claim-missing'],
    ['an empty subject', { sub: '' }, {}, 'claim-missing'],
    ['a number for a subject', { sub: 7 }, {}, 'claim-missing'],
    ['the nonce', { nonce: 'n-0S6_WzA2Mj' }, { nonce: 'n-0S6_WzA2Mj' }, 'valid'],
    ['a nonce that nobody asked for', { nonce: 'n-0S6_WzA2Mj' }, {}, 'valid'],
    ['another nonce (replay)', { nonce: 'n-0S6_WzA2Mk' }, { nonce: 'n-0S6_WzA2Mj' }, 'id-nonce'],
    ['no nonce', {}, { nonce: 'n-0S6_WzA2Mj' }, 'id-nonce'],
    ['a nonce that is no text', { nonce: 1 }, { nonce: '1' }, 'id-nonce'],
    ['another person than before (section 12.2)', { sub: 'user-2' }, { subject: 'user-1' }, 'id-sub'],
    ['the same person as before', {}, { subject: 'user-1' }, 'valid'],
    ['a hash where no access token came', { at_hash: 'x' }, {}, 'valid'],
  ];
  for (const [what, changes, expectations, expected] of rows) {
    it(`says ${expected} for ${what}`, async () => {
      assert.equal(await saidOf(changes, expectations), expected);
      assert.equal(await saidOf(changes, { ...expectations, keys: undefined }), expected);
    });
  }

  it('names all that is wrong, each once', async () => {
    const found = await saidOf({ iss: 'https://evil.example', aud: 'client-2', exp: nowSeconds - 999 });
    assert.equal(found, 'iss-mismatch aud-mismatch expired');
  });

  it('shows no nonce', async () => {
    const found = await check(token(signer, claims({ nonce: 'found-nonce' })), { nonce: 'sent-nonce' });
    assert.doesNotMatch(JSON.stringify(found), /found-nonce|sent-nonce/);
  });

  it('compares at_hash with the half of the digest that goes with the algorithm (section 3.1.3.6)', async () => {
    const accessToken = 'access-1';
    for (const [alg, hash] of [
      ['ES256', 'sha256'],
      ['RS256', 'sha256'],
      ['ES384', 'sha384'],
      ['PS512', 'sha512'],
      ['EdDSA', 'sha512'],
    ] as const) {
      const one = createSigner(alg);
      const digest = createHash(hash).update(accessToken).digest();
      const half = digest.subarray(0, digest.length / 2).toString('base64url');
      const idToken = token(one, claims({ at_hash: half }));
      const expectations = { accessToken, keys: keysOf([one.jwk]) };
      assert.equal(said(await check(idToken, expectations)), 'valid', alg);
      assert.equal(said(await check(idToken, { ...expectations, accessToken: 'access-2' })), 'id-at-hash', alg);
    }
  });

  it('refuses a token without a signature, whoever sent it', async () => {
    const unsigned = `${signingInput({ alg: 'none' }, claims())}.`;
    for (const source of [keys, undefined]) assert.match(said(await check(unsigned, { keys: source })), /^alg-none/);
  });

  it('refuses a signature of another key, but not one that no key is there for', async () => {
    const idToken = token(createSigner('ES256'), claims());
    assert.equal(said(await check(idToken)), 'signature-invalid');
    assert.equal(said(await check(idToken, { keys: undefined })), 'valid');
    const gone: Keys = { keysOf: () => Promise.resolve({ status: 'failed', failure: { code: 'keys-no-source' } }) };
    const unchecked = await check(idToken, { keys: gone });
    assert.equal(unchecked.status === 'valid' && unchecked.signed, false);
  });

  it('asks no key about an HMAC, which TLS stands for', async () => {
    const input = signingInput({ alg: 'HS256' }, claims());
    const idToken = `${input}.${base64url(createHmac('sha256', 'secret').update(input).digest())}`;
    assert.equal(said(await check(idToken, { keys: noRequest })), 'valid');
  });

  it('does not hold what the profile expects of access tokens against it', async () => {
    const strict = profile({
      audiences: ['https://api.example'],
      algorithms: ['RS256'],
      tokenTypes: ['at+jwt'],
      kinds: ['access'],
      requiredScopes: ['read'],
      requiredClaims: ['tenant'],
      maxLifetimeSeconds: 5,
    });
    const found = await check(token(signer, claims()), { profile: strict });
    assert.equal(found.status === 'valid' && found.signed, true);
  });

  it('takes the tenant of a token for a profile of many (Entra ID), and no other', async () => {
    const tenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
    const many = profile({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' });
    const iss = `https://login.microsoftonline.com/${tenant}/v2.0`;
    assert.equal(await saidOf({ iss, tid: tenant }, { profile: many }), 'valid');
    assert.equal(await saidOf({ iss, tid: tenant.replace('7', '8') }, { profile: many }), 'iss-mismatch');
    assert.match(await saidOf({ iss }, { profile: many }), /iss-mismatch|claim-missing/);
    const one = profile({ issuer: 'https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111/v2.0' });
    assert.equal(await saidOf({ iss, tid: tenant }, { profile: one }), 'iss-mismatch');
  });

  it('takes both spellings of Google', async () => {
    const google = profile({ issuer: 'https://accounts.google.com' });
    assert.equal(await saidOf({ iss: 'accounts.google.com' }, { profile: google }), 'valid');
  });

  it('refuses what is no signed JWT', async () => {
    assert.match(said(await check('opaque')), /malformed/);
    assert.match(said(await check('')), /malformed/);
    const jwe = `${base64url('{"alg":"dir","enc":"A256GCM"}')}..${base64url('123456789012')}.AAAA.${base64url('1234567890123456')}`;
    assert.match(said(await check(jwe)), /malformed/);
    assert.match(said(await check(`${token(signer, claims())} `)), /encoding/);
  });

  it('refuses names that stand twice', async () => {
    const payload = JSON.stringify(claims()).replace('{', '{"sub":"user-2",');
    assert.match(said(await check(token(signer, payload))), /duplicate-claim/);
    const header = `{"alg":"ES256","alg":"none","kid":"key-ES256"}`;
    assert.match(said(await check(token(signer, JSON.stringify(claims()), header))), /duplicate-header-param/);
  });

  it('does not count as passed what was called off', async () => {
    const waiting: Keys = { keysOf: (_profile, { signal }) => Promise.reject(signal?.reason as Error) };
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(check(token(signer, claims()), { keys: waiting, signal }), /enough/);
  });
});

describe('idTokenFailure', () => {
  it('names the first reason', () => {
    const outcome = idTokenFailure([{ code: 'id-nonce' }, { code: 'expired' }]);
    assert.deepEqual(outcome, {
      status: 'failed',
      failure: { code: 'oauth-id-token-invalid', error: 'id-nonce', mayHaveArrived: true },
    });
  });
});
