/** What a profile expects of a token, in words. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { profileOf, type IssuerSetting } from '../../../../src/core/issuers/issuer';
import { expectationLines, expectationTexts } from '../../../../src/core/present/expectations';

const issuer = 'https://issuer.example';
const textsOf = (changes: Partial<IssuerSetting> = {}): readonly string[] =>
  expectationTexts(profileOf({ name: 'Orders', issuer, ...changes }));

const clock = 'Not expired, not before its time, and not issued in the future, each with 1 minute of clock tolerance.';

describe('expectationTexts', () => {
  it('says what every profile expects', () => {
    assert.deepEqual(textsOf(), [`iss is exactly ${issuer}`, 'Signed with a key of the issuer.', clock]);
  });

  it('says all that a profile can expect', () => {
    const all = textsOf({
      audiences: ['https://api.example', 'orders'],
      algorithms: ['ES256', 'RS256'],
      tokenTypes: ['at+jwt', 'JWT'],
      requiredScopes: ['orders:read', 'orders:write'],
      requiredClaims: ['sub', 'client_id'],
      clockToleranceSeconds: 120,
      maxLifetimeSeconds: 600,
    });
    assert.deepEqual(all, [
      `iss is exactly ${issuer}`,
      'aud is, or as an array contains, one of https://api.example, orders',
      'Signed with a key of the issuer, by ES256, RS256',
      'typ is one of at+jwt, JWT',
      'It has the scopes orders:read, orders:write',
      'It has the claims sub, client_id',
      'Not expired, not before its time, and not issued in the future, each with 2 minutes of clock tolerance.',
      'It lives at most 10 minutes.',
    ]);
  });

  it('says one of what is one', () => {
    const [, audience, key, type] = textsOf({ audiences: ['orders'], tokenTypes: ['at+jwt'], sharedSecret: true });
    assert.equal(audience, 'aud is, or as an array contains, orders');
    assert.equal(key, 'Signed with the shared secret of the profile.');
    assert.equal(type, 'typ is at+jwt');
  });

  it('is plain text: without markup of ours, and with that of a profile as it stands there', () => {
    const [, audience] = textsOf({ audiences: ['**a** `b` <c>'] });
    assert.equal(audience, 'aud is, or as an array contains, **a** `b` <c>');
    assert.ok(textsOf().every((text) => !text.includes('`')));
  });

  it('writes out what cannot be seen', () => {
    const [, audience] = textsOf({ audiences: ['a\u202Eb'], requiredScopes: ['c\u200B'] });
    assert.equal(audience, 'aud is, or as an array contains, a\\u{202E}b');
    assert.ok(textsOf({ requiredScopes: ['c\u200B'] }).includes('It has the scopes c\\u{200B}'));
  });

  it('cuts long texts and long lists', () => {
    const [, long] = textsOf({ audiences: ['a'.repeat(5000)] });
    assert.equal(long, `aud is, or as an array contains, ${'a'.repeat(120)}…`);
    const scopes = Array.from({ length: 50 }, (_, index) => `s${String(index)}`);
    const line = textsOf({ requiredScopes: scopes }).find((text) => text.startsWith('It has the scopes'));
    assert.ok(line?.endsWith('s18, s19 …') && !line.includes('s20'));
  });
});

describe('expectationLines', () => {
  it('says the same as Markdown, with the texts of a profile in code spans', () => {
    const profile = profileOf({ name: 'Orders', issuer, audiences: ['orders'] });
    const [first, second] = expectationLines(profile);
    assert.equal(first, `\`iss\` is exactly \`${issuer}\``);
    assert.equal(second, '`aud` is, or as an array contains, `orders`');
    assert.equal(expectationLines(profile).length, expectationTexts(profile).length);
  });
});
