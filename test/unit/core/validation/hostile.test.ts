import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { KeysOutcome } from '../../../../src/core/issuers/keys';
import { checkDpopProof } from '../../../../src/core/validation/dpop';
import { checkKeyBinding } from '../../../../src/core/validation/keyBinding';
import { profilesFor, validateToken } from '../../../../src/core/validation/validate';
import { profileOf } from '../../../../src/core/issuers/issuer';
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

  it('takes its time with a megabyte, and no more', async function () {
    this.timeout(20_000);
    const filler = 'x'.repeat(700_000);
    const large: readonly (readonly [string, string])[] = [
      ['claims', token(signer, claimsWith({ filler }))],
      ['header', token(signer, claimsWith(), { filler: filler.slice(0, 500_000) })],
      ['signature', `${token(signer).split('.', 2).join('.')}.${'A'.repeat(1_000_000)}`],
      ['dots', '.'.repeat(1_000_000)],
      ['tildes', `${token(signer)}${'~'.repeat(1_000_000)}`],
      [
        'members',
        token(
          signer,
          JSON.stringify({
            ...claimsWith(),
            ...Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`c${at}`, 1])),
          }),
        ),
      ],
      ['depth', token(signer, `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)],
      [
        'audiences',
        token(signer, claimsWith({ aud: Array.from({ length: 20_000 }, (_, at) => `https://api${at}.example`) })),
      ],
      ['crit', token(signer, claimsWith(), { crit: Array.from({ length: 50_000 }, (_, at) => `x${at}`) })],
      [
        'certificates',
        token(createSigner('ES256'), claimsWith(), {
          x5c: [filler],
          jwk: { kty: 'RSA', n: 'A'.repeat(100_000), e: 'AQAB' },
        }),
      ],
      ['too much', token(signer, claimsWith({ filler: filler.repeat(2) }))],
    ];
    for (const [what, text] of large) {
      const setting = { ...profile, audiences: ['https://api.example/'], requiredScopes: ['a'] };
      const started = process.cpuUsage();
      const { status } = await validateToken(text, setting, { keys, now });
      const took = milliseconds(started);
      assert.notEqual(status, 'valid', what);
      assert.ok(took < 1500, `${what}: ${took.toFixed(0)} ms`);
    }
  });

  it('looks through five thousand keys, and imports no more than it may try', async function () {
    this.timeout(20_000);
    const { jwk } = createSigner('ES256');
    const many = Array.from({ length: 5000 }, (_, at) => ({ ...jwk, kid: `k${at}` }));
    const started = process.cpuUsage();
    assert.equal(
      codesOf(await validateToken(token(signer), profile, { keys: keysOf([...many, signer.jwk]), now })),
      'valid',
    );
    assert.equal(
      codesOf(await validateToken(token(signer), profile, { keys: keysOf(many), now })),
      'undecided key-not-found',
    );
    const broken = Array.from({ length: 5000 }, (_, at) => ({
      kty: 'EC',
      crv: 'P-256',
      x: base64url(`x${at}`),
      y: 'AA',
    }));
    const nameless = await validateToken(token(signer), profile, { keys: keysOf(broken), now });
    assert.notEqual(nameless.status, 'valid');
    assert.ok(milliseconds(started) < 3000);
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

/** Work done since, whatever else the machine does. */
function milliseconds(since: NodeJS.CpuUsage): number {
  return process.cpuUsage(since).user / 1000;
}
