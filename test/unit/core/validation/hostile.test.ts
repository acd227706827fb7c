import assert from 'node:assert/strict';
import { mock } from 'node:test';
import fc from 'fast-check';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { KeysOutcome } from '../../../../src/core/issuers/keys';
import { checkDpopProof } from '../../../../src/core/validation/dpop';
import { checkKeyBinding } from '../../../../src/core/validation/keyBinding';
import { profilesFor, validateToken } from '../../../../src/core/validation/validate';
import { profileOf } from '../../../../src/core/issuers/issuer';
import { assertProportional } from '../../../support/proportion';
import type { Keys } from './keySources';
import { keysOf, pemKey, sourceOf } from './keySources';
import { base64url, claimsWith, compact, createSigner, issuer, now, token } from './tokens';
import { codesOf } from './verdicts';

const signer = createSigner('ES256');
const profile: IssuerSetting = { name: 'Example', issuer };
const keys = keysOf([signer.jwk]);

/** Names that a careless reader would look up on Object.prototype. */
const names = fc.oneof(
  fc.constantFrom(
    'alg',
    'kid',
    'typ',
    'cty',
    'crit',
    'b64',
    'jwk',
    'x5c',
    'iss',
    'aud',
    'exp',
    'nbf',
    'iat',
    'sub',
    'scope',
    'scp',
    'tid',
    'cnf',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '_sd',
    '_sd_alg',
    '...',
    'nonce',
    'htm',
    'htu',
    'jti',
  ),
  fc.string(),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'ES256',
      'none',
      'HS256',
      'JWT',
      'dpop+jwt',
      issuer,
      'https://login.microsoftonline.com/{tenantid}/v2.0',
    ),
    fc.string(),
    fc.double(),
    fc.constant(null),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const object = fc.dictionary(names, json, { maxKeys: 8 });
const settings = fc.record<IssuerSetting>({
  name: fc.constant('Any'),
  issuer: fc.constantFrom(
    issuer,
    'spiffe://example.org',
    'https://login.microsoftonline.com/common/v2.0',
    'https://accounts.google.com',
    'https://a.okta.com',
    'https://securetoken.google.com/p',
  ),
  audiences: fc.array(fc.string(), { maxLength: 2 }),
  algorithms: fc.constantFrom([], ['ES256'], ['HS256', 'none']),
  sharedSecret: fc.boolean(),
  requiredScopes: fc.array(fc.string(), { maxLength: 2 }),
  requiredClaims: fc.array(names, { maxLength: 2 }),
  tokenTypes: fc.constantFrom([], ['at+jwt']),
  kinds: fc.constantFrom([], ['access' as const]),
});

describe('validateToken under attack', () => {
  it('never throws or rejects, and calls nothing valid that the key did not sign', async () => {
    const signature = fc.uint8Array({ maxLength: 132 });
    await fc.assert(
      fc.asyncProperty(object, object, signature, settings, async (header, claims, bytes, setting) => {
        const text = compact({ alg: 'ES256', ...header }, claims, bytes);
        for (const one of [text, `${text}~`, `${text}~${base64url('["s","n",1]')}~`, `${text}~${text}`]) {
          assert.notEqual((await validateToken(one, setting, { keys, now })).status, 'valid');
          assert.notEqual((await checkDpopProof(one, { now, accessToken: one })).status, 'proved');
          assert.notEqual((await checkKeyBinding(one, claims as never, now)).status, 'proved');
          profilesFor(one, [profileOf(setting)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never throws or rejects on any text or key', async () => {
    const texts = fc.oneof(
      fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
      fc.stringMatching(/^[\w.~{}":,=-]{0,80}$/),
      fc.json(),
    );
    const jwk = fc.dictionary(
      fc.oneof(fc.constantFrom('kty', 'crv', 'x', 'y', 'n', 'e', 'k', 'use', 'alg', 'key_ops', 'd'), names),
      json,
    );
    await fc.assert(
      fc.asyncProperty(texts, jwk, fc.string(), async (text, key, pem) => {
        assert.notEqual((await validateToken(text, profile, { keys, now })).status, 'valid');
        for (const kind of [{ kty: 'EC', crv: 'P-256' }, { kty: 'RSA' }, {}]) {
          const hostile = keysOf([{ ...key, ...kind, kid: 'key-ES256' }]);
          assert.notEqual((await validateToken(token(signer), profile, { keys: hostile, now })).status, 'valid');
        }
        const byPem = sourceOf([pemKey(`-----BEGIN PUBLIC KEY-----\n${pem}\n-----END PUBLIC KEY-----`)]);
        assert.notEqual((await validateToken(token(signer), profile, { keys: byPem, now })).status, 'valid');
      }),
      { numRuns: 25 },
    );
  });

  it('is right whatever is signed: valid only when every claim is as it should be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), json, { maxKeys: 6 }), async (claims) => {
        const wanted = ['iss', 'aud', 'exp', 'nbf', 'iat'];
        const others = Object.fromEntries(Object.entries(claims).filter(([name]) => !wanted.includes(name)));
        const setting = { ...profile, audiences: ['https://api.example'] };
        const right = await validateToken(token(signer, { ...claimsWith(), ...others }), setting, { keys, now });
        // Claims may make another kind of token of it, of which more is asked; never is it the signature.
        assert.ok(!codesOf(right).includes('signature'), codesOf(right));
        const wrong = await validateToken(token(signer, { ...others, ...claimsWith({ aud: 'x' }) }), setting, {
          keys,
          now,
        });
        assert.notEqual(wrong.status, 'valid');
      }),
      { numRuns: 60 },
    );
  });

  it('takes a turned bit of the signed text for what it is', async () => {
    const text = token(signer);
    for (let at = 0; at < text.length; at += 7) {
      const next = text.charAt(at) === 'A' ? 'B' : 'A';
      const turned = `${text.slice(0, at)}${next}${text.slice(at + 1)}`;
      if (turned === text) continue;
      assert.notEqual((await validateToken(turned, profile, { keys, now })).status, 'valid', `at ${at}`);
    }
  });

  it('takes time in proportion to what is large in a token', async function () {
    this.timeout(20_000);
    const listed = <Item>(count: number, itemAt: (at: number) => Item): readonly Item[] =>
      Array.from({ length: count }, (_, at) => itemAt(at));
    const large: Readonly<Record<string, (size: number) => string>> = {
      claims: (size) => token(signer, claimsWith({ filler: 'x'.repeat(size) })),
      header: (size) => token(signer, claimsWith(), { filler: 'x'.repeat(size) }),
      signature: (size) => `${token(signer).split('.', 2).join('.')}.${'A'.repeat(size)}`,
      dots: (size) => '.'.repeat(size),
      // Each one is a disclosure, which costs a hash; more than twenty thousand are refused.
      tildes: (size) => `${token(signer)}${'~'.repeat(size / 40)}`,
      members: (size) => {
        const members = Object.fromEntries(listed(size / 4, (at) => [`c${at}`, 1]));
        return token(signer, JSON.stringify({ ...claimsWith(), ...members }));
      },
      depth: (size) => token(signer, `{"a":${'['.repeat(size)}${']'.repeat(size)}}`),
      audiences: (size) => token(signer, claimsWith({ aud: listed(size / 8, (at) => `https://api${at}.example`) })),
      crit: (size) => token(signer, claimsWith(), { crit: listed(size / 4, (at) => `x${at}`) }),
      certificates: (size) => {
        const jwk = { kty: 'RSA', n: 'A'.repeat(size / 8), e: 'AQAB' };
        return token(signer, claimsWith(), { x5c: ['x'.repeat(size)], jwk });
      },
    };
    const setting = { ...profile, audiences: ['https://api.example/'], requiredScopes: ['a'] };
    for (const [what, tokenOf] of Object.entries(large)) {
      const validate = async (size: number): Promise<void> => {
        assert.notEqual((await validateToken(tokenOf(size), setting, { keys, now })).status, 'valid', what);
      };
      await assertProportional(what, validate, 4000);
    }
    const tooMuch = token(signer, claimsWith({ filler: 'x'.repeat(1_400_000) }));
    assert.notEqual((await validateToken(tooMuch, setting, { keys, now })).status, 'valid');
  });

  it('looks through many keys in time in proportion', async () => {
    const { jwk } = createSigner('ES256');
    const text = token(signer);
    const look = async (count: number): Promise<void> => {
      const many = Array.from({ length: count }, (_, at) => ({ ...jwk, kid: `k${at}` }));
      assert.equal(codesOf(await validateToken(text, profile, { keys: keysOf([...many, signer.jwk]), now })), 'valid');
      const none = await validateToken(text, profile, { keys: keysOf(many), now });
      assert.equal(codesOf(none), 'undecided key-not-found');
    };
    await assertProportional('a set of good keys', look, 600);
    const lookAtBroken = async (count: number): Promise<void> => {
      const broken = Array.from({ length: count }, (_, at) => ({
        kty: 'EC',
        crv: 'P-256',
        x: base64url(`x${at}`),
        y: 'AA',
      }));
      assert.notEqual((await validateToken(text, profile, { keys: keysOf(broken), now })).status, 'valid');
    };
    await assertProportional('a set of broken keys', lookAtBroken, 50);
  });

  it('imports no more keys than it may try', async () => {
    const nameless = Array.from({ length: 40 }, () => ({ ...createSigner('ES256').jwk, kid: undefined }));
    const text = token(signer, claimsWith(), { kid: undefined });
    const imports = mock.method(globalThis.crypto.subtle, 'importKey');
    const { status } = await validateToken(text, profile, { keys: keysOf(nameless), now });
    const count = imports.mock.callCount();
    imports.mock.restore();
    assert.notEqual(status, 'valid');
    assert.equal(count, 21);
  });

  it('answers each of many that run at once for itself', async () => {
    const other = createSigner('ES256');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        validateToken(token(at % 2 === 0 ? signer : other), profile, { keys, now }),
      ),
    );
    assert.deepEqual(
      answers.map(codesOf),
      Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? 'valid' : 'signature-invalid')),
    );
  });

  it('stops between keys when it is told to', async () => {
    const controller = new AbortController();
    const { jwk } = createSigner('ES256');
    const stopping: Keys = {
      keysOf: async () => {
        const found = await keysOf([jwk, createSigner('ES256').jwk]).keysOf(profileOf(profile), { keyId: undefined });
        controller.abort();
        return found satisfies KeysOutcome;
      },
    };
    const text = token(signer, claimsWith(), { kid: undefined });
    const validation = await validateToken(text, profile, { keys: stopping, now, signal: controller.signal });
    assert.equal(codesOf(validation), 'undecided aborted');
  });
});
