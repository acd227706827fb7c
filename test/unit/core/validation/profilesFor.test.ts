import assert from 'node:assert/strict';
import { profileOf } from '../../../../src/core/issuers/issuer';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import { profilesFor } from '../../../../src/core/validation/validate';
import { claimsWith, createSigner, token } from './tokens';

const signer = createSigner('ES256');

function namesFor(claims: object, settings: readonly IssuerSetting[]): readonly string[] {
  return profilesFor(token(signer, claims), settings.map(profileOf)).map(({ name }) => name);
}

const settings: readonly IssuerSetting[] = [
  { name: 'slash', issuer: 'https://issuer.example/' },
  { name: 'other', issuer: 'https://other.test' },
  { name: 'exact', issuer: 'https://issuer.example', audiences: ['first'] },
  { name: 'exact for the API', issuer: 'https://issuer.example', audiences: ['https://api.example'] },
  { name: 'entra', issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' },
  { name: 'google', issuer: 'https://accounts.google.com' },
  { name: 'spiffe', issuer: 'spiffe://example.org' },
];

describe('profilesFor', () => {
  it('puts the exact issuer first, the one with the audience before all, and near ones behind', () => {
    assert.deepEqual(namesFor(claimsWith(), settings), ['exact for the API', 'exact', 'slash']);
    assert.deepEqual(namesFor(claimsWith({ iss: 'https://issuer.example/' }), settings), [
      'slash',
      'exact for the API',
      'exact',
    ]);
  });

  it('knows the ways of providers', () => {
    const tid = '11111111-2222-4333-8444-555555555555';
    assert.deepEqual(namesFor({ iss: `https://login.microsoftonline.com/${tid}/v2.0`, tid }, settings), ['entra']);
    assert.deepEqual(
      namesFor({ iss: `https://sts.windows.net/${tid}/`, tid }, settings),
      ['entra'],
      'so that v1 can be pointed out',
    );
    assert.deepEqual(namesFor({ iss: 'accounts.google.com' }, settings), ['google']);
    assert.deepEqual(namesFor({ sub: 'spiffe://example.org/app' }, settings), ['spiffe']);
  });

  it('goes by the audience where there is no issuer', () => {
    assert.deepEqual(namesFor({ aud: ['first'] }, settings), ['exact']);
    assert.deepEqual(
      namesFor({ aud: 'client' }, [{ name: 'client', issuer: 'https://a.example', clientId: 'client' }]),
      ['client'],
    );
  });

  it('invents nothing', () => {
    assert.deepEqual(namesFor({ iss: 'https://nowhere.example' }, settings), []);
    assert.deepEqual(
      namesFor({ iss: 'https://nowhere.example', aud: 'first' }, settings),
      [],
      'another issuer is another issuer',
    );
    assert.deepEqual(namesFor({ iss: 'https://issuer.example/tenant-2' }, settings), [], 'below it is somebody else');
    const tenants = ['1', '2'].map(
      (end) => `https://login.microsoftonline.com/11111111-2222-4333-8444-55555555555${end}/v2.0`,
    );
    assert.deepEqual(namesFor({ iss: tenants[0] }, [{ name: 'other tenant', issuer: tenants[1] ?? '' }]), []);
    assert.deepEqual(namesFor({ iss: 7 }, settings), []);
    assert.deepEqual(namesFor({}, settings), []);
    for (const text of ['', 'hello', 'ghp_000000000000000000000000000000000000', '{}']) {
      assert.deepEqual(profilesFor(text, settings.map(profileOf)), []);
    }
    assert.deepEqual(profilesFor(token(signer), []), []);
  });

  it('keeps the order of the settings where nothing decides', () => {
    const twins = ['a', 'b', 'c'].map((name) => ({ name, issuer: 'https://issuer.example' }));
    assert.deepEqual(namesFor(claimsWith(), twins), ['a', 'b', 'c']);
  });

  it('goes by claims that an encrypted token repeats in its header, RFC 7519 section 5.3', () => {
    const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', iss: 'https://other.test' })).toString(
      'base64url',
    );
    const found = profilesFor(`${header}..AAAA.AAAA.AAAA`, settings.map(profileOf));
    assert.deepEqual(
      found.map(({ name }) => name),
      ['other'],
    );
  });
});
